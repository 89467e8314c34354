/**
 * The palettes: of parts to draw with, derived from the definitions of the components, and of everything that one can do
 * (Ctrl+K). Both can be narrowed by typing. And what is said of each edit, with the way back.
 */
export { DrawButton } from './DrawButton';
export { DrawTools } from './DrawTools';
