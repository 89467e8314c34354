/** Whether a predicate holds of a run, by how much it misses, and both in words. */
import type { Asked } from '../form/figure-schema';
import type { Predicate } from '../form/predicate';
import { FIGURES, printValue, type Ran, type Reading } from '../figures';

export interface Held {
  readonly holds: boolean;
  /** Undefined: there was nothing to measure, and then nothing holds. */
  readonly reading: Reading | undefined;
  /** How far off, in the figure's unit; 0 when it holds, infinite when there was nothing to measure. */
  readonly by: number;
}

export function take({ measure, of, quantile }: Asked, ran: Ran): Reading | undefined {
  return FIGURES[measure].measure(ran, { of, quantile });
}

export function holds(predicate: Predicate, ran: Ran): Held {
  const reading = take(predicate, ran);
  if (reading === undefined) return { holds: false, reading, by: Infinity };
  const by = miss(predicate, reading.value);
  return { holds: by === 0, reading, by };
}

function miss({ atMost, atLeast, is }: Predicate, value: number): number {
  if (atMost !== undefined) return Math.max(0, value - atMost);
  if (atLeast !== undefined) return Math.max(0, atLeast - value);
  return Math.abs(value - (is ?? value));
}

/** `share of catalogue.browse that was not served: 24 %, at most 2 % may be`. */
export function heldInWords(predicate: Predicate, { reading }: Held): string {
  const { unit } = FIGURES[predicate.measure];
  const said = reading === undefined ? 'nothing was measured' : printValue(unit, reading.value);
  return `${askedInWords(predicate)}: ${said}, ${boundInWords(predicate)}`;
}

/** `p95 latency of orders.place`. */
export function askedInWords({ measure, of, quantile }: Asked): string {
  const { words, of: kind } = FIGURES[measure];
  const all = { operation: 'all requests', module: 'anything', invariant: 'any promise' };
  const names = of.length > 0 ? listed(of) : kind === undefined ? '' : all[kind.what];
  return words.replace('{of}', names).replace('{quantile}', quantile === 'p999' ? 'p99.9' : quantile);
}

/** Of many names the first two, which is enough to know the sentence by. */
function listed(names: readonly string[]): string {
  if (names.length <= 3) return names.join(' and ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

function boundInWords({ measure, atMost, atLeast, is }: Predicate): string {
  const { unit } = FIGURES[measure];
  if (unit === 'count' && (atMost ?? is) === 0) return 'there may be none';
  if (atMost !== undefined) return `at most ${printValue(unit, atMost)} is asked for`;
  if (atLeast !== undefined) return `at least ${printValue(unit, atLeast)} is asked for`;
  return `${printValue(unit, is ?? 0)} is asked for`;
}
