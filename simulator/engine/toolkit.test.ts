import { expect, test } from 'vitest';
import { testPlan } from '../telemetry/testing';
import { canBeOnce, FAULTS, faultWords, readFault } from './toolkit';

test.each([
  'cut payments reply after payments.charge returns',
  'crash shop#1 for 5s',
  'slow payments by 5x once',
  'delay shop->payments by 100ms at 10s for 2s',
])('%s: its words are found again', (text) => {
  const read = readFault(text, testPlan());
  if (!read.ok) throw new Error(read.problem.message);
  expect(faultWords(read.fault, testPlan())).toBe(text);
});

test('what is not in the plan has no words', () => {
  const read = readFault('crash shop', testPlan());
  if (!read.ok) throw new Error(read.problem.message);
  const elsewhere = { ...read.fault, target: { kind: 'module', index: 99 } } as const;
  expect(faultWords(elsewhere, testPlan())).toBeUndefined();
});

test('once is for what calls and messages meet', () => {
  expect(Object.keys(FAULTS).filter((kind) => !canBeOnce(kind))).toEqual([
    'crash',
    'drain',
    'leak',
    'release',
    'replay',
  ]);
});
