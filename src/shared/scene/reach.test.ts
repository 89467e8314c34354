import { expect, test } from 'vitest';
import { buildScene } from './build';
import { reaches } from '../../../simulator';
import { shipped, type Planned } from './testing';

function told({ plan, code }: Planned, operation: string) {
  const index = plan.operations.findIndex(({ name }) => name === operation);
  const reach = reaches(plan, code).find((one) => one.operation === index);
  const nameOf = (module: number): string => plan.modules[module]?.name ?? '';
  return {
    modules: reach?.modules.map(nameOf),
    tears: reach?.tears.map(
      ({ module, link }) => `${nameOf(module)} over ${plan.links[link]?.name ?? 'nothing'}`,
    ),
  };
}

test('in the monolith one transaction holds orders, stock and money', async () => {
  const planned = await shipped('corner-shop', 'monolith');
  expect(told(planned, 'orders.place')).toEqual({ modules: ['orders', 'catalogue', 'payments'], tears: [] });
});

test('with payments apart it is torn at the wire to payments, which commits on its own', async () => {
  const planned = await shipped('corner-shop', 'payments-apart');
  expect(told(planned, 'orders.place')).toEqual({
    modules: ['orders', 'catalogue'],
    tears: ['payments over shop->payments'],
  });
  expect(told(planned, 'payments.charge')).toEqual({ modules: ['payments'], tears: [] });
});

test('as microservices it holds the order alone', async () => {
  const planned = await shipped('corner-shop', 'microservices');
  expect(told(planned, 'orders.place')).toEqual({
    modules: ['orders'],
    tears: ['catalogue over orders->catalogue', 'payments over orders->payments'],
  });
});

test('on another store in the same process it is torn without a wire', async () => {
  const { plan, code } = await shipped('corner-shop', 'monolith');
  const stores = [...plan.stores, { name: 'other', kind: 'database', parameters: {} }];
  const modules = plan.modules.map((module) =>
    module.name === 'payments' ? { ...module, store: 1 } : module,
  );
  const apart = { plan: { ...plan, stores, modules }, code };
  expect(told(apart, 'orders.place')).toEqual({
    modules: ['orders', 'catalogue'],
    tears: ['payments over nothing'],
  });
});

test('what a remote callee without tables calls in turn is out of reach as well', async () => {
  const { plan, code } = await shipped('corner-shop', 'payments-apart');
  const number = (name: string): number => plan.operations.findIndex((operation) => operation.name === name);
  const modules = plan.modules.map((module) =>
    module.name === 'payments' ? { ...module, store: -1 } : module,
  );
  const through = code.map((one, i) =>
    i === number('payments.charge') ? { ...one, calls: [number('notifications.send')] } : one,
  );
  expect(told({ plan: { ...plan, modules }, code: through }, 'orders.place').tears).toEqual([
    'notifications over shop->payments',
  ]);
});

test('what a run shows beyond the code is drawn too', async () => {
  const { plan } = await shipped('corner-shop', 'payments-apart');
  const unread = plan.operations.map(({ calls }) => ({
    calls,
    publishes: [],
    transacted: [],
    hasTransaction: false,
    tables: [],
  }));
  const place = plan.operations.findIndex(({ name }) => name === 'orders.place');
  const link = plan.links.findIndex(({ name }) => name === 'shop->payments');
  expect(buildScene(plan, unread).brackets).toEqual([]);
  const transactions = { began: new Set([place]), called: new Map([[place, new Set([link])]]) };
  const [bracket] = buildScene(plan, unread, { seen: { links: new Set(), transactions } }).brackets;
  expect(bracket?.tears).toHaveLength(1);
});

test('a bracket ends at its store, and a torn one within its membrane', async () => {
  const { plan, code } = await shipped('corner-shop', 'payments-apart');
  const scene = buildScene(plan, code);
  const bracket = scene.brackets.find(({ tears }) => tears.length > 0);
  expect(scene.wires[bracket?.wire ?? -1]?.name).toBe('shop->shop-database');
  const [tear] = bracket?.tears ?? [];
  const shop = scene.services[0]?.rect;
  expect(tear?.wall.x).toBe((shop?.x ?? 0) + (shop?.width ?? 0));
  // The wire begins at the wall: whatever shows the torn end must leave it whole.
  expect(tear?.at.x).toBeLessThan((tear?.wall.x ?? 0) - 5);
  expect(tear?.towards.x).toBeGreaterThan(0.9);
  for (const stroke of bracket?.strokes ?? []) {
    for (const { x, y } of stroke) {
      expect(x).toBeGreaterThanOrEqual(shop?.x ?? 0);
      expect(x).toBeLessThanOrEqual((shop?.x ?? 0) + (shop?.width ?? 0));
      expect(y).toBeLessThanOrEqual((shop?.y ?? 0) + (shop?.height ?? 0) + 0.01);
    }
  }
});
