/** @holds log */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Connection } from '../broker-process';
import { Group, hand, type Member } from './group';

/** A member whose process is known by its number. */
function member(process: number): Member {
  const connection = { process: { instanceNumber: process } } as unknown as Connection; // as much as a group looks at
  return { connection, isBusy: false, isMissing: false };
}

function group(partitions: number): Group {
  return new Group(
    0,
    0,
    'mail.send',
    0,
    Array.from({ length: partitions }, () => ({ messages: [] })),
  );
}

test('every partition has exactly one reader, and readers differ by one partition at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }), (partitions, members) => {
      const shared = group(partitions);
      shared.members = Array.from({ length: members }, (_, i) => member(i));
      shared.share();
      const counts = shared.members.map((one) => shared.places.filter(({ owner }) => owner === one).length);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(partitions);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }),
  );
});

test('nobody who is missing is replaced before his session is over', () => {
  const shared = group(2);
  const [gone, next] = [member(1), member(2)];
  shared.members = [gone];
  shared.share();
  gone.isMissing = true;
  shared.members.push(next);
  shared.share();
  expect(shared.places.map(({ owner }) => owner)).toEqual([gone, gone]);
  shared.members = [next];
  shared.share();
  expect(shared.places.map(({ owner }) => owner)).toEqual([next, next]);
});

test('who takes over reads on where it was written down; who hands over in good order, or comes back, where it was', () => {
  const [place] = group(1).places;
  if (place === undefined) throw new Error('no place');
  const [first, second] = [member(1), member(2)];
  hand(place, first);
  place.position = 7;
  place.committed = 3;
  hand(place, second);
  expect(place.position).toBe(7);
  expect(place.committed).toBe(7);
  place.position = 9;
  place.owner = undefined;
  hand(place, member(3));
  expect(place.position).toBe(7);
  place.position = 8;
  place.owner = undefined;
  const { connection } = place.reader === undefined ? second : member(3);
  place.reader = connection.process;
  hand(place, { connection, isBusy: false, isMissing: false });
  expect(place.position).toBe(8);
});
