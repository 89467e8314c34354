import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasLater, intervened, ledgerOf, metBy, redone, undone, type Ledger } from './interventions';
import type { Intervention } from './views';

/** An intervention of which only the stamp matters; `fault` tells it from others. */
const at = (sequence: number, fault = sequence): Intervention => ({
  atNs: sequence * 10,
  sequence,
  request: { kind: 'lift', fault },
});

const [first, second, third] = [at(1), at(5), at(9)];
const three = [first, second, third].reduce(intervened, ledgerOf([]));

test('intervening discards what lies later, and undo restores it', () => {
  const back = at(3);
  const changed = intervened(three, back);
  expect(changed.present).toEqual([first, back]);
  expect(undone(changed)?.present).toEqual([first, second, third]);
});

test('a second intervention at the same moment keeps the first', () => {
  const again = at(9, 100);
  expect(intervened(three, again).present).toEqual([first, second, third, again]);
});

test('an intervention after time has passed without an event is later', () => {
  const idle: Intervention = { ...at(5, 100), atNs: 55 };
  const ledger = intervened(ledgerOf([second]), idle);
  expect(hasLater(ledger, second)).toBe(true);
  expect(metBy(ledger, second)).toEqual([second]);
  expect(hasLater(ledger, idle)).toBe(false);
});

test('redo brings back what undo took away, until something else is done', () => {
  const less = undone(three) as Ledger; // there is something to undo
  expect(less.present).toEqual([first, second]);
  expect(redone(less)).toEqual(three);
  expect(redone(intervened(less, at(7)))).toBeUndefined();
});

test('a run that came with interventions cannot undo them', () => {
  const replayed = ledgerOf([first]);
  expect(undone(replayed)).toBeUndefined();
  expect(undone(intervened(replayed, third))?.present).toEqual([first]);
});

test('what is present is always in order, and every undo can be redone', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (moments) => {
      const ledger = moments.map((moment) => at(moment)).reduce(intervened, ledgerOf([]));
      const sequences = ledger.present.map(({ sequence }) => sequence);
      expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
      let back = ledger;
      for (let before = undone(back); before !== undefined; before = undone(back)) {
        expect(redone(before)).toEqual(back);
        back = before;
      }
      expect(back.present).toEqual([]);
    }),
  );
});
