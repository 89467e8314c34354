/**
 * The plan as a picture: which boxes, tiles and wires there are, where each of them stands, and how far each transaction
 * reaches. Pure functions without React or DOM; `buildScene` is the way in. The canvas draws a scene, the outline tells it.
 */
export { buildScene, type SceneOptions, type Seen } from './build';
export { bounds, centre, grown, type Point, type Rect } from './geometry';
export { POINT_FIELDS, pointAt, type Course } from './path';
export type { Room } from './arrange';
export type {
  Box,
  Bracket,
  ClientsBox,
  Scene,
  ServiceBox,
  Slot,
  StoreBox,
  Tile,
  TornEnd,
  Wire,
} from './scene';
export { codeOf, usedLinks, type OperationCode } from './wiring';
export { ownerColour } from './owner';
