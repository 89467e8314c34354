import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './json';

/** `▶` marks the place that is to be told. */
test.each([
  ['{"a": ▶x}', /`x`.*value/],
  ['▶', /end of the file.*value/],
  ['{"a": 1,\n "b": ▶undefined}', /`undefined`/],
  ['{"a": 1,▶}', /comma/],
  ['{"a": 1 ▶"b": 2}', /comma or `}`/],
  ['[1, 2▶', /end of the file.*comma or `]`/],
  ['{▶a: 1}', /key/],
  ['{"a" ▶1}', /colon/],
  ['{"a": ▶\'b\'}', /single quotes/],
  ['{ "a": 1 ▶// one\n}', /comma/],
  ['[▶// none\n]', /no comments/],
  ['{"a": ▶"b\n}', /not closed/],
  ['["▶\\x"]', /escape/],
  ['[▶01]', /`01`/],
  ['[▶1.]', /`1.`/],
  ['[▶truely]', /`truely`/],
  ['{} ▶{}', /has ended/],
])('%s', (marked, words) => {
  const before = marked.slice(0, marked.indexOf('▶')).split('\n');
  const read = readJson(marked.replace('▶', ''));
  expect(read).toMatchObject({
    ok: false,
    fault: { message: words, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
  });
});

test('what is JSON is read, at any depth', () => {
  expect(readJson('{"a": [1, -2.5e3, "\\u00e9", null, true]}')).toEqual({
    ok: true,
    value: { a: [1, -2500, 'é', null, true] },
  });
  expect(readJson('['.repeat(100_000))).toMatchObject({ ok: false, fault: { column: 100_001 } });
});

test('whatever the host refuses has a place, one that lies in the text', () => {
  const texts = fc
    .json()
    .chain((json) =>
      fc
        .tuple(
          fc.nat(json.length),
          fc.nat(3),
          fc.constantFrom('', '"', ',', '}', ']', '0', 'e', '\\', '\n', ':', '{'),
        )
        .map(([at, cut, put]) => json.slice(0, at) + put + json.slice(at + cut)),
    );
  fc.assert(
    fc.property(texts, (text) => {
      const read = readJson(text);
      if (read.ok) return;
      expect(read.fault.message).not.toBe('it cannot be read');
      expect(text.split('\n')[read.fault.line - 1]?.length).toBeGreaterThanOrEqual(read.fault.column - 1);
    }),
    { numRuns: 2000 },
  );
});
