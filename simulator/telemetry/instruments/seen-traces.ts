/**
 * Traces as operators see them: put together from the spans that reached them, by trace id and parent, and by nothing else.
 * What was not passed on, not recorded, not sent or not yet sent is not there. Made when somebody looks.
 */
import { FAILURES, Outcome } from '../../model/failures';
import type { Nanoseconds } from '../../model/units';
import { attributesOf, hasFlag, outcomeOf, spanName, type Attribute } from '../semconv';
import { SpanFlag, SpanKind } from '../span-store';
import { depthFirst, KINDS, verdict, type Knowledge, type SpanView } from '../trace-view';
import type { Instruments } from './index';

/** One line of a list of traces. */
export interface SeenSummary {
  /** Number of the span that began it. */
  readonly trace: number;
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** Of its first span, or of the earliest that came when that one did not. */
  readonly operation: string;
  /** `frontend`: who made that span. */
  readonly service: string;
  readonly startNs: Nanoseconds;
  /** When the last of its spans that came had ended. */
  readonly endNs: Nanoseconds;
  readonly knowledge: Knowledge;
  readonly code: string | undefined;
  readonly spanCount: number;
  /** False when the span that began it has not come. */
  readonly hasBeginning: boolean;
}

export interface SeenSpan extends SpanView {
  /** It names a parent that has not come. */
  readonly isParentMissing: boolean;
  /** A call of which the other side has not come: what happened there, these instruments cannot know. */
  readonly goesOnUnseen: boolean;
}

export interface SeenTrace extends SeenSummary {
  /** Depth first, siblings in the order of their start. */
  readonly spans: readonly SeenSpan[];
}

/** Reads traces out of instruments. Slots come from the store, so columns are read `as number`. */
export class SeenTraces {
  constructor(private readonly instruments: Instruments) {}

  /** All traces of which a span has come and whose beginning is kept, newest first. */
  all(): SeenSummary[] {
    const { store } = this.instruments;
    const slots = new Map<number, number[]>();
    const oldest = Math.max(1, store.newest - store.mask);
    for (let span = store.newest; span >= oldest; span--) {
      const slot = store.slotOf(span);
      if (slot < 0 || !this.instruments.isSeen(slot)) continue;
      const trace = this.instruments.traceOf(slot);
      if (store.slotOf(trace) < 0) continue;
      const known = slots.get(trace);
      if (known === undefined) slots.set(trace, [slot]);
      else known.push(slot);
    }
    const summaries = [...slots].map(([trace, of]) => this.summary(trace, of));
    return summaries.sort((one, other) => other.trace - one.trace);
  }

  /** The trace that began with a span, or undefined when nothing of it has come or is kept. */
  trace(trace: number): SeenTrace | undefined {
    const slots = this.slotsOf(trace);
    if (slots.length === 0) return undefined;
    return { ...this.summary(trace, slots), spans: this.spans(slots) };
  }

  /** Slots of what has come of a trace, newest first. All its spans serve one request, which the operators do not know. */
  private slotsOf(trace: number): number[] {
    const { instruments } = this;
    const { store } = instruments;
    const first = store.slotOf(trace);
    if (first < 0) return [];
    const request = store.requestNumbers[first] as number;
    return store
      .slotsOf(request)
      .filter((slot) => instruments.isSeen(slot) && instruments.traceOf(slot) === trace);
  }

  private summary(trace: number, slots: readonly number[]): SeenSummary {
    const { store, names, ids } = this.instruments;
    const first = slots.reduce((one, other) => (this.isBefore(other, one) ? other : one));
    return {
      trace,
      traceId: ids.traceIdBegunBy(trace),
      operation: spanName(store, first, names),
      service: names.service(names.serviceOf(store.instances[first] as number)),
      startNs: store.starts[first] as number,
      endNs: slots.reduce((end, slot) => Math.max(end, store.ends[slot] as number), 0),
      ...verdict(outcomeOf(store, first)),
      spanCount: slots.length,
      hasBeginning: store.numbers[first] === trace,
    };
  }

