import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FaultList } from './document-fault';
import { MAX_DEPTH, MAX_VALUES, plainCopy } from './plain-copy';

/** The codes and places of what keeps a value from being copied. */
function refusals(input: unknown): string[] {
  const faults = new FaultList();
  const copy = plainCopy(input, faults);
  expect(copy === undefined).toBe(faults.faults.length > 0);
  return faults.faults.map(({ code, path }) => `${code} ${path}`);
}

test('JSON is copied as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      const isForbidden = JSON.stringify(plain).includes('"__proto__":');
      fc.pre(!isForbidden);
      expect(plainCopy(plain, new FaultList())).toEqual(plain);
    }),
  );
});

test('keys without a value are left out', () => {
  expect(plainCopy({ a: undefined, b: 1 }, new FaultList())).toEqual({ b: 1 });
});

test('what is not plain is refused where it stands', () => {
  expect(refusals({ a: [1, () => 1] })).toEqual(['not-plain a[1]']);
  expect(refusals({ a: Number.NaN, b: Number.POSITIVE_INFINITY })).toEqual(['not-plain a', 'not-plain b']);
  expect(refusals({ a: new Map(), b: 1n, c: Symbol('c') })).toEqual([
    'not-plain a',
    'not-plain b',
    'not-plain c',
  ]);
  expect(refusals(undefined)).toEqual(['not-plain document']);
});

test('__proto__ is no key, and the copy keeps its prototype', () => {
  expect(refusals(JSON.parse('{"a": {"__proto__": {"polluted": true}}}'))).toEqual(['not-plain a.__proto__']);
});

test('what would throw, go on for ever or fill the memory ends with a fault', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['again'] = cyclic;
  expect(refusals(cyclic)).toEqual(['too-deep again.again.again']);
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = [deep];
  expect(refusals(deep)).toEqual(['too-deep [0][0][0]']);
  const trap = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  expect(refusals(trap)).toEqual(['not-plain document']);
  expect(
    refusals({
      get a() {
        throw new Error('no');
      },
    }),
  ).toEqual(['not-plain document']);
  expect(refusals(new Array(MAX_VALUES + 1))).toEqual(['too-large document']);
  expect(refusals(Array.from({ length: 3 }, () => new Array(MAX_VALUES / 2).fill(0)))).toEqual([
    'too-large document',
  ]);
  expect(refusals('x'.repeat(5_000_000))).toEqual(['too-large document']);
});

test('a document as deep as it may be is copied', () => {
  let deep: unknown = 1;
  for (let i = 0; i < MAX_DEPTH; i++) deep = [deep];
  expect(refusals(deep)).toEqual([]);
  expect(refusals([deep])).toEqual(['too-deep [0][0][0]']);
});
