/**
 * What can be done to the run: the bar at the top (which system, deployment, experiment and seed; undo) and the transport
 * below the picture (requests by hand, play, pause, step, pace), with the words of what has just happened.
 */
export { History } from './History';
export { RunBar } from './RunBar';
export { Transport } from './Transport';
