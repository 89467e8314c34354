import { beforeAll, expect, test } from 'vitest';
import {
  INSTANCE_FIELDS,
  liveOffset,
  loadCompiler,
  loadToolkit,
  type Frame,
  type Intervention,
  type Plan,
  type Toolkit,
} from '../../../simulator';
import { faultsFor, firstDraft, NOW, planOf, withDose } from './draft';
import { figuresOf } from './figures';
import { parametersOf, valuesNow } from './parameters';
import { concerns, instancePlace, operationOf } from './places';

const OWN = { cpus: 2, memory: '1MiB', concurrency: 10, queue: 4, restartAfter: '0s' };
const DOCUMENT = {
  format: 'faultline/1',
  name: 'two-parts',
  title: 'Two parts',
  summary: 'An order is placed in one service and paid for in another.',
  modules: {
    orders: {
      title: 'Orders',
      explains: 'Takes orders.',
      operations: { place: { explains: 'Places one.', work: '1ms', calls: ['payments.charge'] } },
      tables: { orders: { explains: 'One row an order.' } },
    },
    payments: {
      title: 'Payments',
      explains: 'Debits.',
      operations: { charge: { explains: 'Debits one.', work: '1ms' } },
    },
  },
  tasks: { order: { weight: 1, steps: [{ request: 'orders.place' }] } },
  deployments: {
    apart: {
      title: 'Apart',
      explains: 'Two services.',
      services: { shop: { modules: ['orders'], ...OWN }, bank: { modules: ['payments'], ...OWN } },
      stores: { database: { kind: 'database', modules: ['orders'] } },
      policies: [{ from: 'shop', call: 'payments', chain: [{ kind: 'timeout', after: '1s' }] }],
    },
  },
  experiments: {
    one: {
      title: 'One',
      explains: 'One.',
      workload: { requests: [{ at: '1s', task: 'order' }] },
      length: '5s',
    },
  },
};

let toolkit: Toolkit;
let plan: Plan;
/** Indices into the plan. */
let shop = -1;
let bank = -1;
let place = -1;
let charge = -1;
let wire = -1;

beforeAll(async () => {
  toolkit = await loadToolkit();
  const { compile } = await loadCompiler();
  const compiled = compile(DOCUMENT, { deployment: 'apart', experiment: 'one', seed: 1 });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  plan = compiled.plan;
  const named = (things: readonly { readonly name: string }[], wanted: string) =>
    things.findIndex(({ name }) => name === wanted);
  [shop, bank] = [named(plan.services, 'shop'), named(plan.services, 'bank')];
  [place, charge] = [named(plan.operations, 'orders.place'), named(plan.operations, 'payments.charge')];
  wire = named(plan.links, 'shop->bank');
});

test('every fault that can be aimed at something has words for its first dose', () => {
  const target = { kind: 'module', index: 0 } as const;
  const words = faultsFor(target, toolkit.FAULTS).map((definition) =>
    toolkit.faultWords(planOf(firstDraft(definition), target), plan),
  );
  expect(words.every((text) => text !== undefined)).toBe(true);
  const name = plan.modules[0]?.name;
  expect(words).toContain(`slow ${name} by 5x`);
  expect(words).toContain(`cut ${name}`);
  expect(faultsFor({ kind: 'link', index: wire }, toolkit.FAULTS).map(({ kind }) => kind)).toEqual([
    'delay',
    'loss',
    'cut',
  ]);
  expect(faultsFor(undefined, toolkit.FAULTS)).toEqual([]);
});

test('a draft says what was chosen, and only one of two doses that exclude each other', () => {
  const slow = toolkit.FAULTS['slow'];
  if (slow === undefined) throw new Error('there is slow');
  const target = { kind: 'operation', index: charge } as const;
  const later = withDose(firstDraft(slow), slow, 'added', 2e8);
  expect(toolkit.faultWords(planOf(later, target), plan)).toBe('slow payments.charge by 200ms');
  const trigger = { kind: 'event', operation: charge, event: 'returns', nth: 3 } as const;
  const chosen = { ...withDose(later, slow, 'factor', 2), trigger, durationNs: 5e9, once: true };
  expect(toolkit.faultWords(planOf(chosen, target), plan)).toBe(
    'slow payments.charge by 2x after payments.charge returns the 3rd time for 5s once',
  );
  expect(firstDraft(slow).trigger).toEqual(NOW);
});

