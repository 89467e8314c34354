/**
 * A module's operation as the running engine knows it: how much CPU its work takes, the fault rules that act on it and the
 * watchers that wait for its n-th start, commit or return. Rules and watchers are mostly none, and cost nothing then.
 */
import type { Distribution } from '../kernel/distributions';
import type { CallError } from '../network';
import type { OperationPlan } from '../model/plan';

/** What is being handled, as a rule or a watcher may see it. */
export interface Handling {
  readonly operation: Operation;
  /** Server span. */
  readonly span: number;
  readonly request: number;
  readonly instanceNumber: number;
  /** Row of the last fact about it; a rule that acts writes its own and sets this. */
  row: number;
  readonly alive: boolean;
  /** Goes on with a handler that a rule had kept from starting. */
  resume(): void;
}

/** What a rule says of a handler that is about to start: go on, fail, never start, or start so many ns later. */
export type StartVerdict = 'go' | 'hang' | CallError | number;

/** A fault on an operation or an instance; it acts for as long as it is installed. It may go while it is asked. */
export interface OperationRule {
  onStart?(handling: Handling): StartVerdict;
  /** How long `ns` of the handler's work take under this fault. */
  stretchWork?(ns: number, handling: Handling): number;
  /** Called when a handler has ended, whatever its outcome. */
  onEnd?(handling: Handling): void;
}

/**
 * What the rules on an operation and on its process say of a handler that is about to start: delays add up; the first rule
 * that lets it neither go nor wait decides.
 */
export function verdictOf(
  operationRules: readonly OperationRule[],
  instanceRules: readonly OperationRule[],
  handling: Handling,
): StartVerdict {
  let delayNs = 0;
  for (const rules of [operationRules, instanceRules]) {
    for (let i = 0; i < rules.length;) {
      const rule = rules[i];
      const verdict = rule?.onStart?.(handling) ?? 'go';
      if (typeof verdict === 'number') delayNs += verdict;
      else if (verdict !== 'go') return verdict;
      if (rules[i] === rule) i++;
    }
  }
  return delayNs > 0 ? delayNs : 'go';
}

/** Waits for an operation to start, commit or return; may crash whatever it likes. */
export type OperationWatcher = (handling: Handling | undefined, row: number) => void;

/** Moments of an operation that a fault can wait for. */
export type OperationEvent = 'starts' | 'commits' | 'returns';

export class Operation {
  readonly rules: OperationRule[] = [];
  readonly watchers: Readonly<Record<OperationEvent, OperationWatcher[]>> = {
    starts: [],
    commits: [],
    returns: [],
  };

  constructor(
    readonly index: number,
    readonly plan: OperationPlan,
    readonly moduleName: string,
    readonly work: Distribution,
  ) {}

  get name(): string {
    return this.plan.name;
  }

  /** Tells the watchers of an event; they may remove themselves meanwhile. */
  tell(event: OperationEvent, handling: Handling | undefined, row: number): void {
    const watchers = this.watchers[event];
    if (watchers.length > 0) for (const watcher of [...watchers]) watcher(handling, row);
  }
}
