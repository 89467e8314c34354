import { expect, test } from 'vitest';
import { INSTANCE_FIELDS, type FaultPlan, type Frame } from '../../../simulator';
import { buildScene } from '../../shared/scene';
import { shipped } from '../../shared/scene/testing';
import { callerOf } from './caller';
import { downKey, faultKey, gapKey } from './condition';
import { shareOf } from './marks/gap-share';
import { spotsOf } from './marks/fault-spots';

/** As much of a frame as is read here. */
function frame(over: Partial<Frame>): Frame {
  return {
    instances: new Float64Array(0),
    stores: new Float64Array(0),
    brokers: new Float64Array(0),
    registries: new Float64Array(0),
    beliefs: new Int32Array(0),
    fallen: [],
    faults: [],
    invariants: [],
    ...over,
  } as Frame;
}

test('what is down is told by number', () => {
  const instances = new Float64Array(3 * INSTANCE_FIELDS.length);
  instances[INSTANCE_FIELDS.length] = 1;
  expect(downKey(frame({ instances, stores: Float64Array.of(1, 0) }))).toBe('i0,i2,s1');
});

test('faults that are over leave no mark', () => {
  const states = ['armed', 'acting', 'lifted', 'idle'] as const;
  const faults = states.map((state, index) => ({
    index,
    state,
    text: '',
    kind: 'cut',
    target: { kind: 'link', index: 0 } as const,
    struckNs: 0,
    liftedNs: -1,
    touched: 0,
    idle: '',
  }));
  expect(faultKey(frame({ faults }))).toBe('0:0,1:1');
});

test('a gap is as old as the oldest that is open', () => {
  const gap = { key: 'order-1', request: 1, openedNs: 9 };
  const gaps = [
    { ...gap, sinceNs: 1, closedNs: 5 },
    { ...gap, sinceNs: 7, closedNs: undefined },
    { ...gap, sinceNs: 3, closedNs: undefined },
  ];
  const invariant = {
    name: '',
    says: '',
    violations: 3,
    longestGapMs: 0,
    transient: { count: 0, longestMs: 0 },
  };
  const invariants = [
    { ...invariant, openGaps: 0, gaps: [] },
    { ...invariant, openGaps: 2, gaps },
  ];
  expect(gapKey(frame({ invariants }))).toBe('1:2:3');
});

test('a bar grows as its gap ages, and is never longer than its box', () => {
  const lengths = [0, 1, 10, 60, 1e6].map(shareOf);
  expect([...lengths].sort((a, b) => a - b)).toEqual(lengths);
  expect(lengths[0]).toBeGreaterThan(0);
  expect(lengths.at(-1)).toBe(1);
});

test('a fault is marked where it acts: a cut on every wire into its target, a crash on the box', async () => {
  const { plan, code } = await shipped('corner-shop', 'payments-apart');
  const scene = buildScene(plan, code);
  const payments = plan.services.findIndex(({ name }) => name === 'payments');
  const link = plan.links.findIndex(({ name }) => name === 'shop->payments');
  const selects = (target: FaultPlan['target'], kind: string) =>
    spotsOf(scene, plan, target, kind).map((spot) => spot.selects);
  expect(selects({ kind: 'service', index: payments }, 'cut')).toEqual([{ kind: 'link', index: link }]);
  expect(selects({ kind: 'link', index: link }, 'delay')).toEqual([{ kind: 'link', index: link }]);
  expect(selects({ kind: 'service', index: payments }, 'crash')).toEqual([
    { kind: 'service', index: payments },
  ]);
  expect(selects({ kind: 'instance', service: payments, instance: 0 }, 'crash')).toEqual([
    { kind: 'instance', index: 1 },
  ]);
  expect(selects({ kind: 'none', says: '' }, 'crash')).toEqual([]);
});

test('the caller is whoever runs what is selected, else the clients', async () => {
  const { plan, code } = await shipped('corner-shop', 'payments-apart');
  const scene = buildScene(plan, code);
  const link = plan.links.findIndex(({ name }) => name === 'shop->payments');
  const orders = plan.modules.findIndex(({ name }) => name === 'orders');
  expect(callerOf(scene, plan, undefined)).toBe('clients');
  expect(callerOf(scene, plan, { kind: 'store', index: 0 })).toBe('clients');
  expect(callerOf(scene, plan, { kind: 'module', index: orders })).toBe('service:shop');
  expect(callerOf(scene, plan, { kind: 'link', index: link })).toBe('service:shop');
  expect(callerOf(scene, plan, { kind: 'instance', index: 1 })).toBe('service:payments');
});
