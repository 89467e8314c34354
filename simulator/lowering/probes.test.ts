/** Where a debug build can stop, and what it sees there. */
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { lower, lowerToDebug } from '.';
import { FakeRuntime, type LoweredDocument } from './testing/fake-runtime';

const SOURCE = `let placed = 0;
const double = (n: number) => n * 2;
export async function place(ctx: any, { order, quantity = 1 }: any) {
  if (quantity > 2) return 'many';
  const total = await ctx.transaction(async () => {
    placed += 1;
    for (const one of [1, 2])
      ctx.log(one);
    try {
      const late = double(
        quantity);
      return late;
    } catch (problem) {
      return problem;
    }
  });
  return { order,
    total };
}
export async function other() {
  switch (placed) {
    case 0: return 'none';
    default:
      return later();
  }
  function later() { return placed; }
}`;

function built() {
  const result = lowerToDebug([{ name: 'orders', source: SOURCE }]);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result;
}

/** What the sites that are passed hand over, by line. */
class Recorder extends FakeRuntime {
  readonly seen: [line: number, values: readonly unknown[]][] = [];
  override look(site: number, ...readers: readonly (() => unknown)[]): void {
    const values = readers.map((read) => {
      try {
        return read();
      } catch {
        return 'not yet';
      }
    });
    this.seen.push([built().sites[site]?.line ?? 0, values]);
  }
}

test('there is a site for each line on which a statement in a function begins', () => {
  const { sites } = built();
  expect(sites.map(({ line, operation }) => [line, operation])).toEqual([
    [2, ''],
    [4, 'place'],
    [5, 'place'],
    [6, 'place'],
    [7, 'place'],
    [8, 'place'],
    [10, 'place'],
    [12, 'place'],
    [14, 'place'],
    [17, 'place'],
    [21, 'other'],
    [22, 'other'],
    [24, 'other'],
    [26, 'other'],
  ]);
});

test('what is in sight is told innermost first, and only what has been passed', () => {
  const at = (line: number) => built().sites.find((site) => site.line === line)?.scopes;
  expect(at(4)).toEqual([
    { of: 'place', names: ['ctx', 'order', 'quantity'] },
    { of: '', names: ['placed'] },
  ]);
  expect(at(8)).toEqual([
    { of: 'in ctx.transaction(…)', names: ['one'] },
    { of: 'place', names: ['total', 'ctx', 'order', 'quantity'] },
    { of: '', names: ['placed'] },
  ]);
  expect(at(14)?.[0]).toEqual({ of: 'in ctx.transaction(…)', names: ['problem'] });
});

test('each site is asked about as it is passed, with what the variables hold', async () => {
  const runtime = new Recorder();
  const document = vm.runInThisContext(built().text) as LoweredDocument; // lower says so
  const ctx = { log: () => undefined, transaction: async (body: () => Promise<unknown>) => body() };
  const place = document(runtime)['orders']?.()['place'];
  const args = { order: 'o1', quantity: 2 };
  const answer = await (place && runtime.drive(place(ctx, args)));
  expect(answer).toEqual({ order: 'o1', total: 4 });
  expect(runtime.seen.map(([line]) => line)).toEqual([4, 5, 6, 7, 8, 8, 10, 2, 12, 17]);
  const valuesAt = (line: number) => runtime.seen.find((seen) => seen[0] === line)?.[1];
  expect(valuesAt(4)).toEqual([ctx, 'o1', 2, 0]);
  expect(valuesAt(8)).toEqual([1, 'not yet', ctx, 'o1', 2, 1]);
  expect(valuesAt(17)).toEqual([4, ctx, 'o1', 2, 1]);
});

test('an ordinary build has none of it', () => {
  const result = lower([{ name: 'orders', source: SOURCE }]);
  expect(result.ok && result.sites).toEqual([]);
  expect(result.ok && result.text).not.toMatch(/[$][.](at|look)/);
});
