/**
 * Debug: breakpoints at lines of the handlers and at things that happen in the world, where one has stopped the run, what
 * the variables hold there, and steps from there. The picture and all other panels show that moment.
 */
export { DebugPanel } from './DebugPanel';
