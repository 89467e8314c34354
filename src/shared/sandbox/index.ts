/**
 * The only way the page runs a simulation: engine and guest together in a worker, in a frame of an opaque origin with a
 * policy of its own. The page tells the worker what to do and believes nothing it answers: every answer must belong to a
 * question, be plain data of a bounded size and have the right form, and a worker that no longer answers is removed.
 */
export { openSandbox } from './frame';
export { createEngineHost, type EngineHost } from './host';
export type { RunHandle } from './run';
export type { RunEnd } from './run-end';
