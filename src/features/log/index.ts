/**
 * The log: what happened, told in sentences, newest last: what was done by hand, faults and what they did, requests that
 * ended badly, promises broken and kept again. Read aloud as it goes, but not faster than one can listen.
 */
export { LogPanel } from './LogPanel';
