import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildScene } from './build';
import type { Point, Rect } from './geometry';
import type { Room } from './arrange';
import type { Box, Scene, Wire } from './scene';
import { anySystem, shipped } from './testing';

const ROOMS: readonly Room[] = ['wide', 'narrow'];

function end(wire: Wire, which: 'first' | 'last'): Point {
  const place = which === 'first' ? 0 : (wire.count - 1) * 4;
  return { x: wire.points[place] ?? NaN, y: wire.points[place + 1] ?? NaN };
}

function isOnEdge({ x, y }: Point, rect: Rect): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.01;
  const within = (a: number, from: number, length: number): boolean =>
    a >= from - 0.01 && a <= from + length + 0.01;
  const onSide = (near(x, rect.x) || near(x, rect.x + rect.width)) && within(y, rect.y, rect.height);
  const onTop = (near(y, rect.y) || near(y, rect.y + rect.height)) && within(x, rect.x, rect.width);
  return onSide || onTop;
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function box(scene: Scene, id: string): Box {
  const found = scene.boxes.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

function checkForm(scene: Scene): void {
  scene.boxes.forEach((a, i) =>
    scene.boxes
      .slice(i + 1)
      .forEach((b) => expect(overlap(a.rect, b.rect), `${a.id} and ${b.id}`).toBe(false)),
  );
  for (const wire of scene.wires) {
    expect(isOnEdge(end(wire, 'first'), box(scene, wire.from).rect), wire.name).toBe(true);
    expect(isOnEdge(end(wire, 'last'), box(scene, wire.to).rect), wire.name).toBe(true);
  }
}

describe('shipped systems', () => {
  test.each([
    ['corner-shop', 'monolith'],
    ['corner-shop', 'payments-apart'],
    ['corner-shop', 'microservices'],
    ['online-boutique', 'monolith'],
    ['online-boutique', 'microservices'],
  ])(
    '%s, %s: nothing overlaps, wires end at their boxes, tiles lie in their service',
    async (system, deployment) => {
      const { plan, code } = await shipped(system, deployment);
      for (const room of ROOMS) {
        const scene = buildScene(plan, code, { room });
        checkForm(scene);
        expect(buildScene(plan, code, { room })).toEqual(scene);
        for (const service of scene.services) {
          for (const tile of service?.tiles ?? [])
            expect(overlap(tile.rect, service?.rect ?? tile.rect)).toBe(true);
        }
      }
    },
  );

  test('only links in use are drawn', async () => {
    const { plan, code } = await shipped('corner-shop', 'microservices');
    expect(plan.links.length).toBeGreaterThan(20);
    expect(buildScene(plan, code).wires.map(({ name }) => name)).toEqual([
      'clients->orders',
      'orders->users',
      'orders->catalogue',
      'orders->payments',
      'orders->notifications',
      'users->users-database',
      'catalogue->catalogue-database',
      'orders->orders-database',
      'payments->payments-database',
      'notifications->notifications-database',
    ]);
  });

  test('a link on which something moved is drawn from then on', async () => {
    const { plan, code } = await shipped('corner-shop', 'microservices');
    const link = plan.links.findIndex(({ name }) => name === 'users->payments');
    const seen = { links: new Set([link]), transactions: { began: new Set<number>(), called: new Map() } };
    expect(buildScene(plan, code).wireOfLink[link]).toBe(-1);
    expect(buildScene(plan, code, { seen }).wireOfLink[link]).toBeGreaterThanOrEqual(0);
  });

  test('where nobody asks for anything by himself, what can be asked for has its wire', async () => {
    const { plan, code } = await shipped('corner-shop', 'microservices', 'by-hand');
    const fromClients = buildScene(plan, code).wires.filter(({ from }) => from === 'clients');
    expect(fromClients.map(({ name }) => name)).toEqual([
      'clients->catalogue',
      'clients->orders',
      'clients->payments',
    ]);
  });

  test('clients stand before services, a store hangs below the service that uses it alone', async () => {
    const { plan, code } = await shipped('corner-shop', 'payments-apart');
    const scene = buildScene(plan, code, { room: 'wide' });
    const [clients, shop, payments] = ['clients', 'service:shop', 'service:payments'].map(
      (id) => box(scene, id).rect,
    );
    expect(clients?.x).toBeLessThan(shop?.x ?? 0);
    expect(shop?.x).toBeLessThan(payments?.x ?? 0);
    expect(box(scene, 'store:payments-database').rect.y).toBeGreaterThan(payments?.y ?? 0);
  });

  test('wires leave a box side by side, in the order in which their ends stand', async () => {
    const { plan, code } = await shipped('corner-shop', 'microservices', 'by-hand');
    const fromOrders = buildScene(plan, code, { room: 'wide' }).wires.filter(
      ({ from }) => from === 'service:orders',
    );
    const starts = fromOrders.map((wire) => end(wire, 'first').y);
    expect(new Set(starts).size).toBe(5);
    const byStart = [...fromOrders].sort((a, b) => end(a, 'first').y - end(b, 'first').y);
    const ends = byStart.map((wire) => end(wire, 'last').y);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
  });

  test('a narrow room gets a narrower picture', async () => {
    const { plan, code } = await shipped('corner-shop', 'payments-apart');
    const [wide, narrow] = ROOMS.map((room) => buildScene(plan, code, { room }).bounds);
    expect(narrow?.width).toBeLessThan((wide?.width ?? 0) * 0.75);
  });
});

describe('any system', () => {
  const systems = fc.integer({ min: 1, max: 12 }).chain((count) =>
    fc.array(fc.uniqueArray(fc.integer({ min: 0, max: count - 1 })), {
      minLength: count,
      maxLength: count,
    }),
  );

  test('cycles and lone services included: nothing overlaps, wires end at their boxes', () => {
    fc.assert(
      fc.property(systems, fc.constantFrom(...ROOMS), (calls, room) => {
        const { plan, code } = anySystem(calls);
        checkForm(buildScene(plan, code, { room }));
      }),
      { numRuns: 60 },
    );
  });

  test('external parties stand outside the boundary of what is ours', () => {
    const { plan, code } = anySystem([[1, 2], [2], []], ['service', 'service', 'external']);
    const scene = buildScene(plan, code);
    const boundary = scene.boundary ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(overlap(boundary, box(scene, 'service:s2').rect)).toBe(false);
    expect(overlap(boundary, box(scene, 'clients').rect)).toBe(false);
    expect(overlap(boundary, box(scene, 'service:s1').rect)).toBe(true);
    expect(buildScene(plan, code).boundary).toBeDefined();
    expect(buildScene(anySystem([[]]).plan, code).boundary).toBeUndefined();
  });

  test('a store that only an external party uses is outside too', async () => {
    const { plan, code } = await shipped('corner-shop', 'payments-apart');
    const services = plan.services.map((one) =>
      one.name === 'payments' ? { ...one, kind: 'external' } : one,
    );
    const scene = buildScene({ ...plan, services }, code);
    const boundary = scene.boundary ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(overlap(boundary, box(scene, 'store:payments-database').rect)).toBe(false);
    expect(overlap(boundary, box(scene, 'store:shop-database').rect)).toBe(true);
  });
});

test.each(ROOMS)('a broker stands between who publishes and who subscribes, %s', async (room) => {
  const { plan, code } = await shipped('corner-shop', 'mail-through-a-queue');
  const scene = buildScene(plan, code, { room });
  checkForm(scene);
  const broker = box(scene, 'broker:mail-queue');
  expect(broker).toMatchObject({ kind: 'broker', shape: 'queue', lines: [{ name: 'order-placed' }] });
  const names = scene.wires.map(({ name }) => name);
  expect(names.filter((name) => name.includes('mail-queue'))).toEqual([
    'orders->mail-queue',
    'mail-queue->notifications',
  ]);
  // The mail goes through the queue, so nobody calls notifications.
  expect(names).not.toContain('orders->notifications');
});
