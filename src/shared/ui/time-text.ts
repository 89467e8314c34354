/** Simulated time as text. */
import { NS_PER_MS, NS_PER_S } from '../../../simulator';

/** A moment in seconds: `0.000`, `12.345`, `3:07.500`; as wide as its neighbours. */
export function clockText(ns: number, digits = 3): string {
  const seconds = Math.floor(ns / NS_PER_S);
  const minutes = Math.floor(seconds / 60);
  const fraction = `${Math.floor(ns % NS_PER_S)}`.padStart(9, '0').slice(0, digits);
  const whole = minutes === 0 ? `${seconds}` : `${minutes}:${`${seconds % 60}`.padStart(2, '0')}`;
  return digits === 0 ? whole : `${whole}.${fraction}`;
}

/**
 * A moment of a run that spans so much: always with the same unit and digits, for it changes all the time and must not
 * jump. `13.63 ms`, `1.204 s`, `3:07.5`.
 */
export function momentText(ns: number, spanNs: number): string {
  if (spanNs < NS_PER_S) return `${(ns / NS_PER_MS).toFixed(spanNs < NS_PER_S / 10 ? 2 : 1)} ms`;
  if (spanNs <= 100 * NS_PER_S) return `${(ns / NS_PER_S).toFixed(spanNs < 10 * NS_PER_S ? 3 : 2)} s`;
  // Whole tenths first: 59.96 s must not become 0:60.0.
  const tenths = Math.floor(ns / (NS_PER_S / 10));
  return `${Math.floor(tenths / 600)}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`;
}

const UNITS = [
  ['s', 1e9],
  ['ms', 1e6],
  ['µs', 1e3],
  ['ns', 1],
] as const;

/** A duration in three figures at most: `1.02 s`, `350 µs`. */
export function spanText(ns: number): string {
  const [unit, size] = UNITS.find(([, least]) => Math.abs(ns) >= least) ?? ['ns', 1];
  const value = ns / size;
  return `${value >= 100 || Number.isInteger(value) ? Math.round(value) : Number(value.toPrecision(3))} ${unit}`;
}
