/** Simulated time as text. */

/** A moment on the timeline: `0.000000 s`, `12.345678 s`; always as wide as its neighbours, for it changes all the time. */
export function clockText(ns: number, digits = 3): string {
  const seconds = Math.floor(ns / 1e9);
  const minutes = Math.floor(seconds / 60);
  const fraction = `${Math.floor(ns % 1e9)}`.padStart(9, '0').slice(0, digits);
  const whole = minutes === 0 ? `${seconds}` : `${minutes}:${`${seconds % 60}`.padStart(2, '0')}`;
  return digits === 0 ? whole : `${whole}.${fraction}`;
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
