/**
 * Ledgers: business state as the stores hold it. Of a promise both sides stand beside each other, matched by key, and what
 * has no counterpart is hatched; of a store, what its tables hold. `sides` is the pure part.
 */
export { LedgersPanel } from './LedgersPanel';
