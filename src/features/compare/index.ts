/**
 * Compare: a second run beside the open one, in a worker of its own and in step with it. `partners` says what it can be,
 * `other` and `in-step` keep it, `figures`, `difference` and `explain` are the pure parts that say how the two differ.
 */
export { ComparePanel } from './ComparePanel';
