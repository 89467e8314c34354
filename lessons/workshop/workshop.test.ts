import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadLesson, lessonNames } from '../../simulator/cli/lesson/folder';
import type { Plain } from '../../simulator/model/plan';
import { edited, UNCHANGED } from '../form/edited';
import { isEqual, mergePatch, patchBetween } from '../form/merge-patch';
import { codeOf, packedIn } from './code';
import { printPack, readPack } from './read-pack';
import { readSubmission } from './read-submission';
import { readResultsCsv, resultsCsv, VERDICTS } from './results';
import { editOf, printSubmission, type Submission } from './submission';
import { experimentsOf, touchedIn } from './untouched';

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Plain);

test('the patch between two values makes one of the other, where there is one', () => {
  fc.assert(
    fc.property(json, json, (from, to) => {
      const patch = patchBetween(from, to);
      if (patch === undefined) expect(JSON.stringify(to)).toContain('null');
      else expect(isEqual(mergePatch(from, patch), to)).toBe(true);
    }),
  );
  expect(patchBetween({ a: 1, b: { c: 1, d: 2 } }, { b: { c: 1, d: 3 } })).toEqual({ a: null, b: { d: 3 } });
  expect(patchBetween({}, { a: null })).toBeUndefined();
});

const submission: Submission = {
  lesson: 'one-unit',
  who: 'Ada & Grace',
  seed: 1,
  engine: '1',
  edit: { deployments: { monolith: { services: { shop: { instances: 2 } } } } },
  deployment: 'monolith',
  experiment: 'crash-in-payments',
  claims: { passed: false, missed: ['browsing-goes-on'] },
  seconds: 312,
};

test('a submission is read as it was printed, and nothing else is one', () => {
  expect(readSubmission(printSubmission(submission))).toEqual({ ok: true, value: submission });
  expect(readSubmission(printSubmission({ ...submission, who: ' a\u202eb\n' }))).toMatchObject({
    value: { who: 'a b' },
  });
  for (const wrong of ['', '[]', '{', '{"__proto__":{}}', printSubmission({ ...submission, who: '\u0007' })])
    expect(readSubmission(wrong).ok).toBe(false);
  expect(readSubmission(`"${'x'.repeat(1_100_000)}"`)).toMatchObject({ faults: [{ code: 'too-large' }] });
  fc.assert(fc.property(fc.string(), (text) => !readSubmission(text).ok));
});

test('a pack is read with what it leaves out, and each item has a name of its own', () => {
  const objective = { id: 'calm', says: 'Calm.', measure: 'gaps', of: 'debit-iff-order', is: 0 } as const;
  const exercise = {
    title: 'Ours',
    task: 'Mend it.',
    system: 'corner-shop',
    deployment: 'monolith',
    experiment: 'one-order',
    objectives: [objective],
  };
  const items = [
    { lesson: 'one-unit', minutes: 8 },
    { lesson: 'ours', minutes: 5, exercise },
  ];
  const text = printPack({ title: 'Tuesday', items });
  expect(readPack(text)).toMatchObject({
    ok: true,
    value: { items: [{ hidden: [] }, { exercise: { seed: 1, objectives: [objective] } }] },
  });
  expect(
    readPack(
      printPack({
        title: 'Twice',
        items: [
          { lesson: 'a', minutes: 1 },
          { lesson: 'a', minutes: 1 },
        ],
      }),
    ).ok,
  ).toBe(false);
});

test('codes are found wherever they stand, each once', () => {
  const packed = 'aB3_-'.repeat(8);
  const code = codeOf('submission', packed);
  expect(packedIn('submission', `a ${code}, "${code}" #result=${code}x`)).toEqual([packed, `${packed}x`]);
  expect(packedIn('pack', code)).toEqual([]);
});

test('results come back from CSV, and no cell begins like a formula', () => {
  const text = fc.stringMatching(/^[=+@a-z"][^'\0\r]{0,10}[a-z]$/);
  const result = fc.record({
    who: text,
    lesson: fc.constant('one-unit'),
    verdict: fc.constantFrom(...VERDICTS),
    missed: fc.array(
      fc.stringMatching(/^[a-z-]{1,5}$/).filter((id) => !id.startsWith('-')),
      { maxLength: 3 },
    ),
    seconds: fc.option(fc.nat({ max: 9_999_999 }), { nil: undefined }),
    says: fc.constant('a, "b"'),
  });
  fc.assert(
    fc.property(fc.array(result, { maxLength: 4 }), (results) => {
      const csv = resultsCsv(results);
      const read = readResultsCsv(csv);
      const guarded = results.map((one) => ({
        ...one,
        who: /^[=+@]/.test(one.who) ? `'${one.who}` : one.who,
      }));
      expect(read).toEqual(guarded);
    }),
  );
});

test.each(lessonNames().map((name) => [name]))('%s lets its own solution be handed in', (name) => {
  const lesson = loadLesson(name);
  expect(touchedIn(lesson, edited(lesson, UNCHANGED))).toEqual([]);
  const solved = edited(lesson, lesson.solution);
  expect(touchedIn(lesson, solved)).toEqual([]);
  expect(isEqual(edited(lesson, { edit: editOf(lesson, solved), faults: [] }), solved)).toBe(true);
  expect(experimentsOf(lesson)).toContain(lesson.solution.experiment ?? lesson.experiment);
});
