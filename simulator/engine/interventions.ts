/**
 * Interventions: what a person does to a running system. Each is stamped with where it was made, between two events, and a
 * replay makes it exactly there.
 */
import type { Change } from '../model/change';
import type { FaultPlan, TaskPlan } from '../model/plan';
import type { Nanoseconds } from '../model/units';

export type InterventionRequest =
  | { readonly kind: 'fault'; readonly fault: FaultPlan }
  /** Undoes a fault, by its number among the run's faults. */
  | { readonly kind: 'lift'; readonly fault: number }
  /** A request by hand, as a user of its own. */
  | { readonly kind: 'request'; readonly task: TaskPlan }
  /** A parameter gets another value; taken back by undoing the intervention. */
  | { readonly kind: 'parameter'; readonly change: Change };

export interface Intervention {
  readonly atNs: Nanoseconds;
  /** Events executed before it. */
  readonly sequence: number;
  readonly request: InterventionRequest;
}
