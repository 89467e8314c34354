/** How much is shown at which zoom. Two levels of nesting at a time: services in the system, modules in them, their operations. */

export type Level = 'services' | 'modules' | 'operations';

const MODULES_FROM = 0.46;
const OPERATIONS_FROM = 1.75;

export function levelOf(zoom: number): Level {
  if (zoom < MODULES_FROM) return 'services';
  return zoom < OPERATIONS_FROM ? 'modules' : 'operations';
}

/** Font sizes in the picture's units, so that names can be read far out too. */
export interface NameSizes {
  readonly box: number;
  readonly tile: number;
  readonly slot: number;
}

/** Sizes at a zoom; in whole steps, so that they change seldom. */
export function nameSizes(zoom: number): NameSizes {
  const legible = (px: number, least: number, most: number): number =>
    Math.min(most, Math.max(least, Math.round(px / zoom)));
  return { box: legible(10, 13, 30), tile: legible(9.8, 13, 19), slot: legible(9, 11, 15) };
}

export function areEqual(a: NameSizes, b: NameSizes): boolean {
  return a.box === b.box && a.tile === b.tile && a.slot === b.slot;
}
