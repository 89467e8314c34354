/**
 * The clients: whoever asks the system for something from outside. A user draws its steps and waits from a stream of its
 * own, so that what it does is the same under every deployment; only when a closed loop does it depends on the answers.
 */
export { ClosedLoop } from './closed-loop';
export { OpenLoop } from './open-loop';
export { ByHand } from './by-hand';
export { Clients } from './clients';
