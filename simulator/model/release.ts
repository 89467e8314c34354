/**
 * A release goes the way that faults go, with words, moments and a way back, because it is done to a run from outside like
 * them. It is none: nothing breaks by itself, and whoever tells of it must not call it one.
 */

/** Its kind among the faults. */
export const RELEASE_KIND = 'release';

/** Whether a fault of this kind is a release. */
export function isRelease(kind: string): boolean {
  return kind === RELEASE_KIND;
}
