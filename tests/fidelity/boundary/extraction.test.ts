/** Taking a service out in stages: each runs, and what is lost is lost at the stage that takes it. */
import { expect, test } from 'vitest';
import { boundaryReport, extraction, type ExtractionOrder } from '../../../simulator/boundary';
import { checkDocument } from '../../../simulator/engine/check';
import { Simulation } from '../../../simulator/engine/simulation';
import { NS_PER_S } from '../../../simulator/model/units';
import { shippedDocument } from '../../corner-shop';
import { finish, prepare } from '../../running';

function stagesOf(order: ExtractionOrder) {
  const made = extraction(shippedDocument('corner-shop'), 'monolith', ['payments'], order);
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  expect(checkDocument(made.document)).toEqual([]);
  const { document, stages } = made;
  const plans = stages.map(({ deployment }) => {
    const choice = { deployment, experiment: 'open-loop', seed: 1, lengthNs: 2 * NS_PER_S };
    const { plan, guest } = prepare(document, choice);
    const simulation = new Simulation(plan, guest);
    finish(simulation);
    expect(simulation.readers.metrics.requests.durations().meanNs).toBeGreaterThan(0);
    return plan;
  });
  const steps = plans.slice(1).map((plan, step) => {
    const before = plans[step];
    if (before === undefined) throw new Error('each step has a stage before it');
    const { statements } = boundaryReport({ plan: before, document }, { plan, document });
    const about = new Set(['invariant', 'transaction', 'call', 'store']);
    return statements.filter(({ kind }) => about.has(kind)).map(({ kind, effect }) => `${kind} ${effect}`);
  });
  return { names: stages.map(({ deployment }) => deployment), steps };
}

test('when the code leaves first, the promise goes at once and the shared store comes with it', () => {
  expect(stagesOf('code')).toEqual({
    names: ['monolith', 'monolith-code-apart', 'monolith-apart'],
    steps: [['invariant cost', 'transaction cost', 'call cost', 'store cost'], ['store relief']],
  });
});

test('when the data leaves first, the promise goes before there is a wire', () => {
  expect(stagesOf('data')).toEqual({
    names: ['monolith', 'monolith-data-apart', 'monolith-apart'],
    steps: [['invariant cost', 'transaction cost'], ['call cost']],
  });
});
