/**
 * How far a transaction reaches under a deployment. The rule is the engine's: a transaction follows calls within its process
 * to modules on the same store; over a wire, on another store, or behind a module without a store, writes commit on their own.
 */
import type { Plan } from '../../model/plan';
import { LinkFinder, type OperationCode } from './wiring';

/** A module that the code wants inside the transaction, and that it does not reach. */
export interface Tear {
  readonly module: number;
  /** Link on which the call leaves the process; -1 = the module is in the process, on another store. */
  readonly link: number;
}

export interface Reach {
  /** The operation that begins the transaction. */
  readonly operation: number;
  readonly service: number;
  readonly store: number;
  /** Modules that stand or fall together, the operation's own first. */
  readonly modules: readonly number[];
  readonly tears: readonly Tear[];
}

/** Seen in a run, beyond what the code shows: operations that began transactions, and links they called over meanwhile. */
export interface SeenTransactions {
  readonly began: ReadonlySet<number>;
  readonly called: ReadonlyMap<number, ReadonlySet<number>>;
}

const NOTHING_SEEN: SeenTransactions = { began: new Set(), called: new Map() };

/** The reach of every transaction, by the operation that begins it. */
export function reaches(
  plan: Plan,
  code: readonly OperationCode[],
  seen: SeenTransactions = NOTHING_SEEN,
): readonly Reach[] {
  const finder = new LinkFinder(plan);
  return plan.operations.flatMap((operation, index) => {
    const module = plan.modules[operation.module];
    const begins = (code[index]?.hasTransaction ?? false) || seen.began.has(index);
    // Only a database keeps transactions.
    if (!begins || module === undefined || plan.stores[module.store]?.kind !== 'database') return [];
    const { service, store } = module;
    const extent = new Extent(plan, code, finder, operation.module);
    for (const callee of code[index]?.transacted ?? []) extent.follow(callee, true);
    for (const link of seen.called.get(index) ?? []) extent.calledOver(link);
    const modules = [...extent.modules];
    const tears = [...extent.tears.values()].filter((tear) => !extent.modules.has(tear.module));
    return [{ operation: index, service, store, modules, tears }];
  });
}

class Extent {
  readonly modules: Set<number>;
  readonly tears = new Map<number, Tear>();
  private readonly followed = new Set<string>();
  private readonly service: number;
  private readonly store: number;

  constructor(
    private readonly plan: Plan,
    private readonly code: readonly OperationCode[],
    private readonly finder: LinkFinder,
    own: number,
  ) {
    this.modules = new Set([own]);
    this.service = plan.modules[own]?.service ?? -1;
    this.store = plan.modules[own]?.store ?? -1;
  }

  /** A call from this process; `reached`: the caller is inside the transaction. */
  follow(operation: number, reached: boolean): void {
    const key = `${operation} ${reached}`;
    if (this.followed.has(key)) return;
    this.followed.add(key);
    const index = this.plan.operations[operation]?.module ?? -1;
    const module = this.plan.modules[index];
    if (module === undefined) return;
    if (module.service !== this.service) {
      const link = this.finder.toService(this.service, module.service);
      return this.leave(operation, link);
    }
    const reaches = reached && module.store === this.store;
    if (reaches) this.modules.add(index);
    else this.tear(index, -1);
    for (const callee of this.code[operation]?.calls ?? []) this.follow(callee, reaches);
  }

  /** A call over `link`, out of the process: the first module behind it that keeps something is out of reach. */
  private leave(operation: number, link: number): void {
    const key = `${operation} over ${link}`;
    if (this.followed.has(key)) return;
    this.followed.add(key);
    const module = this.plan.operations[operation]?.module ?? -1;
    if (this.keepsTables(module)) return this.tear(module, link);
    for (const callee of this.code[operation]?.calls ?? []) this.leave(callee, link);
  }

  /** While the transaction was open its handler called over this link; whom there, the run did not say. */
  calledOver(link: number): void {
    const to = this.plan.links[link]?.to;
    if (to?.kind !== 'service' || [...this.tears.values()].some((tear) => tear.link === link)) return;
    const keeper = this.plan.services[to.index]?.modules.find((module) => this.keepsTables(module));
    if (keeper !== undefined) this.tear(keeper, link);
  }

  /** What keeps nothing cannot be left half done. */
  private tear(module: number, link: number): void {
    if (this.keepsTables(module) && !this.tears.has(module)) this.tears.set(module, { module, link });
  }

  private keepsTables(module: number): boolean {
    return (this.plan.modules[module]?.store ?? -1) >= 0;
  }
}
