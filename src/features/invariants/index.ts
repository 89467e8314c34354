/**
 * Invariants: the promises about business data, each with its sentence and how it stands: held, or broken for some keys. A
 * broken one is a hatched bar that grows with simulated time and leads to the trace of the request that broke it.
 */
export { InvariantsPanel } from './InvariantsPanel';
