/** How long Follow takes on its way from stop to stop, and how long it stays at each. Our choices, tried by reading along. */

const SHORTEST_MS = 200;
const LONGEST_MS = 1400;
/** Time that a way of 0.1 ms takes, and what each tenfold adds. */
const BASE_MS = 350;
const TENFOLD_MS = 250;
const BASE_NS = 100_000;

/** How long the way over so many simulated ns is shown: longer for longer ones, but a thousandfold is only some steps more. */
export function glideMs(ns: number, tempo: number): number {
  if (ns <= 0) return 0;
  const wanted = BASE_MS + TENFOLD_MS * Math.log10(ns / BASE_NS);
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, wanted)) / tempo;
}

const GLANCE_MS = 450;
const CHARACTER_MS = 19;
const LONGEST_READ_MS = 5000;

/** How long one looks at a stop to read its words. */
export function readingMs(words: readonly string[], tempo: number): number {
  const characters = words.reduce((sum, text) => sum + text.length, 0);
  return Math.min(LONGEST_READ_MS, GLANCE_MS + CHARACTER_MS * characters) / tempo;
}
