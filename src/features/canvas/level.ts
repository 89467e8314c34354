/** How much is shown at which zoom. Two levels of nesting at a time: services in the system, modules in them, their operations. */

export type Level = 'services' | 'modules' | 'operations';

const MODULES_FROM = 0.58;
const OPERATIONS_FROM = 1.75;

export function levelOf(zoom: number): Level {
  if (zoom < MODULES_FROM) return 'services';
  return zoom < OPERATIONS_FROM ? 'modules' : 'operations';
}

/** Size of a name on the screen where only services are shown, px. */
const NAME_PX = 11;

/** Font size of a service's name, in the picture's units, so that it can be read far out; in whole steps. */
export function nameSize(zoom: number): number {
  return levelOf(zoom) === 'services' ? Math.min(30, Math.round(NAME_PX / zoom)) : 13;
}
