/**
 * The bookkeeping of interventions: which belong to the run as it now stands, and what undo and redo lead to. Pure: every
 * change gives a new ledger.
 */
import type { Intervention } from './views';

/** Where in a run something was done: the simulated time, and the events executed before it. */
export type Stamp = Pick<Intervention, 'atNs' | 'sequence'>;

/** Interventions in the order of their stamps; a run executed with them is the run that the person sees. */
type List = readonly Intervention[];

export interface Ledger {
  readonly present: List;
  /** What `present` was before each intervention, the newest last. */
  readonly past: readonly List[];
  /** What undo took away, the next to redo last. */
  readonly future: readonly List[];
}

/** A run that starts with these interventions, as a link brings them. They are not undone one by one. */
export function ledgerOf(interventions: List): Ledger {
  return { present: [...interventions], past: [], future: [] };
}

/** Whether `present` holds interventions after this moment, which a run that stands there has not met. */
export function hasLater(ledger: Ledger, now: Stamp): boolean {
  return ledger.present.some((intervention) => isLater(intervention, now));
}

/** The interventions that a run standing at `now` has met. */
export function metBy(ledger: Ledger, now: Stamp): List {
  return ledger.present.filter((intervention) => !isLater(intervention, now));
}

/** After an intervention was made: those stamped after it are discarded, and nothing is left to redo. */
export function intervened(ledger: Ledger, made: Intervention): Ledger {
  return {
    present: [...metBy(ledger, made), made],
    past: [...ledger.past, ledger.present],
    future: [],
  };
}

/** The ledger before the last intervention, what that one discarded included; undefined when there is none. */
export function undone(ledger: Ledger): Ledger | undefined {
  const before = ledger.past.at(-1);
  if (before === undefined) return undefined;
  return { present: before, past: ledger.past.slice(0, -1), future: [...ledger.future, ledger.present] };
}

/** The ledger before the last undo; undefined when there is none. */
export function redone(ledger: Ledger): Ledger | undefined {
  const next = ledger.future.at(-1);
  if (next === undefined) return undefined;
  return { present: next, past: [...ledger.past, ledger.present], future: ledger.future.slice(0, -1) };
}

/** Stamps at the same moment are in the order in which they were made, so an equal one is not later. */
function isLater(intervention: Stamp, now: Stamp): boolean {
  return (
    intervention.sequence > now.sequence ||
    (intervention.sequence === now.sequence && intervention.atNs > now.atNs)
  );
}
