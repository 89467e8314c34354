import { describe, expect, test } from 'vitest';
import skeleton from './skeleton.md?raw';
import { readLesson, type Surroundings } from './read-lesson';

const surroundings: Surroundings = {
  system: (name) => (name === 'corner-shop' ? { name } : undefined),
  systems: ['corner-shop'],
  lessons: ['one-unit', 'mine'],
  kinds: ['queue'],
};

const read = (text: string, files = {}) => readLesson('mine', { 'lesson.md': text, ...files }, surroundings);

/** What is found in the skeleton after a change: codes and places. */
function faultsAfter(from: string | RegExp, to: string): readonly string[] {
  const changed = skeleton.replace(from, to);
  expect(changed).not.toBe(skeleton);
  const result = read(changed);
  return result.ok ? [] : result.faults.map(({ code, path }) => `${code} ${path}`);
}

test('the skeleton is a lesson', () => {
  const result = read(skeleton);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const { objectives, steps, opening } = result.lesson;
  expect(objectives[1]).toMatchObject({ measure: 'unservedShare', of: ['orders.place'], atMost: 0.25 });
  expect(steps.map(({ title }) => title)).toEqual(['Predict', 'Mend it']);
  expect(steps[0]?.text).toMatch(/^At most forty words/);
  expect(opening).toMatch(/^What the learner reads first/);
});

describe('what is wrong is said at its place:', () => {
  test.each([
    ['a word that is no figure', 'measure: gaps', 'measure: gap', 'wrong-form objectives[0].measure'],
    ['a value in another unit', 'atMost: 25%', 'atMost: 25ms', 'bad-value objectives[1].atMost'],
    ['two bounds', 'atMost: 25%', 'atMost: 25%\n    is: 0', 'one-bound objectives[1]'],
    ['no bound', /    is: 0\n/, '', 'one-bound objectives[0]'],
    ['a field that is not known', 'minutes: 5', 'minutes: 5\nminuets: 5', 'unknown-key minuets'],
    ['a system that does not ship', 'system: corner-shop', 'system: cornershop', 'unknown-system system'],
    [
      'a lesson that is not there',
      'prerequisites: []',
      'prerequisites: [two-units]',
      'unknown-name prerequisites',
    ],
    [
      'a decoy’s unknown reason',
      /fails: \[promise-kept\]/,
      'fails: [promise]',
      'unknown-name decoys[0].fails',
    ],
    ['an objective nobody asks for', ', orders-are-placed]', ']', 'never-asked objectives.orders-are-placed'],
    ['a term without a definition', 'term:transaction', 'term:transection', 'unknown-name term:transection'],
    ['a link that leads nowhere', 'term:transaction', 'javascript:alert', 'bad-link javascript:alert'],
    ['a file that is not there', 'deployment: monolith', 'edit: other.json', 'unknown-name solution.edit'],
    [
      'a step that adds what is no part of the screen',
      'adds: promises',
      'adds: fireworks',
      'unknown-word ## Predict.adds',
    ],
  ])('%s', (_what, from, to, fault) => {
    expect(faultsAfter(from, to)).toContain(fault);
  });

  test('more than forty words in a step, its question among them', () => {
    const [long, longer] = [20, 21].map((count) => 'word '.repeat(count));
    expect(faultsAfter(/At most forty words.*\n/, `${long}\n`)).toEqual([]);
    expect(faultsAfter(/At most forty words.*\n/, `${longer} ${long}`)).toContain('too-long ## Predict');
  });

  test('a lesson without a prediction', () => {
    expect(faultsAfter(/predict:\n(  .*\n)+/, '')).toEqual(['no-prediction lesson.md']);
  });

  test('text that is no YAML, with its line in the file', () => {
    const result = read(skeleton.replace('adds: boundary', 'adds: [boundary'));
    const line = skeleton.split('\n').findIndex((text) => text === 'adds: boundary') + 1;
    expect(result.ok || result.faults[0]).toMatchObject({ code: 'malformed-yaml', path: 'lesson.md' });
    const at = result.ok ? 0 : (result.faults[0]?.line ?? 0);
    expect([line, line + 1, line + 2]).toContain(at);
  });

  test('an alias of what stands in another block', () => {
    const result = read(skeleton.replace('adds: boundary', 'adds: *elsewhere'));
    expect(result.ok || result.faults[0]).toMatchObject({ code: 'malformed-yaml', path: 'lesson.md' });
  });

  test('a text without front matter, and a folder without a text', () => {
    expect(read('## Step')).toMatchObject({ ok: false, faults: [{ code: 'no-front-matter' }] });
    expect(readLesson('mine', {}, surroundings)).toMatchObject({
      ok: false,
      faults: [{ code: 'no-lesson' }],
    });
  });
});

test('an edit may lie in a file, and a system too', () => {
  const files = { 'solution.json': '{"a": 1}', 'system.json': '{"name": "own"}' };
  const text = skeleton
    .replace('system: corner-shop', 'system: system.json')
    .replace('deployment: monolith', 'edit: solution.json');
  const result = read(text, files);
  expect(result).toMatchObject({
    ok: true,
    lesson: { document: { name: 'own', experiments: {} }, patches: { 'solution.json': { a: 1 } } },
  });
});
