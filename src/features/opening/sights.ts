/** What can be seen in a run: sights, found in its rows and its plan, for which the opening waits. */
import { Fact, Leg, Outcome, type FrameRows, type InvariantPlan, type Plan } from '../../../simulator';

export type Sight =
  /** A request began; its client has its answer; its client sees an error. */
  | 'started'
  | 'answered'
  | 'refused'
  /** A service went down; a transaction was rolled back; an answer was lost; a call was tried again. */
  | 'down'
  | 'rolledBack'
  | 'lost'
  | 'retried'
  /** A promise was broken, by its name. */
  | `gap:${string}`
  /** Whether one transaction can reach all that a promise is about. */
  | `whole:${string}`
  | `torn:${string}`;

/** The part of a plan that says which promises there are, and where their data lies. */
export type Promises = Pick<Plan, 'invariants' | 'modules' | 'tables'>;

/** Attempts are packed above the operation in `callStarted`. */
const ATTEMPT = 65_536;

/** What the rows show, in their order. */
export function sightsIn(rows: FrameRows, plan: Promises): Sight[] {
  const sights: Sight[] = [];
  rows.kinds.forEach((kind, i) => {
    const sight = sightOf(kind, rows.a[i] ?? 0, rows.b[i] ?? 0, rows.c[i] ?? 0, plan);
    if (sight !== undefined) sights.push(sight);
  });
  return sights;
}

function sightOf(kind: number, a: number, b: number, c: number, plan: Promises): Sight | undefined {
  switch (kind) {
    case Fact.requestStarted:
      return 'started';
    case Fact.requestEnded:
      return b === Outcome.ok ? 'answered' : 'refused';
    case Fact.instanceDown:
      return 'down';
    case Fact.transactionRolledBack:
      return 'rolledBack';
    case Fact.messageLost:
      return c === Leg.reply ? 'lost' : undefined;
    case Fact.callStarted:
      return c >= ATTEMPT ? 'retried' : undefined;
    case Fact.gapOpened:
      return `gap:${plan.invariants[a]?.name ?? ''}`;
    default:
      return undefined;
  }
}

/** The number of the newest request that began in these rows; undefined when none did. */
export function requestIn({ kinds, a }: FrameRows): number | undefined {
  const place = kinds.lastIndexOf(Fact.requestStarted);
  return place < 0 ? undefined : a[place];
}

/** What the plan shows before anything happens: which promises one transaction can keep. */
export function sightsOf(plan: Promises): Sight[] {
  return plan.invariants.map(
    (invariant): Sight => `${isWhole(plan, invariant) ? 'whole' : 'torn'}:${invariant.name}`,
  );
}

/** Whether all that a promise is about is kept in one store, where one transaction reaches it. */
export function isWhole(plan: Promises, { left, right }: InvariantPlan): boolean {
  const storeOf = (table: number) => plan.modules[plan.tables[table]?.module ?? -1]?.store;
  return right === null || storeOf(left.table) === storeOf(right.table);
}
