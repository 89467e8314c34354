import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProgress, written, type Progress } from './form';
import { createProgress, type TextStorage } from './store';

function storageOf(texts: Map<string, string>): TextStorage {
  return { getItem: (key) => texts.get(key) ?? null, setItem: (key, text) => void texts.set(key, text) };
}

const step = { lesson: 'one', step: 'Crash it', answer: 1, isRight: false };

test('what was done is there in the next page', () => {
  const texts = new Map<string, string>();
  const page = createProgress(() => storageOf(texts));
  page.begin('one');
  page.reach('one', 2);
  page.predict(step);
  page.finish('two');
  const next = createProgress(() => storageOf(texts)).value.get();
  expect(next.lessons).toEqual({
    one: { steps: 2, isFinished: false },
    two: { steps: 0, isFinished: true },
  });
  expect(next.predictions).toEqual([step]);
});

test('going back takes nothing away, and only the first answer counts', () => {
  const page = createProgress(() => storageOf(new Map()));
  page.reach('one', 3);
  page.finish('one');
  page.begin('one');
  page.reach('one', 1);
  page.predict(step);
  page.predict({ ...step, answer: 2, isRight: true });
  expect(page.value.get()).toEqual({
    lessons: { one: { steps: 3, isFinished: true } },
    predictions: [step],
  });
});

test('two tabs add to each other', () => {
  const storage = storageOf(new Map());
  const [left, right] = [createProgress(() => storage), createProgress(() => storage)];
  left.reach('one', 2);
  right.finish('two');
  left.refresh();
  expect(Object.keys(left.value.get().lessons)).toEqual(['one', 'two']);
});

test('without a storage it lasts as long as the page', () => {
  const page = createProgress(() => {
    throw new Error('forbidden');
  });
  page.finish('one');
  expect(page.value.get().lessons['one']?.isFinished).toBe(true);
});

test('what cannot be read is set aside, and a newer one is left alone', () => {
  const damaged = new Map([['faultline-progress', '{"version":']]);
  createProgress(() => storageOf(damaged)).finish('one');
  expect(damaged.get('faultline-progress-unread')).toBe('{"version":');
  expect(damaged.get('faultline-progress')).toContain('one');

  const newer = new Map([['faultline-progress', '{"version":2,"more":true}']]);
  const page = createProgress(() => storageOf(newer));
  page.finish('one');
  expect(newer.get('faultline-progress')).toBe('{"version":2,"more":true}');
  expect(page.value.get().lessons['one']?.isFinished).toBe(true);
});

test('of a damaged text the rest is kept', () => {
  const lessons = { one: { steps: 1, isFinished: false }, two: { steps: -1 }, three: 'x' };
  const predictions = [step, { ...step, answer: 'no' }, null];
  expect(readProgress(JSON.stringify({ version: 1, lessons, predictions }))).toEqual({
    lessons: { one: { steps: 1, isFinished: false } },
    predictions: [step],
  });
});

const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text !== '__proto__');
const finite = fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0);
const anyProgress: fc.Arbitrary<Progress> = fc.record({
  lessons: fc.dictionary(name, fc.record({ steps: fc.nat(), isFinished: fc.boolean() })),
  predictions: fc.array(
    fc.record({
      lesson: name,
      step: name,
      answer: fc.oneof(finite, fc.array(finite, { maxLength: 8 })),
      isRight: fc.boolean(),
    }),
  ),
});

test('reading is the inverse of writing, and never throws', () => {
  fc.assert(
    fc.property(anyProgress, (progress) => {
      const text = written(progress);
      expect(written(readProgress(text) as Progress)).toBe(text); // it is ours, so it can be read
    }),
  );
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readProgress(text)));
});
