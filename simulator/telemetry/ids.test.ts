import { expect, test } from 'vitest';
import { TraceIds } from './ids';

test('ids have the form of W3C trace context and are never all zero', () => {
  const ids = new TraceIds(1);
  for (const number of [0, 1, 2, 65_536, 2 ** 31 - 1]) {
    expect(ids.traceId(number)).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
    expect(ids.spanId(number)).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
  }
});

test('no two requests, spans or seeds share an id', () => {
  const seen = new Set<string>();
  let made = 0;
  for (const seed of [0, 1, 2, 4_294_967_296, Number.MAX_SAFE_INTEGER]) {
    const ids = new TraceIds(seed);
    for (let number = 1; number <= 20_000; number++, made += 2)
      seen.add(ids.traceId(number)).add(ids.spanId(number));
  }
  expect(seen.size).toBe(made);
});

test('a request one further on flips about half of the bits of its trace id', () => {
  const ids = new TraceIds(99);
  let flipped = 0;
  for (let request = 1; request <= 2_000; request++) {
    const change = BigInt(`0x${ids.traceId(request)}`) ^ BigInt(`0x${ids.traceId(request + 1)}`);
    flipped += [...change.toString(2)].filter((bit) => bit === '1').length;
  }
  expect(flipped / 2_000).toBeGreaterThan(62);
  expect(flipped / 2_000).toBeLessThan(66);
});

test('ids are the same for the same seed, always', () => {
  expect(new TraceIds(7).traceId(1)).toBe(new TraceIds(7).traceId(1));
  expect([new TraceIds(7).traceId(1), new TraceIds(7).spanId(1)]).toMatchInlineSnapshot(`
    [
      "29fee856861cfc8ba565793159b17146",
      "6439861c8fe08008",
    ]
  `);
});
