/** Where a debug build can stop: one site for each line on which a statement begins. */

/** A place in the handlers at which a debug build asks whether to stop, before what stands there runs. */
export interface Site {
  readonly module: string;
  /** In the handlers' source, from 1. */
  readonly line: number;
  /** The function at the top of the module that it is in. */
  readonly operation: string;
  /** What can be seen from there, the innermost function first. Values come in the order of all these names. */
  readonly scopes: readonly SiteScope[];
}

/** The variables that one function has in sight. */
export interface SiteScope {
  /** `place`; '' for the module itself. */
  readonly of: string;
  readonly names: readonly string[];
}

/** Names whose values are kept of one site; nobody reads more. */
export const MAX_NAMES = 64;
