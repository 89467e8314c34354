/** How long a gap's bar is. */

/** A gap this old fills its bar, s. */
const FULL_S = 60;

/** How much of its bar a gap fills: seen at once, and slower and slower from then on. */
export function shareOf(seconds: number): number {
  return Math.min(1, 0.12 + (0.88 * Math.log1p(seconds)) / Math.log1p(FULL_S));
}