test('parameters are shown as they are now, with what changing them takes', () => {
  const made = (value: number): Intervention => ({
    atNs: 0,
    sequence: 0,
    request: {
      kind: 'parameter',
      change: { target: { kind: 'service', index: shop }, name: 'queue', value },
    },
  });
  const [group] = parametersOf({ kind: 'service', index: shop }, plan, toolkit.CATALOGUE, [made(7), made(9)]);
  const queue = group?.lines.find(({ name }) => name === 'queue');
  expect(queue).toMatchObject({ planned: 4, value: 9, change: { target: { kind: 'service', index: shop } } });
  expect(valuesNow(shop, plan, [made(7)])).toMatchObject({ queue: 7, cpus: 2 });
  const [store] = parametersOf({ kind: 'store', index: 0 }, plan, toolkit.CATALOGUE, []);
  expect(store?.lines.every(({ change }) => change === undefined)).toBe(true);
});

test('what a service tells stands beside its parameters, and is changed in the design', () => {
  const [, told] = parametersOf({ kind: 'service', index: shop }, plan, toolkit.CATALOGUE, []);
  expect(told?.owner).toEqual({ kind: 'instruments', name: plan.services[shop]?.name });
  expect(told?.lines.map(({ name, value, change }) => [name, value, change])).toEqual([
    ['level', 'traces', undefined],
    ['propagates', 'yes', undefined],
  ]);
});

test('a wire shows the policies on the calls that go over it', () => {
  const groups = parametersOf({ kind: 'link', index: wire }, plan, toolkit.CATALOGUE, []);
  expect(groups.map(({ title }) => title)).toEqual(['', 'Time-out of payments.charge']);
  expect(groups[1]?.lines[0]).toMatchObject({
    name: 'after',
    value: 1e9,
    change: { target: { kind: 'policy', index: 0, place: 0 } },
  });
});

test('gauges are summed over instances, and a full one is marked', () => {
  const instances = new Float64Array(INSTANCE_FIELDS.length * 2);
  instances.set([1, 10, 1, 2, 3, 1 << 19], shop * INSTANCE_FIELDS.length);
  const live = new Float64Array(200).fill(Number.NaN);
  live.set([50, 3, 1, 1e6, 4e6, 9e6], liveOffset(plan, 'service', shop));
  const frame = { instances, live, stores: new Float64Array(1), fallen: [] } as unknown as Frame; // all that is looked at
  const figures = figuresOf({ kind: 'service', index: shop }, plan, frame, valuesNow(shop, plan, []));
  expect(figures.map(({ name, text, isTrouble }) => [name, text, isTrouble ?? false])).toEqual([
    ['state', 'up', false],
    ['CPU', '2 of 2, 3 pieces of work waiting', true],
    ['calls at work', '10 of 10', true],
    ['calls waiting', '1 of 4', false],
    ['memory held', '512 KiB of 1 MiB', false],
    ['answered', '50/s', false],
    ['failed', '2/s', true],
    ['unknown', '1/s', true],
    ['p50', '1 ms', false],
    ['p95', '4 ms', false],
  ]);
  expect(figuresOf({ kind: 'store', index: 0 }, plan, frame, {})[0]).toMatchObject({
    text: 'down',
    isTrouble: true,
  });
  const [rate, , p50] = figuresOf({ kind: 'operation', index: charge }, plan, frame, {});
  expect([rate?.text, p50?.text]).toEqual(['–', '–']);
});

test('a fault that is to wait begins with an operation that is near', () => {
  expect(operationOf({ kind: 'service', index: bank }, plan)).toBe(charge);
  expect(operationOf({ kind: 'link', index: wire }, plan)).toBe(charge);
  expect(operationOf({ kind: 'store', index: 0 }, plan)).toBe(place);
  expect(operationOf({ kind: 'instance', service: bank, instance: 0 }, plan)).toBe(charge);
});

test('a fault concerns what it is aimed at, its parts and its whole', () => {
  const module = plan.operations[charge]?.module ?? -1;
  const selected = { kind: 'service', index: bank } as const;
  expect(concerns({ kind: 'operation', index: charge }, selected, plan)).toBe(true);
  expect(concerns({ kind: 'instance', service: bank, instance: 0 }, selected, plan)).toBe(true);
  expect(concerns({ kind: 'service', index: shop }, selected, plan)).toBe(false);
  expect(concerns({ kind: 'operation', index: charge }, { kind: 'module', index: module }, plan)).toBe(true);
  expect(concerns({ kind: 'operation', index: place }, { kind: 'module', index: module }, plan)).toBe(false);
  expect(concerns({ kind: 'link', index: wire }, { kind: 'link', index: wire }, plan)).toBe(true);
  expect(concerns({ kind: 'link', index: wire }, selected, plan)).toBe(false);
  expect(instancePlace({ services: [{ instances: 2 }, { instances: 1 }] } as unknown as Plan, 2)).toEqual({
    service: 1,
    instance: 0,
  });
});
