/**
 * What a deployment's instruments record of a run, as a fold over the journal beside the span store: which spans were made,
 * which trace each was taken to belong to, and which of them were sent to the operators. It changes nothing in the run.
 *
 * The rules are OpenTelemetry's. A trace begins where a call comes in without a `traceparent`; there it is decided by the
 * trace's id whether it is recorded (TraceIdRatioBased), and all who get the header obey (ParentBased). What instruments an
 * outgoing call both makes its client span and writes the header, so a service that does not propagate has neither. A
 * service without spans passes on the header that it got, as the SDK does when `OTEL_SDK_DISABLED` is set, unless it does not
 * propagate. Clients and those outside the system have no instruments. A span is sent when it has ended, never before.
 */
import type { Journal, JournalFold } from '../../kernel/journal';
import type { Plan } from '../../model/plan';
import type { Nanoseconds } from '../../model/units';
import { Fact, instanceOf } from '../facts';
import type { TraceIds } from '../ids';
import type { PlanNames } from '../names';
import type { SpanStore } from '../span-store';
import { BatchExporter, type Receive } from './batch-exporter';
import { printTraceParent } from './traceparent';

/** What is known of a span, in bits. */
const CALL = 1;
/** A call that carries no header. */
const BARE = 2;
/** Its trace is recorded. */
const SAMPLED = 4;
/** Its process made a span of it. */
const MADE = 8;
/** It has reached the operators. */
const SEEN = 16;
const ENDED = 32;

/** What the instruments of an instance do, in bits. */
const MAKES_SPANS = 1;
const PROPAGATES = 2;

// Reads of columns are `as number`: every index is masked or a slot, so it is in range.
export class Instruments implements JournalFold {
  /** The span with which the trace that a span belongs to began; 0 = it belongs to none. In the span store's slots. */
  private readonly traces: Int32Array;
  /** The span that it reports as its parent, or 0. */
  private readonly parents: Int32Array;
  /** The span that its calls name as theirs: itself, or the one that its process was given. */
  private readonly contexts: Int32Array;
  private readonly numbers: Int32Array;
  private readonly flags: Uint8Array;
  private readonly lives: Uint16Array;
  private readonly gear: readonly number[];
  private readonly exporters: readonly BatchExporter[];
  private readonly sampling: number;
  private receivers: Receive[] = [];

  /** It must be folded after `store`. */
  constructor(
    readonly store: SpanStore,
    readonly names: PlanNames,
    readonly ids: TraceIds,
  ) {
    const { plan } = names;
    const capacity = store.mask + 1;
    this.traces = new Int32Array(capacity);
    this.parents = new Int32Array(capacity);
    this.contexts = new Int32Array(capacity);
    this.numbers = new Int32Array(capacity);
    this.flags = new Uint8Array(capacity);
    this.lives = new Uint16Array(capacity);
    this.sampling = plan.instruments.sampling;
    this.gear = gearOf(plan);
    this.exporters = this.gear.map((_, instance) => new BatchExporter(instance, this.receive));
  }

  /** Tells of each batch that reaches the operators from now on. */
  onReceived(receiver: Receive): void {
    this.receivers.push(receiver);
  }

  /** Whether a span has reached the operators. */
  isSeen(slot: number): boolean {
    return ((this.flags[slot] as number) & SEEN) !== 0;
  }

  /** The span with which the trace began that the span in `slot` belongs to. */
  traceOf(slot: number): number {
    return this.traces[slot] as number;
  }

  /** The span that it says is its parent, or 0. */
  parentOf(slot: number): number {
    return this.parents[slot] as number;
  }

  /** The header that the call in `slot` carried, or undefined when it carried none. */
  headerOf(slot: number): string | undefined {
    const flags = this.flags[slot] as number;
    const context = this.contexts[slot] as number;
    if ((flags & CALL) === 0 || (flags & BARE) !== 0 || context === 0) return undefined;
    return printTraceParent({
      traceId: this.ids.traceIdBegunBy(this.traces[slot] as number),
      parentId: this.ids.spanId(context),
      sampled: (flags & SAMPLED) !== 0,
    });
  }

