/** Taking a service out in stages: each runs, and what is lost is lost at the stage that takes it. */
import { expect, test } from 'vitest';
import { boundaryReport, extraction, type ExtractionOrder } from '../../../simulator/boundary';
import { checkDocument } from '../../../simulator/engine/check';
import { Simulation } from '../../../simulator/engine/simulation';
import type { CopyWay } from '../../../simulator/model/plan';
import { NS_PER_S } from '../../../simulator/model/units';
import { shippedDocument } from '../../corner-shop';
import { finish, prepare } from '../../running';

function stagesOf(order: ExtractionOrder, copying?: CopyWay) {
  const made = extraction(shippedDocument('corner-shop'), 'monolith', ['payments'], order, copying);
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  expect(checkDocument(made.document)).toEqual([]);
  const { document, stages } = made;
  const plans = stages.map(({ deployment }) => {
    const choice = { deployment, experiment: 'open-loop', seed: 1, lengthNs: 2 * NS_PER_S };
    const { plan, guest } = prepare(document, choice);
    const simulation = new Simulation(plan, guest);
    finish(simulation);
    expect(simulation.readers.metrics.requests.durations().meanNs).toBeGreaterThan(0);
    expect([simulation.system.clients.failed, simulation.system.clients.unknown]).toEqual([0, 0]);
    for (const { name, violations } of simulation.monitor.states())
      if (!name.endsWith('-copied')) expect([deployment, name, violations]).toEqual([deployment, name, 0]);
    return plan;
  });
  const steps = plans.slice(1).map((plan, step) => {
    const before = plans[step];
    if (before === undefined) throw new Error('each step has a stage before it');
    const { statements } = boundaryReport({ plan: before, document }, { plan, document });
    const about = new Set(['invariant', 'transaction', 'call', 'store', 'copy']);
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

const COPYING = ['copied', 'reads-switched', 'writes-switched'];

test('over a copy that is written twice, each step is one statement, and the promise goes where it went before', () => {
  expect(stagesOf('code', 'dual-writes')).toEqual({
    names: ['monolith', ...['code-apart', ...COPYING, 'apart'].map((stage) => `monolith-${stage}`)],
    steps: [
      ['invariant cost', 'transaction cost', 'call cost', 'store cost'],
      ['copy cost'],
      ['copy cost'],
      ['copy cost', 'copy relief', 'copy relief'],
      // Its service still wrote to the old store, so that there was a way back.
      ['store relief', 'copy relief'],
    ],
  });
});

test('over captured changes the old store is shared no more as soon as the new one is written first', () => {
  expect(stagesOf('data', 'change-capture')).toEqual({
    names: ['monolith', ...[...COPYING, 'data-apart', 'apart'].map((stage) => `monolith-${stage}`)],
    steps: [
      ['copy cost'],
      ['copy cost'],
      ['invariant cost', 'transaction cost', 'copy cost', 'copy relief', 'copy relief'],
      ['copy relief'],
      ['call cost'],
    ],
  });
  expect(stagesOf('code', 'change-capture').steps[3]).toEqual([
    'store relief',
    'copy cost',
    'copy relief',
    'copy relief',
  ]);
});

test('what keeps nothing, and what is no database, is not copied, and that is said', () => {
  const boutique = shippedDocument('online-boutique');
  const tried = (modules: readonly string[]) =>
    extraction(boutique, 'monolith', modules, 'code', 'dual-writes');
  expect(tried(['currency'])).toMatchObject({ ok: false, faults: [{ code: 'nothing-to-copy' }] });
});
