/**
 * The plan as a picture: which boxes, tiles and wires there are, where each of them stands, and how far each transaction
 * reaches. Pure functions without React or DOM; `buildScene` is the way in. The canvas draws a scene, the outline tells it.
 */
export { buildScene, type Seen } from './build';
export { bounds, centre, grown, type Point, type Rect } from './geometry';
export { layoutOf, type Layout } from './layout';
export { mover, shortWay } from './moved';
export { POINT_FIELDS, pointAt } from './path';
export type { Room } from './arrange';
export type {
  BetweenBox,
  Box,
  Bracket,
  ClientsBox,
  Scene,
  ServiceBox,
  StoreBox,
  Tile,
  TornEnd,
  Wire,
} from './scene';
export { codeOf, usedLinks } from '../../../simulator';
export { ownerColour } from './owner';
