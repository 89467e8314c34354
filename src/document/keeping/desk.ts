/** What keeps the page's documents: opened once, when the first is kept or looked for. */
import type { Problem } from '../../shared/run';
import { Keeper } from './keeper';
import { refused, type Read, type SavedRun } from './saved-run';
import { readSavedRun } from './saved-run-text';
import { openRows } from './storage/database';
import { Shelf } from './storage/shelf';

export interface Desk {
  readonly shelf: Shelf;
  readonly keeper: Keeper;
  /** Why what is kept does not outlast the page; undefined when it does. */
  readonly problem: Problem | undefined;
  /** A kept document's run. What turns out to be none is set aside. */
  read(id: string): Promise<Read<SavedRun>>;
}

let opened: Promise<Desk> | undefined;

/** The desk; always the same one. Never rejects. */
export function desk(): Promise<Desk> {
  return (opened ??= makeDesk());
}

async function makeDesk(): Promise<Desk> {
  const { rows, problem } = await openRows();
  const shelf = new Shelf(rows);
  const locks = 'locks' in navigator ? navigator.locks : undefined;
  const keeper = new Keeper({ shelf, problem, locks, nowMs: () => Date.now() });
  return {
    shelf,
    keeper,
    problem,
    async read(id) {
      const record = await shelf.read(id).catch(() => undefined);
      if (record === undefined) return refused(GONE, GONE_HINT);
      const run = readSavedRun(record.run);
      if (run.ok) keeper.remember(id, record);
      else if (!run.isNewer) await shelf.setAside(id, run.problem.message).catch(() => undefined);
      return run.ok ? run : refused(`This document cannot be read. ${run.problem.message}`, ASIDE);
    },
  };
}

const GONE = 'This document is not kept in this browser.';
const GONE_HINT = 'It may have been deleted, or the browser may have been told to forget this page.';
const ASIDE =
  'It has been set aside, and nothing of it was deleted. Older versions of it may be in the list.';
