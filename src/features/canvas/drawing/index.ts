/**
 * Drawing in the picture: boxes are dragged and nudged, wires drawn out of them, several things picked. The edits are the
 * document's (`src/document/edits`); here are the gestures, for pointer and keyboard, and what is seen of them.
 */
export { Drawing } from './Drawing';
