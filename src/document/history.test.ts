import { expect, test } from 'vitest';
import type { Plan } from '../../simulator';
import type { Carried } from './carry';
import { redone, startOf, stepped, undone, withoutFuture, type Edition } from './history';

const AT_START = startOf({ kind: 'shipped', name: 'shop' }, { deployment: 'monolith' });

function edition(step: string): Edition {
  return { source: { kind: 'shipped', name: step }, choice: {}, step };
}

/** As many interventions; nobody looks into them. */
function done(count: number): Carried {
  return {
    interventions: Array.from({ length: count }),
    atNs: 0,
    from: {} as Plan,
    request: undefined,
  } as Carried;
}

test('undo leads back step by step, with what had been done to each run, and redo forward again', () => {
  const one = stepped(AT_START, edition('one'), done(2)).history;
  const two = stepped({ ...one, brought: 2 }, edition('two'), done(5)).history;
  const back = undone(two);
  expect(back?.history.present.step).toBe('one');
  expect([back?.history.brought, back?.carried?.interventions.length]).toEqual([2, 5]);
  const start = back && undone(back.history);
  expect(start?.history.present).toBe(AT_START.present);
  expect(start?.carried?.interventions.length).toBe(2);
  expect(start && undone(start.history)).toBeUndefined();
  const again = start && redone(start.history, done(2));
  expect(again?.history.present.step).toBe('one');
  expect(again && redone(again.history, done(5))?.history.present.step).toBe('two');
});

test('another step, or a deed, discards what had been undone', () => {
  const back = undone(stepped(AT_START, edition('one'), done(0)).history);
  expect(back?.history.future.map(({ step }) => step)).toEqual(['one']);
  expect(back && stepped(back.history, edition('other'), done(0)).history.future).toEqual([]);
  expect(back && redone(withoutFuture(back.history), done(0))).toBeUndefined();
});
