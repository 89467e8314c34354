/**
 * What every definition owes to those who derive from it: words, sources, defaults that fit, targets that it takes.
 *
 * @holds faults
 */
import { expect, test } from 'vitest';
import { COPYING } from '../../simulator/components/copying/definition';
import { COMPONENTS } from '../../simulator/components/registry';
import { readFault } from '../../simulator/engine/toolkit';
import { FAULTS } from '../../simulator/faults/registry';
import { parameterSchema } from '../../simulator/model/parameter-schema';
import { defaultOf, fillParameters } from '../../simulator/model/parameter-values';
import type { Definition } from '../../simulator/model/parameters';
import type { FaultTarget } from '../../simulator/model/plan';
import { POLICIES } from '../../simulator/policies/registry';
import { Simulation } from '../../simulator/engine/simulation';
import { shippedDocument } from '../corner-shop';
import { testsByKind } from '../../tools/held-by';
import { referenceGroups } from '../../tools/reference';
import { prepare } from '../running';

const ALL: readonly (readonly [string, Definition])[] = [
  ...Object.entries(COMPONENTS),
  ...Object.entries(COPYING),
  ...Object.entries(POLICIES),
  ...Object.entries(FAULTS),
];

test.each(ALL)('%s says what it is and what it leaves out', (kind, definition) => {
  expect(definition.kind).toBe(kind);
  for (const words of [definition.title, definition.explains, definition.leavesOut])
    expect(words).toMatch(/^\p{Lu}.{2,}/u);
  expect(definition.explains).toMatch(/[.]$/);
});

test('tests hold each of them, and hold nothing that there is not', () => {
  const groups = referenceGroups();
  const unheld = groups.flatMap(({ entries }) => entries.filter(({ tests }) => tests.length === 0));
  expect(unheld.map(({ kind }) => kind)).toEqual([]);
  const known = [...ALL.map(([kind]) => kind), ...groups.map(({ id }) => id)];
  expect([...testsByKind().keys()].filter((kind) => !known.includes(kind))).toEqual([]);
});

const PARAMETERS = ALL.flatMap(([kind, { parameters }]) =>
  Object.entries(parameters).map(([name, parameter]) => [kind, name, parameter] as const),
);

test.each(PARAMETERS)(
  '%s: %s has words, a source and a default within its bounds',
  (_kind, name, parameter) => {
    expect(parameter.explains.length).toBeGreaterThan(10);
    expect(parameter.source.length).toBeGreaterThan(5);
    const value = defaultOf(parameter);
    expect(fillParameters({ [name]: parameter }, { [name]: value }).problems).toEqual([]);
    expect(parameterSchema(parameter).parse(undefined)).toEqual(value);
    if (!('unit' in parameter)) return;
    expect(parameter.min).toBeLessThanOrEqual(parameter.max);
  },
);

test.each(Object.values(COMPONENTS))('$kind says what can be wired to it and measured of it', (component) => {
  expect(component.ports.takes.length).toBeGreaterThan(0);
  for (const { name, unit, explains } of component.metrics)
    expect([name, unit, explains].every((words) => words.length > 0)).toBe(true);
});

/** One target of each kind in the corner shop with payments apart, in the words of the grammar. */
const TARGETS: Readonly<
  Record<Exclude<FaultTarget['kind'], 'none' | 'anyService' | 'broker' | 'registry'>, string>
> = {
  module: 'orders',
  operation: 'payments.charge',
  service: 'shop',
  instance: 'shop#1',
  store: 'shop-database',
  link: 'shop->payments',
  network: 'network',
};

/** A text for each kind of fault; `T` stands for the target. */
const TEXTS: Readonly<Record<string, string>> = {
  crash: 'crash T',
  drain: 'drain T',
  hang: 'hang T',
  slow: 'slow T by 3x',
  'error-rate': 'fail T 50%',
  throw: 'throw in T',
  leak: 'leak T 1MiB',
  delay: 'delay T by 10ms',
  loss: 'lose T 5%',
  cut: 'cut T',
  release: 'release T next',
  replay: 'replay T',
};

/** The corner shop whose orders have another version, which does the same. */
function shop(): object {
  const document = shippedDocument('corner-shop');
  const orders = document.modules['orders'];
  Object.assign(orders ?? {}, { versions: { next: { handlers: orders?.handlers } } });
  return document;
}

const PAIRS = Object.values(FAULTS).flatMap((fault) =>
  Object.keys(TARGETS).map((target) => [fault.kind, target as keyof typeof TARGETS] as const),
);

test.each(PAIRS)('%s acts on a %s, or says that it does not', (kind, target) => {
  const { plan, guest } = prepare(shop(), { deployment: 'payments-apart', seed: 1 });
  const text = (TEXTS[kind] ?? '').replace('T', TARGETS[target]);
  const read = readFault(text, plan);
  const takes = FAULTS[kind]?.targets.includes(target) === true;
  if (!read.ok) {
    expect([takes, read.problem.message]).toEqual([false, expect.stringContaining('does not act on')]);
    return;
  }
  expect([takes, read.fault.target.kind]).toEqual([true, target]);
  expect(FAULTS[kind]?.wouldDo(read.fault, text)).toContain(text);
  const simulation = new Simulation(plan, guest);
  simulation.advance(1e9, 1000);
  simulation.intervene({ kind: 'fault', fault: read.fault });
  const [state] = simulation.schedule.states().slice(-1);
  // The orders' module shares its process with its callers, and no wire leads to it but the clients'.
  expect(['acting', 'idle']).toContain(state?.state);
  if (state?.state === 'idle') expect(state.idle).not.toBe('');
  simulation.intervene({ kind: 'lift', fault: state?.index ?? -1 });
  expect(simulation.failure).toBeUndefined();
});
