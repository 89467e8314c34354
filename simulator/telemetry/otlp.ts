/**
 * Spans as OTLP/JSON, the form that collectors take: one ExportTraceServiceRequest (opentelemetry-proto 1.x, JSON mapping of
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding), written in pieces while the run goes on, so that a long
 * run needs no more memory than the span store has.
 */
import type { Journal, JournalFold } from '../kernel/journal';
import { FAILURES } from '../model/failures';
import type { Nanoseconds } from '../model/units';
import { NS_PER_S } from '../model/units';
import type { TraceIds } from './ids';
import type { PlanNames } from './names';
import { attributesOf, outcomeOf, SCHEMA_URL, spanName, type Attribute } from './semconv';
import { SpanKind, type SpanStore } from './span-store';

/** Where simulated time begins in the exported file: 2026-01-01T00:00:00Z, our choice, the same for every run. */
const EPOCH_SECONDS = 1_767_225_600;
/** Characters that are gathered before they are handed on. */
const CHUNK = 1 << 16;
/** Bits of `Span.flags`: sampled; whether the parent is remote is known; it is remote. */
const FLAGS_LOCAL = 0x101;
const FLAGS_REMOTE = 0x301;
const STATUS_ERROR = 2;

export interface OtlpOptions {
  /** Unix time at which the run begins, in whole seconds above 0. */
  readonly epochSeconds?: number;
}

/** What was written, and how many spans were lost because they stayed open for longer than the store keeps spans. */
export interface OtlpResult {
  readonly written: number;
  readonly lost: number;
}

/** What a document says of spans, by their slots; the span store has the rest. */
export interface SpanReader {
  traceId(slot: number): string;
  /** Number of its parent, or 0. */
  parentOf(slot: number): number;
  attributes(slot: number): readonly Attribute[];
}

/** Writes one document: spans by the instance that made them, in pieces. */
export class OtlpWriter {
  written = 0;
  private readonly epochSeconds: number;
  private buffer = '{"resourceSpans":[';
  private isFirst = true;

  constructor(
    private readonly store: SpanStore,
    private readonly names: PlanNames,
    private readonly ids: TraceIds,
    private readonly reader: SpanReader,
    private readonly sink: (chunk: string) => void,
    options: OtlpOptions = {},
  ) {
    this.epochSeconds = options.epochSeconds ?? EPOCH_SECONDS;
  }

  /** Writes spans of one instance; those that are open last until `nowNs`. */
  write(instance: number, slots: readonly number[], nowNs: Nanoseconds): void {
    const { plan } = this.names;
    const service = this.names.serviceOf(instance);
    const resource: Attribute[] = [
      ['service.name', service < 0 ? this.names.instance(instance) : this.names.service(service)],
      ['service.namespace', plan.system],
      ['service.instance.id', this.names.instance(instance)],
      ['faultline.deployment', plan.deployment],
    ];
    const scope = JSON.stringify({ name: 'faultline', version: plan.engine });
    this.buffer += this.isFirst ? '{' : ',{';
    this.isFirst = false;
    this.buffer += `"resource":{"attributes":${keyValues(resource)}},"scopeSpans":[{"scope":${scope},"spans":[`;
    slots.forEach((slot, index) => {
      this.buffer += (index === 0 ? '' : ',') + this.span(slot, nowNs);
      this.flush(CHUNK);
    });
    this.buffer += `],"schemaUrl":"${SCHEMA_URL}"}],"schemaUrl":"${SCHEMA_URL}"}`;
    this.written += slots.length;
  }

  /** Ends the document. */
  finish(): void {
    this.buffer += ']}';
    this.flush(1);
  }

