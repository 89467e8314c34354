/**
 * Promises about business data, watched while the system runs. For every invariant the rows that carry a key are counted in
 * each of its tables; a commit that changes them has its keys judged at once. State that leaves an invariant while the
 * request that changed it is under way has only *diverged*: nobody was told anything yet. It becomes a *gap*, a broken
 * promise, when that request has ended or the divergence has lasted too long, and the gap stays open until it holds again.
 */
import type { CommitListener, RowChange } from '../components/store';
import type { EventTarget } from '../kernel/event-queue';
import type { Kernel } from '../kernel/kernel';
import type { CountedTable, InvariantPlan, Plan } from '../model/plan';
import { NS_PER_MS } from '../model/units';
import { Fact } from '../telemetry/facts';
import type { Numbering } from '../telemetry/numbering';
import { Divergence, type Gap } from './divergence';
import { EndedRequests } from './ended-requests';
import { CopiedRows } from './copied-rows';
import { KeyCounts, keyOf } from './key-counts';
import { KeySums, weightOf } from './key-sums';

export type { Gap };

/** Gaps of one invariant that are kept. */
const MAX_GAPS = 1000;

/** How an invariant has fared so far. */
export interface InvariantState {
  readonly name: string;
  readonly says: string;
  /** Gaps ever opened. */
  readonly violations: number;
  readonly openGaps: number;
  /** From when the state left the invariant; open gaps count up to now. */
  readonly longestGapMs: number;
  /** The newest 1000, oldest first. */
  readonly gaps: readonly Gap[];
  /** Divergences that healed before they became gaps. */
  readonly transient: { readonly count: number; readonly longestMs: number };
}

/** How an invariant stands for one key. */
export interface Standing {
  readonly key: string;
  /** `underWay`: it does not hold, and whoever caused that has not been answered yet. */
  readonly state: 'held' | 'underWay' | 'gap';
  /** Since when it does not hold; undefined while it does. */
  readonly sinceNs: number | undefined;
  /** The request that made it so; 0 = no request's doing. */
  readonly request: number;
}

/** One invariant at work. */
class Watched {
  readonly counts: KeyCounts | KeySums | CopiedRows;
  /** Keys for which it does not hold now. */
  readonly diverged = new Map<string, Divergence>();
  readonly gaps: Gap[] = [];
  violations = 0;
  openGaps = 0;
  longestClosedNs = 0;
  transients = 0;
  longestTransientNs = 0;

  constructor(
    readonly index: number,
    readonly plan: InvariantPlan,
  ) {
    this.counts = countsFor(plan.rule);
  }
}

function countsFor(rule: InvariantPlan['rule']): Watched['counts'] {
  if (rule === 'same') return new CopiedRows();
  return rule === 'conserved' ? new KeySums() : new KeyCounts(rule);
}

/** Who counts the rows of a table. */
interface Counter {
  readonly watched: Watched;
  readonly counted: CountedTable;
  readonly isRight: boolean;
}

export class InvariantMonitor implements EventTarget {
  private readonly watched: readonly Watched[];
  private readonly byTable: readonly (readonly Counter[])[];
  /** Divergences that become gaps when their request ends. */
  private readonly byRequest = new Map<number, Set<Divergence>>();
  private readonly ended = new EndedRequests();

  constructor(
    private readonly kernel: Kernel,
    private readonly numbering: Numbering,
    plan: Plan,
  ) {
    this.watched = plan.invariants.map((invariant, index) => new Watched(index, invariant));
    this.byTable = plan.tables.map((_, table) =>
      this.watched.flatMap((watched) => countersOf(watched, table)),
    );
    plan.tables.forEach((table, index) => {
      for (const { key, row } of table.rows) {
        this.count({ table: index, key, before: undefined, after: row }, () => undefined);
      }
    });
    for (const { counts } of this.watched) if (counts instanceof KeySums) counts.begin();
    // Rows that break a promise from the start are judged as the run's first event, when its readers listen.
    if (this.watched.some(({ counts }) => [...counts.keys()].some((key) => !counts.holds(key))))
      kernel.schedule(0, this, 0);
  }

  /** Takes a commit, the moment it is durable. */
  readonly committed: CommitListener = (changes, owner, row) => {
    const touched: [Watched, string][] = [];
    for (const change of changes) this.count(change, (watched, key) => touched.push([watched, key]));
    // Nobody owns what a store does by itself: that is no request's doing.
    for (const [watched, key] of touched) this.judge(watched, key, owner?.request ?? 0, row);
  };

  /** A client knows what came of its request, or has given up; `row` is the fact that says so. */
  requestEnded(request: number, row: number): void {
    this.ended.add(request);
    const divergences = this.byRequest.get(request);
    if (divergences === undefined) return;
    this.byRequest.delete(request);
    for (const divergence of divergences) this.openGap(divergence, row);
  }

  /** How every invariant has fared, up to the kernel's now. */
  states(): readonly InvariantState[] {
    return this.watched.map((watched) => ({
      name: watched.plan.name,
      says: watched.plan.says,
      violations: watched.violations,
      openGaps: watched.openGaps,
      longestGapMs: this.longestGapNs(watched) / NS_PER_MS,
      gaps: watched.gaps.map((gap) => ({ ...gap })),
      transient: { count: watched.transients, longestMs: watched.longestTransientNs / NS_PER_MS },
    }));
  }

