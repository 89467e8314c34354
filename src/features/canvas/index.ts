/**
 * The canvas: the system as a picture (React Flow draws boxes and wires from `shared/scene`), and over it everything that
 * moves (one Canvas2D overlay, fed by `motion/`, the fold of the journal's rows, and painted by `overlay/`). What is wrong
 * (`marks/`: faults, broken promises, parts that are down) is in the page's own text, so that it can be read and pressed.
 */
export { Canvas } from './Canvas';