  private span(slot: number, nowNs: Nanoseconds): string {
    const { store, names, ids, reader } = this;
    const parent = reader.parentOf(slot);
    const kind = store.kinds[slot] as number; // slots are the store's
    const end = store.ends[slot] as number; // as above
    const outcome = outcomeOf(store, slot);
    const fields = [
      `{"traceId":"${reader.traceId(slot)}"`,
      `"spanId":"${ids.spanId(store.numbers[slot] as number)}"`, // as above
      ...(parent === 0 ? [] : [`"parentSpanId":"${ids.spanId(parent)}"`]),
      `"flags":${kind === SpanKind.server && parent !== 0 ? FLAGS_REMOTE : FLAGS_LOCAL}`,
      `"name":${JSON.stringify(spanName(store, slot, names))}`,
      `"kind":${kind}`,
      `"startTimeUnixNano":"${this.unixNano(store.starts[slot] as number)}"`, // as above
      `"endTimeUnixNano":"${this.unixNano(end < 0 ? nowNs : end)}"`,
      `"attributes":${keyValues(reader.attributes(slot))}`,
    ];
    if (outcome !== undefined && outcome !== 0) {
      fields.push(`"status":{"message":${JSON.stringify(FAILURES[outcome].says)},"code":${STATUS_ERROR}}`);
    }
    return `${fields.join(',')}}`;
  }

  /** A 64-bit number as decimal text: more digits than a JavaScript number holds. */
  private unixNano(ns: Nanoseconds): string {
    const seconds = Math.floor(ns / NS_PER_S);
    return `${this.epochSeconds + seconds}${String(ns - seconds * NS_PER_S).padStart(9, '0')}`;
  }

  private flush(least: number): void {
    if (this.buffer.length < least) return;
    this.sink(this.buffer);
    this.buffer = '';
  }
}

/**
 * Every span there was, whoever could see it. As a fold it must come after the span store, whose spans it writes when they
 * have ended; `finish` writes the rest.
 */
export class OtlpStream implements JournalFold {
  private readonly lag: number;
  private readonly writer: OtlpWriter;
  /** Spans up to this number have been looked at, and all but `pending` written. */
  private seen = 0;
  private pending: number[] = [];

  constructor(
    private readonly store: SpanStore,
    names: PlanNames,
    ids: TraceIds,
    sink: (chunk: string) => void,
    options: OtlpOptions = {},
  ) {
    const reader: SpanReader = {
      traceId: (slot) => ids.traceId(store.requestNumbers[slot] as number), // slots are the store's
      parentOf: (slot) => store.parents[slot] as number, // as above
      attributes: (slot) => attributesOf(store, slot, names),
    };
    this.writer = new OtlpWriter(store, names, ids, reader, sink, options);
    this.lag = (store.mask + 1) >>> 2;
    this.seen = Math.max(0, store.newest - store.mask - 1);
  }

  fold(_journal: Journal, _from: number, _to: number): void {
    if (this.store.newest - this.seen >= this.lag) this.drain(undefined);
  }

  /** Writes what is left, open spans as lasting until `nowNs`, and ends the document. */
  finish(nowNs: Nanoseconds): OtlpResult {
    this.drain(nowNs);
    this.writer.finish();
    const { written } = this.writer;
    return { written, lost: this.store.opened - written };
  }

  /** Writes the spans that have ended; with `nowNs` the open ones too. */
  private drain(nowNs: Nanoseconds | undefined): void {
    const { store } = this;
    const byInstance = new Map<number, number[]>();
    const pending: number[] = [];
    const look = (span: number): void => {
      const slot = span & store.mask;
      const found = store.numbers[slot] as number; // masked
      if (found > span) return;
      if (found < span || (nowNs === undefined && (store.ends[slot] as number) < 0)) pending.push(span);
      else group(byInstance, store.instances[slot] as number, slot); // masked
    };
    for (const span of this.pending) look(span);
    for (let span = this.seen + 1; span <= store.newest; span++) look(span);
    this.pending = pending;
    this.seen = store.newest;
    for (const [instance, slots] of byInstance) this.writer.write(instance, slots, nowNs ?? 0);
  }
}

function group(groups: Map<number, number[]>, key: number, slot: number): void {
  const slots = groups.get(key);
  if (slots === undefined) groups.set(key, [slot]);
  else slots.push(slot);
}

function keyValues(attributes: readonly Attribute[]): string {
  return `[${attributes.map(keyValue).join(',')}]`;
}

function keyValue([key, value]: Attribute): string {
  return `{"key":${JSON.stringify(key)},"value":${anyValue(value)}}`;
}

function anyValue(value: Attribute[1]): string {
  if (typeof value === 'string') return `{"stringValue":${JSON.stringify(value)}}`;
  if (typeof value === 'boolean') return `{"boolValue":${value}}`;
  return Number.isSafeInteger(value) ? `{"intValue":"${value}"}` : `{"doubleValue":${value}}`;
}
