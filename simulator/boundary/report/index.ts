/** What a boundary changes, between two deployments of one system: derived from their plans and the handlers' texts alone. */
import type { Plan } from '../../model/plan';
import { callStatements } from './calls';
import { copyStatements } from './copies';
import { dataStatements } from './data';
import { invariantStatements } from './invariants';
import { LATENCY_METHOD, latencyStatements } from './latency';
import { transactionStatements } from './transactions';
import { costStatements, runningCost, TAX_NOTE, type RunningCost } from './running-cost';
import type { Statement } from './statement';
import { Subject, type WithHandlers } from './subject';

export interface BoundaryReport {
  /** Names of the deployments. */
  readonly before: string;
  readonly after: string;
  /** What is promised first, what is paid last; none when nothing differs. */
  readonly statements: readonly Statement[];
  readonly cost: { readonly before: RunningCost; readonly after: RunningCost };
  /** How the figures came about. */
  readonly methods: { readonly latency: string; readonly tax: string };
}

/** A deployment to be compared: its plan, and the document that it was compiled from. */
export interface Deployed {
  readonly plan: Plan;
  readonly document: WithHandlers;
}

/** What is different in `after`. Nothing, when it is the same deployment. */
export function boundaryReport(before: Deployed, after: Deployed): BoundaryReport {
  const [was, is] = [
    new Subject(before.plan, before.document),
    new Subject(after.plan, after.document),
  ] as const;
  const cost = { before: runningCost(was), after: runningCost(is) };
  return {
    before: before.plan.deployment,
    after: after.plan.deployment,
    statements: [
      ...invariantStatements(was, is),
      ...transactionStatements(was, is),
      ...callStatements(was, is),
      ...dataStatements(was, is),
      ...copyStatements(was, is),
      ...latencyStatements(was, is),
      ...costStatements(cost.before, cost.after),
    ],
    cost,
    methods: { latency: LATENCY_METHOD, tax: TAX_NOTE },
  };
}