  private spans(slots: readonly number[]): SeenSpan[] {
    const { store } = this.instruments;
    const numbers = new Set(slots.map((slot) => store.numbers[slot] as number));
    const children = new Map<number, number[]>();
    const roots: number[] = [];
    for (const slot of [...slots].sort((one, other) => (this.isBefore(one, other) ? -1 : 1))) {
      const parent = this.instruments.parentOf(slot);
      const siblings = children.get(parent);
      if (!numbers.has(parent)) roots.push(slot);
      else if (siblings === undefined) children.set(parent, [slot]);
      else siblings.push(slot);
    }
    const childrenOf = (slot: number): readonly number[] => children.get(store.numbers[slot] as number) ?? [];
    return depthFirst(roots, childrenOf, (slot, parent, depth) =>
      this.span(slot, parent, depth, childrenOf(slot)),
    );
  }

  private span(slot: number, parent: number, depth: number, below: readonly number[]): SeenSpan {
    const { store, names, ids } = this.instruments;
    const parentNumber = this.instruments.parentOf(slot);
    const kind = store.kinds[slot] as SpanKind;
    const isStatement = hasFlag(store, slot, SpanFlag.store);
    const outcome = outcomeOf(store, slot);
    const isCall = kind === SpanKind.client && !isStatement;
    return {
      number: store.numbers[slot] as number,
      spanId: ids.spanId(store.numbers[slot] as number),
      parentSpanId: parentNumber === 0 ? undefined : ids.spanId(parentNumber),
      parent,
      depth,
      name: spanName(store, slot, names),
      kind: KINDS[kind],
      isStatement,
      instance: names.instance(store.instances[slot] as number),
      startNs: store.starts[slot] as number,
      endNs: store.ends[slot] as number,
      ...verdict(outcome),
      segments: this.segments(slot, kind, below),
      attributes: seenAttributes(this.instruments, slot),
      failure: outcome === undefined || outcome === Outcome.ok ? undefined : FAILURES[outcome].says,
      hasGap: false,
      isParentMissing: parentNumber !== 0 && parent < 0,
      goesOnUnseen: isCall && below.length === 0,
    };
  }

  /** A handler's own time is what no span below it covers; what it did in that time, spans do not say. */
  private segments(slot: number, kind: SpanKind, below: readonly number[]): SpanView['segments'] {
    const { store } = this.instruments;
    const [startNs, endNs] = [store.starts[slot] as number, store.ends[slot] as number];
    if (kind === SpanKind.client) return { queueingNs: 0, workNs: 0, waitingNs: endNs - startNs };
    let coveredNs = 0;
    let untilNs = startNs;
    for (const child of below) {
      const childEndNs = Math.min(endNs, store.ends[child] as number);
      coveredNs += Math.max(0, childEndNs - Math.max(untilNs, store.starts[child] as number));
      untilNs = Math.max(untilNs, childEndNs);
    }
    return { queueingNs: 0, workNs: endNs - startNs - coveredNs, waitingNs: coveredNs };
  }

  private isBefore(one: number, other: number): boolean {
    const { starts, numbers } = this.instruments.store;
    const byStart = (starts[one] as number) - (starts[other] as number);
    return byStart < 0 || (byStart === 0 && (numbers[one] as number) < (numbers[other] as number));
  }
}

/** What a span says of itself, without what only the simulator knows of it. */
export function seenAttributes({ store, names }: Instruments, slot: number): Attribute[] {
  return attributesOf(store, slot, names).filter(([key]) => !key.startsWith(OURS) || key === ATTEMPT);
}

const OURS = 'faultline.';
/** A retry knows that it is one: OpenTelemetry has a name for it with HTTP only, `http.request.resend_count`. */
const ATTEMPT = `${OURS}attempt`;
