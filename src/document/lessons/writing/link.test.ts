import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsLesson, lessonLink, readLessonLink } from './link';

const file = fc.constantFrom('lesson.md', 'solution.json', 'system.json');
const lesson = fc.record({
  name: fc.constantFrom('a', 'my-lesson'),
  files: fc.dictionary(file, fc.string({ unit: 'grapheme' })),
});

test('a lesson comes out of its link as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(lesson, async (value) => {
      const link = await lessonLink(value);
      expect(holdsLesson(link)).toBe(true);
      expect(await readLessonLink(link)).toEqual({ ok: true, value });
    }),
    { numRuns: 30 },
  );
});

test.each(['#lesson=', '#lesson=%%%', '#lesson=AAAA', `#lesson=${'A'.repeat(1_000_001)}`])(
  '%.20s is refused with what to do',
  async (hash) => {
    const read = await readLessonLink(hash);
    expect(read.ok || read.problem.hint).toMatch(/Copy it once more/);
  },
);

test('files that lead out of the folder are left out, and a name that is none is refused', async () => {
  const files = { 'lesson.md': 'x', '../evil.md': 'y', 'run.js': 'z' };
  const read = await readLessonLink(await lessonLink({ name: 'mine', files }));
  expect(read).toEqual({ ok: true, value: { name: 'mine', files: { 'lesson.md': 'x' } } });
  expect(await readLessonLink(await lessonLink({ name: '../mine', files }))).toMatchObject({ ok: false });
});
