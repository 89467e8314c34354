/** When what happened: lanes for faults, what was done by hand, and broken promises, over the run's whole length; and the way to any moment of it. */
export { Timeline } from './Timeline';
