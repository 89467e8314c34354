/** The timeline's scale: how much of the run it spans, and where its numbers stand. */

/** Shortest span, ns: a few requests of a fast system. */
const SHORTEST_NS = 10_000_000;
const ROOM = 1.12;
const STEPS = [1, 2, 5, 10];

/** A span that holds what has been reached, with some room to go on; a round number, so that it changes seldom. */
export function extentOf(reachedNs: number, lengthNs: number): number {
  return Math.min(lengthNs, roundUp(Math.max(SHORTEST_NS, reachedNs * ROOM)));
}

/** Moments that get a number: round ones, some five to ten. */
export function ticksOf(extentNs: number): number[] {
  const stepNs = roundUp(extentNs / 10);
  return Array.from({ length: Math.floor(extentNs / stepNs) }, (_, i) => i * stepNs);
}

/** Decimals of seconds that tell moments of this span apart. */
export function digitsFor(extentNs: number): number {
  if (extentNs >= 100e9) return 1;
  if (extentNs >= 10e9) return 2;
  return extentNs >= 0.5e9 ? 3 : extentNs >= 0.05e9 ? 4 : 5;
}

/** The next of 1, 2, 5, 10, 20, 50, … */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * (STEPS.find((step) => step * power >= value * (1 - 1e-9)) ?? 10);
}
