/** Durations as people write them: `250us`, `5ms`, `1.5s`, `2m`, `1h`, `40ns`. In a plan they are integer nanoseconds. */
import { NS_PER_MS, NS_PER_S, NS_PER_US } from './units';
import type { Nanoseconds } from './units';

/** Longest duration: what still counts nanoseconds exactly in a JavaScript number, 104 days. */
export const MAX_DURATION_NS: Nanoseconds = Number.MAX_SAFE_INTEGER;

export const DURATION_HINT = 'write a number and a unit: `250us`, `5ms`, `1.5s`, `2m`, `1h`';

/** Largest first, so that printing finds the shortest text. */
const UNITS: readonly (readonly [string, Nanoseconds])[] = [
  ['h', 3_600 * NS_PER_S],
  ['m', 60 * NS_PER_S],
  ['s', NS_PER_S],
  ['ms', NS_PER_MS],
  ['us', NS_PER_US],
  ['ns', 1],
];

/** A decimal number and a unit; `µs` is `us`. */
export const DURATION_PATTERN = /^(\d{1,16}(?:\.\d{1,12})?)(h|m|s|ms|us|µs|ns)$/;

/** A duration in ns, or undefined when the text is none, is no whole number of ns or is longer than MAX_DURATION_NS. */
export function parseDuration(text: string): Nanoseconds | undefined {
  if (text === '0') return 0;
  const match = DURATION_PATTERN.exec(text);
  if (match === null) return undefined;
  const unit = match[2] === 'µs' ? 'us' : match[2];
  const unitNs = UNITS.find(([name]) => name === unit)?.[1] ?? 1;
  const exact = Number(match[1]) * unitNs;
  const ns = Math.round(exact);
  // A decimal fraction times a unit can miss its whole number in the last bits, never by as much as this.
  return ns <= MAX_DURATION_NS && Math.abs(exact - ns) < 1e-3 ? ns : undefined;
}

/** The shortest text that parses back to exactly `ns`, a whole number from 0 to MAX_DURATION_NS: `1.5s`, never `1500ms`. */
export function printDuration(ns: Nanoseconds): string {
  if (ns === 0) return '0s';
  for (const [unit, unitNs] of UNITS) {
    const text = `${ns / unitNs}${unit}`;
    if (ns >= unitNs && /^\d+(\.\d{1,3})?[a-z]+$/.test(text) && parseDuration(text) === ns) return text;
  }
  return `${ns}ns`;
}
