import { expect, test } from 'vitest';
import type { InvariantState } from '../../../simulator';
import { standingOf } from './standing';

function state(...closed: readonly (number | undefined)[]): InvariantState {
  const gaps = closed.map((closedNs, place) => ({
    key: `o-${place}`,
    request: place + 1,
    sinceNs: place,
    openedNs: place,
    closedNs,
  }));
  const openGaps = gaps.filter((gap) => gap.closedNs === undefined).length;
  const transient = { count: 0, longestMs: 0 };
  return { name: 'n', says: 's', violations: gaps.length, openGaps, longestGapMs: 0, gaps, transient };
}

const keys = (gaps: readonly { readonly key: string }[]): string[] => gaps.map(({ key }) => key);

test('it is held when no gap is open, also after one was', () => {
  expect(standingOf(state(), 3)).toEqual({ isHeld: true, open: [], more: 0, closed: [] });
  expect(standingOf(state(5), 3)).toMatchObject({ isHeld: true, closed: [{ key: 'o-0' }] });
});

test('open gaps come newest first, and those left out are counted', () => {
  const standing = standingOf(state(undefined, 7, undefined, undefined), 2);
  expect(standing.isHeld).toBe(false);
  expect(keys(standing.open)).toEqual(['o-3', 'o-2']);
  expect(standing.more).toBe(1);
  expect(keys(standing.closed)).toEqual(['o-1']);
});
