/** What the reference says of a component, a policy or a fault: its definition, printed. */

export interface ParameterText {
  readonly name: string;
  /** With its unit. */
  readonly byDefault: string;
  /** Smallest and largest, or what one may choose among; '' where anything goes. */
  readonly range: string;
  readonly explains: string;
  readonly source: string;
}

/** A line of what else there is to say: what it can be wired to, what it is aimed at. */
export interface Trait {
  readonly title: string;
  readonly says: string;
  /** Whether it is written as in a document or a command. */
  readonly isCode?: boolean;
}

export interface Entry {
  readonly kind: string;
  readonly title: string;
  readonly explains: string;
  readonly leavesOut: string;
  readonly traits: readonly Trait[];
  readonly parameters: readonly ParameterText[];
  readonly metrics: readonly { readonly name: string; readonly unit: string; readonly explains: string }[];
  /** The files of the tests that hold it, from the project's root. */
  readonly tests: readonly string[];
}

export interface EntryGroup {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly entries: readonly Entry[];
}
