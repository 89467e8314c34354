import { expect, test } from 'vitest';
import type { FaultPlan, Plan } from '../model/plan';
import { drawn } from './draw';

const service = (name: string, kind = 'service') => ({
  name,
  kind,
  modules: [],
  instances: 1,
  parameters: {},
});
const fault: FaultPlan = {
  text: 'slow any service by 40ms',
  kind: 'slow',
  target: { kind: 'anyService' },
  trigger: { kind: 'time', atNs: 0 },
  durationNs: 0,
  once: false,
  parameters: {},
};

/** As much of a plan as is looked at. */
const planOf = (seed: number, ...services: readonly object[]): Plan =>
  ({ services, seed }) as unknown as Plan;

test('any service is drawn by the seed: each of ours in its turn, those outside never', () => {
  const times = [0, 0, 0, 0];
  for (let seed = 0; seed < 900; seed++) {
    const plan = planOf(seed, service('a'), service('bank', 'external'), service('b'), service('c'));
    const { target } = drawn(fault, 0, plan);
    expect(drawn(fault, 0, plan).target).toEqual(target);
    if (target.kind === 'service') times[target.index] = (times[target.index] ?? 0) + 1;
  }
  expect(times[1]).toBe(0);
  for (const service of [0, 2, 3]) expect(times[service]).toBeGreaterThan(240);
});

test('two faults of a run are drawn apart, and a target that was named stays', () => {
  const services = Array.from({ length: 50 }, (_, i) => service(`s${i}`));
  const plan = planOf(1, ...services);
  expect(drawn(fault, 0, plan).target).not.toEqual(drawn(fault, 1, plan).target);
  const named = { ...fault, target: { kind: 'store', index: 3 } } as const;
  expect(drawn(named, 0, plan)).toBe(named);
  expect(drawn(fault, 0, planOf(1, service('bank', 'external'))).target.kind).toBe('none');
});