  /** Ended spans that died with the process that had not sent them yet. */
  get lost(): number {
    return this.exporters.reduce((sum, { lost }) => sum + lost, 0);
  }

  /** Lets every process send what was due by now: time passes also while nothing happens. */
  advanceTo(nowNs: Nanoseconds): void {
    for (const exporter of this.exporters) exporter.advanceTo(nowNs);
  }

  /** Every process sends what it has, as if all were shut down in good order. */
  shutDown(): void {
    for (const exporter of this.exporters) exporter.shutDown();
  }

  fold(journal: Journal, from: number, to: number): void {
    const { mask, kinds, a, b, times, values } = journal;
    for (let row = from; row < to; row++) {
      const at = row & mask;
      switch (kinds[at]) {
        case Fact.callStarted:
          this.called(a[at] as number, b[at] as number, instanceOf(values[at] as number));
          break;
        case Fact.handlerStarted:
        case Fact.storeCallStarted:
          this.opened(a[at] as number, b[at] as number, instanceOf(values[at] as number), 0);
          break;
        case Fact.callEnded:
        case Fact.handlerEnded:
        case Fact.storeCallEnded:
          this.ended(a[at] as number, times[at] as number);
          break;
        case Fact.instanceDown:
          this.exporters[a[at] as number]?.died(times[at] as number);
          break;
        case Fact.instanceUp:
          this.exporters[a[at] as number]?.cameUp(times[at] as number);
          break;
      }
    }
  }

  private called(span: number, parent: number, instance: number): void {
    const propagates = ((this.gear[instance] ?? 0) & PROPAGATES) !== 0;
    this.opened(span, parent, instance, propagates ? CALL : CALL | BARE);
  }

  private opened(span: number, parent: number, instance: number, flags: number): void {
    const slot = span & this.store.mask;
    const above = parent & this.store.mask;
    const has =
      parent !== 0 && this.numbers[above] === parent && ((this.flags[above] as number) & BARE) === 0;
    let trace = has ? (this.traces[above] as number) : 0;
    const context = has ? (this.contexts[above] as number) : 0;
    let sampled = has ? (this.flags[above] as number) & SAMPLED : 0;
    const makes = ((this.gear[instance] ?? 0) & MAKES_SPANS) !== 0 && (flags & BARE) === 0;
    if (makes && trace === 0) {
      trace = span;
      sampled = this.ids.fractionBegunBy(span) < this.sampling ? SAMPLED : 0;
    }
    this.numbers[slot] = span;
    this.traces[slot] = trace;
    this.parents[slot] = context;
    this.contexts[slot] = makes ? span : context;
    this.flags[slot] = flags | sampled | (makes ? MADE : 0);
    this.lives[slot] = this.exporters[instance]?.life ?? 0;
  }

  private ended(span: number, nowNs: Nanoseconds): void {
    const slot = span & this.store.mask;
    const flags = this.flags[slot] as number;
    const isRecorded = (flags & (MADE | SAMPLED | ENDED)) === (MADE | SAMPLED);
    if (!isRecorded || this.numbers[slot] !== span || this.store.slotOf(span) < 0) return;
    this.flags[slot] = flags | ENDED;
    const exporter = this.exporters[this.store.instances[slot] as number];
    // What a process had open when it died ended for nobody.
    if (exporter !== undefined && exporter.life === this.lives[slot]) exporter.ended(span, nowNs);
  }

  private readonly receive: Receive = (instance, spans) => {
    for (const span of spans) {
      const slot = span & this.store.mask;
      if (this.numbers[slot] === span) this.flags[slot] = (this.flags[slot] as number) | SEEN;
    }
    for (const receiver of this.receivers) receiver(instance, spans);
  };
}

/** What the instruments of each instance do. */
function gearOf({ services, instruments }: Plan): number[] {
  return services.flatMap(({ instances }, index) => {
    const { level, propagates } = instruments.services[index] ?? { level: 'none', propagates: false };
    const gear = (level === 'traces' ? MAKES_SPANS : 0) | (propagates ? PROPAGATES : 0);
    return Array.from({ length: instances }, () => gear);
  });
}
