/**
 * One request's trace, ready to be shown: its spans depth first, siblings in the order of their start, under the names that
 * OpenTelemetry gives them; where the time went; and what failed, in words. Made when somebody looks, never while it runs.
 */
import { FAILURES, Outcome } from '../model/failures';
import type { Nanoseconds } from '../model/units';
import { explainSpan, failurePath, hasFailed, type ChildrenOf } from './explain';
import type { RecordedGap } from './gap-book';
import type { TraceIds } from './ids';
import type { PlanNames } from './names';
import { RequestFlag, UNDER_WAY } from './request-ring';
import { attributesOf, hasFlag, outcomeOf, spanName, type Attribute } from './semconv';
import { SpanFlag, SpanKind, type SpanStore } from './span-store';

/** What a caller knows of what it asked for. */
export type Knowledge = 'running' | 'done' | 'failed' | 'unknown';

/** Where a span's time went; what parallel work overlaps is counted as work. */
export interface Segments {
  /** Waited for a slot, a CPU or a row that another transaction held. */
  readonly queueingNs: Nanoseconds;
  readonly workNs: Nanoseconds;
  /** Waited for somebody else. */
  readonly waitingNs: Nanoseconds;
}

export interface SpanView {
  /** The journal's number for it. */
  readonly number: number;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  /** Index of its parent in `TraceView.spans`, or -1. */
  readonly parent: number;
  /** 0 for what has no parent here. */
  readonly depth: number;
  readonly name: string;
  readonly kind: 'INTERNAL' | 'SERVER' | 'CLIENT';
  readonly isStatement: boolean;
  /** `shop#1`, or `clients`. */
  readonly instance: string;
  readonly startNs: Nanoseconds;
  /** Undefined while it is open. */
  readonly endNs: Nanoseconds | undefined;
  readonly knowledge: Knowledge;
  /** `OK`, `TIMEOUT`, …; undefined while it is open. */
  readonly code: string | undefined;
  readonly segments: Segments;
  readonly attributes: readonly Attribute[];
  /** Why it failed, when it has. */
  readonly failure: string | undefined;
  readonly hasGap: boolean;
}

export interface GapView {
  readonly invariant: string;
  readonly says: string;
  /** `order order-7-3`. */
  readonly key: string;
  readonly sinceNs: Nanoseconds;
  readonly closedNs: Nanoseconds | undefined;
}

/** One line of a list of traces. */
export interface RequestSummary {
  readonly request: number;
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  readonly operation: string;
  readonly user: number;
  readonly startNs: Nanoseconds;
  readonly endNs: Nanoseconds | undefined;
  readonly knowledge: Knowledge;
  readonly code: string | undefined;
  readonly spanCount: number;
  readonly hasGap: boolean;
  /** A fault touched one of its spans. */
  readonly hasFault: boolean;
}

export interface TraceView extends RequestSummary {
  readonly spans: readonly SpanView[];
  /** Spans that are no longer kept. */
  readonly missingSpans: number;
  readonly gaps: readonly GapView[];
  /** What went wrong, when anything did: the way the failure came up, what happened, which promises it broke. */
  readonly failure: string | undefined;
}

/** Reads traces out of a span store. Slots come from the store, so columns are read `as number`. */
export class Traces {
  constructor(
    private readonly store: SpanStore,
    private readonly names: PlanNames,
    private readonly ids: TraceIds,
    /** Words by number: `Numbering.words`. */
    private readonly words: readonly string[],
  ) {}

  /** The newest requests, newest first; at most `limit`, and only those that `wanted` lets through. */
  recent(limit: number, wanted: (summary: RequestSummary) => boolean = () => true): RequestSummary[] {
    const { requests } = this.store;
    const found: RequestSummary[] = [];
    for (
      let request = requests.newest;
      request > requests.newest - requests.mask - 1 && found.length < limit;
      request--
    ) {
      const summary = this.summary(request);
      if (summary === undefined) break;
      if (wanted(summary)) found.push(summary);
    }
    return found;
  }

  /** One request in a line, or undefined when it is no longer kept. */
  summary(request: number): RequestSummary | undefined {
    const { requests } = this.store;
    const slot = requests.slotOf(request);
    if (slot < 0) return undefined;
    const outcome = requests.outcomes[slot] as number;
    const flags = requests.flags[slot] as number;
    return {
      request,
      traceId: this.ids.traceId(request),
      operation: this.names.operation(requests.operations[slot] as number),
      user: requests.users[slot] as number,
      startNs: requests.starts[slot] as number,
      endNs: ended(requests.ends[slot] as number),
      ...verdict(outcome === UNDER_WAY ? undefined : (outcome as Outcome)), // the journal holds outcomes
      spanCount: requests.spanCounts[slot] as number,
      hasGap: (flags & RequestFlag.gap) !== 0,
      hasFault: (flags & RequestFlag.fault) !== 0,
    };
  }

  /** The whole trace of a request, or undefined when it is no longer kept. Open spans last until `nowNs`. */
  trace(request: number, nowNs: Nanoseconds): TraceView | undefined {
    const summary = this.summary(request);
    if (summary === undefined) return undefined;
    const slots = this.store.slotsOf(request);
    const tree = new Tree(this.store, slots);
    const gaps = this.store.gaps.of(request).map((gap) => this.gap(gap));
    return {
      ...summary,
      spans: this.spans(tree, nowNs),
      missingSpans: summary.spanCount - slots.length,
      gaps,
      failure: this.failure(summary, tree, gaps),
    };
  }

  private spans(tree: Tree, nowNs: Nanoseconds): SpanView[] {
    return depthFirst(tree.roots, tree.childrenOf, (slot, parent, depth) =>
      this.span(tree, slot, parent, depth, nowNs),
    );
  }

