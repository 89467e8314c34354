import { expect, test } from 'vitest';
import { ChangeLog } from './change-log';

const change = (table: number, key: string) => ({ table, key, before: undefined, after: 1 });

test('it keeps what is committed to its tables, in order, until it is released', () => {
  const log = new ChangeLog(new Set([1]));
  for (let i = 0; i < 10; i++) log.committed([change(0, 'other'), change(1, `k${i}`)], i);
  const keys = (place: number, limit: number) =>
    log.from(place, limit).map(({ key, row }) => `${key} ${row}`);
  expect(keys(0, 3)).toEqual(['k0 0', 'k1 1', 'k2 2']);
  expect(keys(8, 5)).toEqual(['k8 8', 'k9 9']);
  expect(keys(10, 5)).toEqual([]);
  log.release(2);
  expect(keys(2, 1)).toEqual(['k2 2']);
  log.release(7);
  expect(keys(7, 2)).toEqual(['k7 7', 'k8 8']);
  log.release(3);
  log.committed([change(1, 'k10')], 10);
  expect(keys(9, 5)).toEqual(['k9 9', 'k10 10']);
});
