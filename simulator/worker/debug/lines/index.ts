/** What is asked of a handler that stands at a line: whether a condition holds, and what its variables hold. */
export { holds } from '../evaluate';
export { NOT_YET, printValue } from '../print-value';
