/**
 * Determinism: equal runs have equal histories, to the byte, in Node and in Chromium, however they are advanced. A case is
 * one run with all that happens to it; it is executed here and there and the journals' hashes are compared. Where they part,
 * `first-difference` finds the event. The cases are the shipped systems, and systems that `generator/` makes up.
 */
import type { Intervention, InterventionRequest } from '../../simulator/engine/interventions';
import type { Plan } from '../../simulator/model/plan';

/** What somebody does to the run when it stands at `atNs`. */
export interface Act {
  readonly atNs: number;
  readonly request: InterventionRequest;
}

/** One run; plain data, so that it can be sent to a page. */
export interface Case {
  readonly name: string;
  readonly plan: Plan;
  /** The lowered handlers. */
  readonly text: string;
  /** In the order of their times. */
  readonly acts: readonly Act[];
}

/** How an execution ended. Two executions of a case must give equal ones. */
export interface Outcome {
  readonly hash: string;
  readonly events: number;
  readonly failure: string | null;
  /** The acts, stamped. */
  readonly interventions: readonly Intervention[];
}

/** A row of the journal, in words where there are some. */
export interface Row {
  readonly row: number;
  readonly atNs: number;
  readonly fact: string;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly value: number;
  readonly cause: number;
}

/** A case with its interventions stamped, executed somewhere, that can be looked into after any number of events. */
export interface Witness {
  hashAfter(events: number): Promise<string>;
  /** What the event of this number wrote, and the interventions right after it. */
  rowsOf(event: number): Promise<readonly Row[]>;
}
