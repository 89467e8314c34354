import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import cornerShop from '../../../lessons/systems/corner-shop/system.json';
import type { SavedRun } from './saved-run';
import { printSavedRun, readSavedRun } from './saved-run-text';
import { anySavedRun } from './testing';

const RUN: SavedRun = {
  system: { shipped: 'corner-shop' },
  deployment: 'monolith',
  experiment: 'by-hand',
  seed: 7,
  engine: '1',
  acts: [{ atNs: 5, sequence: 2, act: { kind: 'fault', text: 'crash shop' } }],
  at: { ns: 9, events: 4, hash: 'abc' },
  selection: { kind: 'service', index: 0 },
};

describe('a saved run and its text', () => {
  test('are the same thing in two forms', () => {
    fc.assert(
      fc.property(anySavedRun, (run) => {
        expect(readSavedRun(printSavedRun(run))).toEqual({ ok: true, value: run });
        expect(readSavedRun(printSavedRun(run, 'indent'))).toEqual({ ok: true, value: run });
      }),
      { numRuns: 300 },
    );
  });

  test('equal runs are equal texts, in whatever order their fields were made', () => {
    const backwards = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(backwards)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, part]) => [key, backwards(part)]),
            )
          : value;
    // The same value with its fields in another order.
    expect(printSavedRun(backwards(RUN) as SavedRun)).toBe(printSavedRun(RUN));
  });

  test('a document keeps the order of its parts, for that is part of what it says', () => {
    const read = readSavedRun(printSavedRun({ ...RUN, system: { document: cornerShop } }));
    if (!read.ok || !('document' in read.value.system)) throw new Error('it should be read');
    expect(JSON.stringify(read.value.system.document)).toBe(JSON.stringify(cornerShop));
  });

  test('a document alone is a run of it in which nothing has been done', () => {
    const read = readSavedRun(JSON.stringify(cornerShop));
    expect(read).toMatchObject({ ok: true, value: { system: { document: cornerShop }, seed: 1, acts: [] } });
  });
});

const changed = (over: object): string => JSON.stringify({ ...JSON.parse(printSavedRun(RUN)), ...over });
const act = (over: object) => ({ atNs: 0, sequence: 0, act: over });

test.each<[string, string, string]>([
  ['', 'not whole', ''],
  ['{"format": "faultline-run/1"', 'not whole', ''],
  ['[]', 'should be an object', ''],
  ['{}', 'should be a text', 'format'],
  ['{"format": "other/1"}', '`faultline-run/1`', 'format'],
  ['['.repeat(100_000), 'nested too deeply', ''],
  [changed({ format: 'faultline-run/2' }), 'newer Faultline', ''],
  [changed({ seed: -1 }), 'from 0', 'seed'],
  [changed({ seed: 1.5 }), 'whole number', 'seed'],
  [changed({ system: {} }), 'should be an object', 'system.document'],
  [changed({ system: { document: {} } }), 'should be a text', 'system.document.format'],
  [changed({ system: { document: { format: 'x' } } }), '`faultline/1`', 'system.document.format'],
  [changed({ acts: {} }), 'list', 'acts'],
  [changed({ acts: [act({ kind: 'explode' })] }), 'one of fault', 'acts[0].act.kind'],
  [changed({ acts: [act({ kind: 'fault', text: 'x'.repeat(2000) })] }), 'at most', 'acts[0].act.text'],
  [
    changed({ acts: [act({ kind: 'lift', fault: 0 }), { ...act({ kind: 'lift', fault: 0 }), atNs: -1 }] }),
    'from 0',
    'acts[1].atNs',
  ],
  [
    changed({ acts: [{ ...act({ kind: 'lift', fault: 0 }), atNs: 4 }, act({ kind: 'lift', fault: 0 })] }),
    'earlier',
    'acts[1]',
  ],
  [changed({ selection: { kind: 'moon', index: 0 } }), 'one of', 'selection.kind'],
])('%# is refused with its place and what to do', (text, words, path) => {
  const read = readSavedRun(text);
  if (read.ok) throw new Error('it should be refused');
  expect(read.problem.message).toContain(words);
  expect(read.problem.path ?? '').toBe(path);
  expect(read.problem.hint).not.toBe('');
});
