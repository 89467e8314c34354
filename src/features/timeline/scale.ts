/** The timeline's scale: how much of the run it spans, and where its numbers stand. */

import { NS_PER_S } from '../../../simulator';
import { spanText } from '../../shared/ui';

/** Shortest span, ns: a few requests of a fast system. */
const SHORTEST_NS = 10_000_000;
const ROOM = 1.12;
const STEPS = [1, 2, 5, 10];

/** A span that holds what has been reached, with some room to go on; a round number, so that it changes seldom. */
export function extentOf(reachedNs: number, lengthNs: number): number {
  return Math.min(lengthNs, roundUp(Math.max(SHORTEST_NS, reachedNs * ROOM)));
}

/** Room that a number on the scale needs, px. */
const NUMBER_PX = 84;

/** Moments that get a number: round ones, as many as have room. */
export function ticksOf(extentNs: number, widthPx: number): number[] {
  const stepNs = roundUp(extentNs / Math.max(1, Math.floor(widthPx / NUMBER_PX)));
  return Array.from({ length: Math.max(1, Math.ceil(extentNs / stepNs)) }, (_, i) => i * stepNs);
}

/** How long a run is: `60 s`, `10 min`. */
export function lengthText(ns: number): string {
  return ns >= 120 * NS_PER_S ? `${Number((ns / (60 * NS_PER_S)).toFixed(1))} min` : spanText(ns);
}

/** The next of 1, 2, 5, 10, 20, 50, … */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * (STEPS.find((step) => step * power >= value * (1 - 1e-9)) ?? 10);
}