  private span(tree: Tree, slot: number, parent: number, depth: number, nowNs: Nanoseconds): SpanView {
    const { store, names, ids } = this;
    const parentNumber = store.parents[slot] as number;
    return {
      number: store.numbers[slot] as number,
      spanId: ids.spanId(store.numbers[slot] as number),
      parentSpanId: parentNumber === 0 ? undefined : ids.spanId(parentNumber),
      parent,
      depth,
      name: spanName(store, slot, names),
      kind: KINDS[store.kinds[slot] as SpanKind],
      isStatement: hasFlag(store, slot, SpanFlag.store),
      instance: names.instance(store.instances[slot] as number),
      startNs: store.starts[slot] as number,
      endNs: ended(store.ends[slot] as number),
      ...verdict(outcomeOf(store, slot)),
      segments: segmentsOf(store, slot, nowNs),
      attributes: attributesOf(store, slot, names),
      failure: explainSpan(store, slot, names, tree.childrenOf),
      hasGap: hasFlag(store, slot, SpanFlag.gap),
    };
  }

  private gap(gap: RecordedGap): GapView {
    const plan = this.names.plan.invariants[gap.invariant];
    const word = this.words[gap.key] ?? `${gap.key}`;
    return {
      invariant: this.names.invariant(gap.invariant),
      says: plan?.says ?? '',
      key: plan === undefined ? word : `${plan.keyName} ${word}`,
      sinceNs: gap.sinceNs,
      closedNs: gap.closedNs,
    };
  }

  private failure(summary: RequestSummary, tree: Tree, gaps: readonly GapView[]): string | undefined {
    const { store, names } = this;
    const sentences: string[] = [];
    const root = tree.roots.findLast((slot) => hasFailed(store, slot));
    if (summary.knowledge !== 'done' && summary.knowledge !== 'running' && root !== undefined) {
      const path = failurePath(store, root, tree.childrenOf);
      const began = path[path.length - 1] ?? root;
      sentences.push(explainSpan(store, began, names, tree.childrenOf) ?? '');
      const way = [...new Set(path.map((slot) => spanName(store, slot, names)))].reverse();
      if (way.length > 1) sentences.push(`It came up this way: ${way.join(', then ')}.`);
    }
    for (const gap of gaps)
      sentences.push(`It broke a promise for ${gap.key}: ${withoutStop(gap.says)} (${gap.invariant}).`);
    return sentences.length === 0 ? undefined : sentences.join(' ');
  }
}

/** Views of a forest of spans, each before its children; `view` is told the index of its parent's view, or -1, and its depth. */
export function depthFirst<Span>(
  roots: readonly number[],
  childrenOf: ChildrenOf,
  view: (slot: number, parent: number, depth: number) => Span,
): Span[] {
  const spans: Span[] = [];
  const pending = roots.map((slot) => ({ slot, parent: -1, depth: 0 })).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { slot, parent, depth } = next;
    const index = spans.push(view(slot, parent, depth)) - 1;
    const children = childrenOf(slot).map((child) => ({ slot: child, parent: index, depth: depth + 1 }));
    pending.push(...children.reverse());
  }
  return spans;
}

/** Kinds of span in words. */
export const KINDS: Readonly<Record<SpanKind, SpanView['kind']>> = {
  [SpanKind.internal]: 'INTERNAL',
  [SpanKind.server]: 'SERVER',
  [SpanKind.client]: 'CLIENT',
};

/** Who called whom among some spans. One whose caller is not among them is a root. */
class Tree {
  readonly roots: number[] = [];
  private readonly children = new Map<number, number[]>();

  constructor(
    private readonly store: SpanStore,
    slots: readonly number[],
  ) {
    const kept = new Set(slots);
    const byStart = [...slots].sort(
      (a, b) => this.startOf(a) - this.startOf(b) || this.numberOf(a) - this.numberOf(b),
    );
    for (const slot of byStart) {
      const parent = store.slotOf(store.parents[slot] as number);
      if (parent < 0 || !kept.has(parent) || parent === slot) this.roots.push(slot);
      else this.adopt(parent, slot);
    }
  }

  readonly childrenOf: ChildrenOf = (slot) => this.children.get(slot) ?? [];

  private adopt(parent: number, slot: number): void {
    const siblings = this.children.get(parent);
    if (siblings === undefined) this.children.set(parent, [slot]);
    else siblings.push(slot);
  }

  private startOf(slot: number): number {
    return this.store.starts[slot] as number;
  }

  private numberOf(slot: number): number {
    return this.store.numbers[slot] as number;
  }
}

function ended(endNs: number): Nanoseconds | undefined {
  return endNs < 0 ? undefined : endNs;
}

/** What whoever waits for a span learns of it. */
export function verdict(outcome: Outcome | undefined): { knowledge: Knowledge; code: string | undefined } {
  if (outcome === undefined) return { knowledge: 'running', code: undefined };
  const { code, definite } = FAILURES[outcome];
  if (outcome === Outcome.ok) return { knowledge: 'done', code };
  return { knowledge: definite ? 'failed' : 'unknown', code };
}

function segmentsOf(store: SpanStore, slot: number, nowNs: Nanoseconds): Segments {
  const end = ended(store.ends[slot] as number) ?? nowNs;
  const handles = store.kinds[slot] !== SpanKind.client;
  const slotWait = handles ? (store.slotWaits[slot] as number) : 0;
  const queueingNs = slotWait + (store.cpuWaits[slot] as number) + (store.lockWaits[slot] as number);
  const workNs = store.worked[slot] as number;
  const waitingNs = Math.max(0, end - (store.starts[slot] as number) - queueingNs - workNs);
  return { queueingNs, workNs, waitingNs };
}

function withoutStop(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text;
}
