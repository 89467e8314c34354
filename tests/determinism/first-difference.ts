/** Finds the first event at which two executions of one run part. */
import type { Row, Witness } from './case';

export interface Difference {
  /** Number of the event; 0 = before the first one. */
  readonly event: number;
  readonly ours: readonly Row[];
  readonly theirs: readonly Row[];
}

/** By bisection: the hashes roll, so once they differ they differ to the end. Undefined when they agree after `events`. */
export async function firstDifference(
  ours: Witness,
  theirs: Witness,
  events: number,
): Promise<Difference | undefined> {
  const agree = async (after: number): Promise<boolean> =>
    (await ours.hashAfter(after)) === (await theirs.hashAfter(after));
  if (await agree(events)) return undefined;
  let agreed = -1;
  let parted = events;
  while (parted - agreed > 1) {
    const middle = Math.floor((agreed + parted) / 2);
    if (await agree(middle)) agreed = middle;
    else parted = middle;
  }
  return { event: parted, ours: await ours.rowsOf(parted), theirs: await theirs.rowsOf(parted) };
}

/** A difference as a person reads it: the rows of either side, the first pair that differs marked. */
export function printDifference(
  difference: Difference | undefined,
  [our, their]: readonly [string, string],
): string {
  if (difference === undefined) return 'the executions agree on every event';
  const { event, ours, theirs } = difference;
  const first = ours.findIndex((row, place) => printRow(row) !== printRow(theirs[place]));
  const mark = first < 0 ? Math.min(ours.length, theirs.length) : first;
  const list = (rows: readonly Row[]): string[] =>
    rows.map((row, place) => `${place === mark ? '  >' : '   '} ${printRow(row)}`);
  const where = event === 0 ? 'before the first event' : `at event ${event}`;
  return [`the executions part ${where}`, `${our}:`, ...list(ours), `${their}:`, ...list(theirs)].join('\n');
}

function printRow(row: Row | undefined): string {
  if (row === undefined) return '';
  const { fact, a, b, c, value, cause } = row;
  return `row ${row.row} at ${row.atNs} ns: ${fact} a=${a} b=${b} c=${c} value=${value} cause=${cause}`;
}
