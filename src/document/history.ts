/**
 * The history of the open document: each step named, from the document as it was opened to the one that is shown, and those
 * that were undone. What was done to a run belongs to the document that it ran: undoing goes through a run's interventions
 * first, and then back to the document before, whose interventions are there again.
 */
import type { Replay } from '../shared/run';
import type { Carried } from './carry';
import type { Choice } from './choice';
import type { DebugBuild } from './lower';
import type { Source } from './source';

/** A document as it was between two steps. */
export interface Edition {
  readonly source: Source;
  /** How it was run, so that undoing shows what was undone. */
  readonly choice: Partial<Choice>;
  /** What led here: "Move payments to its own service". '' for a document as it was opened. */
  readonly step: string;
}

/** An edition that a step has left. */
interface Left {
  readonly edition: Edition;
  readonly brought: number;
  /** What had been done to its run. */
  readonly carried: Carried;
}

export interface History {
  readonly past: readonly Left[];
  readonly present: Edition;
  /** How many of its run's interventions came with it, so that the step is undone before they are; undefined: all of them. */
  readonly brought: number | undefined;
  readonly future: readonly Edition[];
}

/** Which edition is to be opened, and what is to be done again to its run. */
export interface Reopening {
  readonly history: History;
  readonly carried: Carried | undefined;
  /** What was saved of its run; only for a document that has just been opened. */
  readonly replay?: Replay | undefined;
  /** Handlers that can be stopped at lines, to be run instead of the ordinary ones. */
  readonly build?: Extract<DebugBuild, { readonly ok: true }>;
}

/** Steps that can be undone at most. */
const MOST_STEPS = 200;

/** Of a document that has just been opened. */
export function startOf(source: Source, choice: Partial<Choice>): History {
  return { past: [], present: { source, choice, step: '' }, brought: undefined, future: [] };
}

/** After a step, which discards what had been undone. */
export function stepped(history: History, next: Edition, carried: Carried): Reopening {
  const { past, present, brought = 0 } = history;
  const left: Left = { edition: present, brought, carried };
  return {
    history: {
      past: [...past, left].slice(-MOST_STEPS),
      present: next,
      brought: undefined,
      future: [],
    },
    carried,
  };
}

/** Without the last step; undefined when there is none. */
export function undone({ past, present, future }: History): Reopening | undefined {
  const left = past.at(-1);
  if (left === undefined) return undefined;
  const { edition, brought, carried } = left;
  return {
    history: { past: past.slice(0, -1), present: edition, brought, future: [present, ...future] },
    carried,
  };
}

/** With the step that was undone last; undefined when there is none. */
export function redone(history: History, carried: Carried): Reopening | undefined {
  const [next, ...future] = history.future;
  if (next === undefined) return undefined;
  const again = stepped(history, next, carried);
  return { carried, history: { ...again.history, future } };
}

/** Something else was done: what had been undone is gone. */
export function withoutFuture(history: History): History {
  return history.future.length === 0 ? history : { ...history, future: [] };
}

/** The same edition, run otherwise. */
export function rechosen(history: History, choice: Partial<Choice>): History {
  return { ...history, present: { ...history.present, choice } };
}
