/** What a fault's file exports: its description, what it may be aimed at, and what it does to the world until it is lifted. */
import type { World } from '../components/world';
import type { RandomStream } from '../kernel/random';
import type { FaultDescription } from '../model/catalogue';
import type { FaultPlan } from '../model/plan';
import type { IdleReason } from '../telemetry/facts';

/** A fault that begins to act. */
export interface Striking {
  readonly world: World;
  readonly fault: FaultPlan;
  /** Its number among the run's faults. */
  readonly index: number;
  /** Row of its striking: the cause of all it does. */
  readonly row: number;
  readonly stream: RandomStream;
  /** Writes that it touched something and returns the row; 0 span = nobody's. */
  touched(span: number, operation: number): number;
  /** It has done all that it does; what it changed stays until it is lifted. */
  ended(): void;
}

/** A fault that acts: `lift` undoes it wholly. `cause` is the row of the lifting. */
export interface Acting {
  lift(cause: number): void;
}

/** A fault that found nothing to act on. */
export interface Idle {
  readonly idle: IdleReason;
}

export interface FaultDefinition extends FaultDescription {
  /** What it would do, said before it is done; `where` names the target in words. */
  wouldDo(fault: FaultPlan, where: string): string;
  strike(striking: Striking): Acting | Idle;
}

/** Where a rule stands while it acts; gone when it is lifted. */
export function install<R>(lists: readonly R[][], rule: R): Acting {
  for (const list of lists) list.push(rule);
  return { lift: () => remove(lists, rule) };
}

/** Takes a rule out of the lists it stands in. */
export function remove<R>(lists: readonly R[][], rule: R): void {
  for (const list of lists) {
    const place = list.indexOf(rule);
    if (place >= 0) list.splice(place, 1);
  }
}
