/** What the proof of a lesson is made of: cells of its row in the table. */

export interface Cell {
  /** `form` (it cannot be read), `start`, `solution`, a decoy's name, `ablation`, `prediction`, `single edits`. */
  readonly column: string;
  readonly kind: 'form' | 'start' | 'solution' | 'decoy' | 'ablation' | 'prediction' | 'single-edits';
  readonly ok: boolean;
  /** What was found, in a sentence or two: what is wrong, or what shows that it is right. */
  readonly says: readonly string[];
}

export interface Proof {
  readonly lesson: string;
  readonly title: string;
  readonly seeds: number;
  readonly runs: number;
  readonly cells: readonly Cell[];
}
