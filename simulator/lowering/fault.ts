/** Faults of a module's source, as lowering reports them. */

/** A place in a source text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Why a source was refused, and where. */
export interface Refusal extends Position {
  /** Stable, for machines: `unknown-global`, `syntax`. */
  readonly code: string;
  readonly message: string;
  /** What to write instead. */
  readonly hint: string;
}

/** A refusal in a document: fits the model's document fault. */
export interface LoweringFault extends Refusal {
  /** `modules.orders.handlers`, the key in the document whose text the position is in. */
  readonly path: string;
}

/** Thrown inside lowering to stop at a source that cannot be looked at any further; never leaves `lower`. */
export class Refused extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.message).join('\n'));
  }
}
