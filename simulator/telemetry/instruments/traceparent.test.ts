import { expect, test } from 'vitest';
import { TraceIds } from '../ids';
import { parseTraceParent, printTraceParent } from './traceparent';

// The examples of https://www.w3.org/TR/trace-context/#examples-of-http-traceparent-headers
const SAMPLED = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const NOT_SAMPLED = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00';
const CONTEXT = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', parentId: '00f067aa0ba902b7' };

test('the examples of the recommendation are read and written to the letter', () => {
  expect(parseTraceParent(SAMPLED)).toEqual({ ...CONTEXT, sampled: true });
  expect(parseTraceParent(NOT_SAMPLED)).toEqual({ ...CONTEXT, sampled: false });
  expect(printTraceParent({ ...CONTEXT, sampled: true })).toBe(SAMPLED);
  expect(printTraceParent({ ...CONTEXT, sampled: false })).toBe(NOT_SAMPLED);
});

test('only the lowest bit of the flags says whether it is sampled', () => {
  expect(parseTraceParent(`${SAMPLED.slice(0, -2)}09`)?.sampled).toBe(true);
  expect(parseTraceParent(`${SAMPLED.slice(0, -2)}fe`)?.sampled).toBe(false);
});

test('a later version may say more, version 00 may not', () => {
  const more = '-what-the-future-will-be-like';
  expect(parseTraceParent(`cc${SAMPLED.slice(2)}${more}`)).toEqual({ ...CONTEXT, sampled: true });
  expect(parseTraceParent(SAMPLED + more)).toBeUndefined();
});

test.each([
  ['version ff', `ff${SAMPLED.slice(2)}`],
  ['upper case', SAMPLED.toUpperCase()],
  ['a trace id of zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
  ['a parent id of zeros', `00-4bf92f3577b34da6a3ce929d0e0e4736-${'0'.repeat(16)}-01`],
  ['a short trace id', '00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01'],
  ['nothing', ''],
])('%s is to be ignored', (_what, header) => expect(parseTraceParent(header)).toBeUndefined());

test('what is written of our ids is read back', () => {
  const ids = new TraceIds(7);
  for (let span = 1; span < 1000; span++) {
    const context = {
      traceId: ids.traceIdBegunBy(span),
      parentId: ids.spanId(span),
      sampled: span % 2 === 0,
    };
    expect(parseTraceParent(printTraceParent(context))).toEqual(context);
  }
});
