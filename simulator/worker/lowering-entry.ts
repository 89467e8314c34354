/**
 * Lowering as a worker of its own: the compiler in it is large, and a text that keeps it busy can be given up. It runs no
 * guest; it only reads text.
 */
import { expose } from 'comlink';
import { lower, lowerToDebug, parseCondition } from '../lowering';

/** What the page may ask. */
export interface LoweringApi {
  lower: typeof lower;
  lowerToDebug: typeof lowerToDebug;
  parseCondition: typeof parseCondition;
}

expose({ lower, lowerToDebug, parseCondition } satisfies LoweringApi);
