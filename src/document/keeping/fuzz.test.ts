/**
 * Damaged and hostile links and files: each is loaded or refused with a reason. A thousand of each kind; FAULTLINE_FUZZ=35000
 * says how many instead.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSystem } from '../../../lessons/systems';
import { loadCompiler, type SystemDocument } from '../../../simulator';
import { interventionsOf } from './acts';
import { readLink } from './link';
import { packed } from './packed';
import type { Read, SavedRun } from './saved-run';
import { printSavedRun, readSavedRun } from './saved-run-text';

const RUNS = Number(process.env['FAULTLINE_FUZZ'] ?? 1_000);

// It is one: the tests of the shipped systems compile it.
const document = loadSystem('corner-shop') as SystemDocument;
const RUN: SavedRun = {
  system: { document },
  deployment: 'payments-apart',
  experiment: 'by-hand',
  seed: 3,
  engine: '1',
  acts: [
    { atNs: 0, sequence: 0, act: { kind: 'request', task: 'browse' } },
    { atNs: 10, sequence: 4, act: { kind: 'fault', text: 'cut payments reply after charge returns' } },
    { atNs: 10, sequence: 4, act: { kind: 'lift', fault: 0 } },
    {
      atNs: 20,
      sequence: 9,
      act: {
        kind: 'parameter',
        change: { target: { kind: 'service', index: 0 }, name: 'cpus', value: 2 },
      },
    },
  ],
  at: { ns: 50, events: 12, hash: 'abc' },
  selection: { kind: 'service', index: 0 },
};
const TEXT = printSavedRun(RUN);

/** Loads as the page does, up to where the engine begins. A refusal has words, and says what to do. */
async function isKnown(read: Read<SavedRun>): Promise<'loaded' | 'refused'> {
  if (!read.ok) {
    expect(read.problem.message).not.toBe('');
    expect(read.problem.hint).not.toBe('');
    return 'refused';
  }
  const { system, acts, ...choice } = read.value;
  if ('shipped' in system) return 'loaded';
  const { compile, tasksOf } = await loadCompiler();
  const compiled = compile(system.document, choice);
  if (!compiled.ok) {
    expect(compiled.faults.length).toBeGreaterThan(0);
    return 'refused';
  }
  const made = await interventionsOf(acts, { plan: compiled.plan, tasks: tasksOf(compiled.document) });
  if (!made.ok) expect(made.problem.message).not.toBe('');

  return made.ok ? 'loaded' : 'refused';
}

// Not fc.double, which comes close to 0 far more often than elsewhere.
const at = fc.nat({ max: 999_999 }).map((millionths) => millionths / 1_000_000);
const word = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    'null',
    '1e999',
    '-1',
    '\\u0000',
    '__proto__',
    'A',
    '_',
  ),
  fc.string({ maxLength: 3 }),
);
/** So much is cut out at a place, and a word put in instead. */
const mutations = fc.array(fc.tuple(at, fc.constantFrom(0, 1, 1, 2, 40), word), {
  minLength: 1,
  maxLength: 3,
});

function mutated(text: string, by: readonly (readonly [number, number, string])[]): string {
  return by.reduce((before, [share, cut, instead]) => {
    const place = Math.floor(share * before.length);
    return before.slice(0, place) + instead + before.slice(place + cut);
  }, text);
}

test('what is not changed is loaded', async () => {
  expect(await isKnown(readSavedRun(TEXT))).toBe('loaded');
});

test('a file with anything changed is loaded or refused', async () => {
  const came = { loaded: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(mutations, async (by) => {
      came[await isKnown(readSavedRun(mutated(TEXT, by)))]++;
    }),
    { numRuns: RUNS },
  );
  // Neither is the only thing that ever happens.
  expect(Math.min(came.loaded, came.refused)).toBeGreaterThan(RUNS / 50);
}, 1_200_000);

test('a link with anything changed is loaded or refused', async () => {
  const link = `#run=${await packed(TEXT)}`;
  await fc.assert(
    fc.asyncProperty(mutations, async (by) => void (await isKnown(await readLink(mutated(link, by))))),
    { numRuns: RUNS },
  );
}, 1_200_000);

/** Every path that leads to something in the run. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

/** The value with another part there. */
function withPart(value: unknown, [key, ...rest]: readonly string[], part: unknown): unknown {
  if (key === undefined) return part;
  const fields = Object.entries((value as object | null) ?? {}); // the path leads through objects and lists
  const made = fields.map(
    ([name, inner]) => [name, name === key ? withPart(inner, rest, part) : inner] as const,
  );
  return Array.isArray(value) ? made.map(([, inner]) => inner) : Object.fromEntries(made);
}

test('a run whose parts are of another form is loaded or refused', async () => {
  const whole: unknown = JSON.parse(TEXT);
  const part = fc.oneof(
    fc.constantFrom<unknown>(null, undefined, '', 'constructor', -1, 1e308, 2 ** 53, [], {}, [[]], {
      length: 1e9,
    }),
    fc.jsonValue(),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pathsOf(whole)), part, async (path, instead) => {
      await isKnown(readSavedRun(JSON.stringify(withPart(whole, path, instead)) ?? ''));
    }),
    { numRuns: RUNS },
  );
}, 1_200_000);