  /**
   * How an invariant stands for its newest keys (by their first row), newest first; beyond `limit` only those for which it
   * does not hold. `count`: the keys that there are.
   */
  standings(invariant: number, limit: number): { readonly standings: Standing[]; readonly count: number } {
    const watched = this.watched[invariant];
    if (watched === undefined) return { standings: [], count: 0 };
    const { counts, diverged } = watched;
    const first = counts.size - limit;
    const standings: Standing[] = [];
    let place = 0;
    for (const key of counts.keys())
      if (place++ >= first || diverged.has(key)) standings.push(standing(key, diverged.get(key)));
    // A key that no row carries any more can still be missing one.
    for (const [key, divergence] of diverged) if (!counts.has(key)) standings.push(standing(key, divergence));
    return { standings: standings.reverse(), count: counts.size };
  }

  /** Judges what the run began with. */
  fire(): void {
    for (const watched of this.watched)
      for (const key of watched.counts.keys()) this.judge(watched, key, 0, -1);
  }

  /** Counts a changed row wherever it counts, and tells of every key that may have been touched. */
  private count(change: RowChange, touched: (watched: Watched, key: string) => void): void {
    for (const { watched, counted, isRight } of this.byTable[change.table] ?? []) {
      const { counts } = watched;
      if (counts instanceof CopiedRows) {
        counts.put(change.key, isRight, change.after);
        touched(watched, change.key);
        continue;
      }
      const before = keyOf(counted, change.key, change.before);
      const after = keyOf(counted, change.key, change.after);
      // Of a row that is summed up, not its key but its amount changes.
      if (before === after && counted.sum === undefined) continue;
      if (before !== undefined) {
        counts.add(before, isRight, -weightOf(counted, change.before));
        touched(watched, before);
      }
      if (after !== undefined) {
        counts.add(after, isRight, weightOf(counted, change.after));
        touched(watched, after);
      }
    }
  }

  private judge(watched: Watched, key: string, request: number, row: number): void {
    const divergence = watched.diverged.get(key);
    const holds = watched.counts.holds(key);
    if (holds && divergence !== undefined) this.ends(watched, divergence, row);
    if (!holds && divergence === undefined) this.begins(watched, key, request, row);
  }

  private begins(watched: Watched, key: string, request: number, cause: number): void {
    const { kernel } = this;
    const row = kernel.journal.append(
      Fact.diverged,
      watched.index,
      this.numbering.word(key),
      request,
      0,
      cause,
    );
    const divergence = new Divergence(watched.index, key, request, kernel.nowNs, row, this.expired);
    watched.diverged.set(key, divergence);
    const isEventual = watched.plan.isEventual === true;
    if (!isEventual && (request === 0 || this.ended.has(request))) return this.openGap(divergence, row);
    divergence.timer = kernel.schedule(watched.plan.withinNs, divergence, 0);
    if (isEventual) return;
    const others = this.byRequest.get(request);
    if (others === undefined) this.byRequest.set(request, new Set([divergence]));
    else others.add(divergence);
  }

  private readonly expired = (divergence: Divergence): void => {
    this.settle(divergence);
    this.openGap(divergence, divergence.row);
  };

  private openGap(divergence: Divergence, cause: number): void {
    const { kernel } = this;
    const { invariant, key, request, sinceNs } = divergence;
    const watched = this.watched[invariant] as Watched; // divergences are made by `begins`
    kernel.cancel(divergence.timer);
    const gap: Gap = { key, request, sinceNs, openedNs: kernel.nowNs, closedNs: undefined };
    divergence.gap = gap;
    watched.violations++;
    watched.openGaps++;
    if (watched.gaps.length >= MAX_GAPS) watched.gaps.shift();
    watched.gaps.push(gap);
    kernel.journal.append(Fact.gapOpened, invariant, this.numbering.word(key), request, sinceNs, cause);
  }

  /** The invariant holds again for the key. */
  private ends(watched: Watched, divergence: Divergence, cause: number): void {
    const { kernel } = this;
    const { key, request, gap } = divergence;
    const lastedNs = kernel.nowNs - divergence.sinceNs;
    watched.diverged.delete(key);
    if (gap === undefined) {
      this.settle(divergence);
      watched.transients++;
      watched.longestTransientNs = Math.max(watched.longestTransientNs, lastedNs);
    } else {
      gap.closedNs = kernel.nowNs;
      watched.openGaps--;
      watched.longestClosedNs = Math.max(watched.longestClosedNs, lastedNs);
    }
    const fact = gap === undefined ? Fact.healed : Fact.gapClosed;
    kernel.journal.append(fact, watched.index, this.numbering.word(key), request, lastedNs, cause);
  }

  /** Waits no longer for what would make a divergence a gap. */
  private settle(divergence: Divergence): void {
    this.kernel.cancel(divergence.timer);
    const others = this.byRequest.get(divergence.request);
    if (others === undefined) return;
    others.delete(divergence);
    if (others.size === 0) this.byRequest.delete(divergence.request);
  }

  private longestGapNs(watched: Watched): number {
    let longestNs = watched.longestClosedNs;
    if (watched.openGaps === 0) return longestNs;
    for (const { gap, sinceNs } of watched.diverged.values()) {
      if (gap !== undefined) longestNs = Math.max(longestNs, this.kernel.nowNs - sinceNs);
    }
    return longestNs;
  }
}

function standing(key: string, divergence: Divergence | undefined): Standing {
  if (divergence === undefined) return { key, state: 'held', sinceNs: undefined, request: 0 };
  const { gap, sinceNs, request } = divergence;
  return { key, state: gap === undefined ? 'underWay' : 'gap', sinceNs, request };
}

function countersOf(watched: Watched, table: number): Counter[] {
  const { left, right, rule } = watched.plan;
  const counters: Counter[] = [];
  if (left.table === table) counters.push({ watched, counted: left, isRight: false });
  if (right !== null && rule !== 'atMostOne' && right.table === table)
    counters.push({ watched, counted: right, isRight: true });
  return counters;
}
