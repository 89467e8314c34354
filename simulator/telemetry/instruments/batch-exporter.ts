/**
 * What a process does with the spans that it has ended: OpenTelemetry's batching span processor with its defaults
 * (https://opentelemetry.io/docs/specs/otel/trace/sdk/#batching-processor: scheduled delay 5,000 ms, batch 512, queue 2,048).
 * They are kept in its memory and sent when a batch is full, or when the delay since the last sending is over; what it has
 * not sent yet dies with it. Sending takes no time here, so that the queue never grows beyond a batch.
 */
import type { Nanoseconds } from '../../model/units';
import { NS_PER_S } from '../../model/units';

/** Longest time between two sendings. */
export const SCHEDULE_DELAY_NS = 5 * NS_PER_S;
/** Spans that are sent at once. */
export const BATCH = 512;

/** Takes the spans that a process sent, in the order in which they ended. */
export type Receive = (instance: number, spans: readonly number[]) => void;

/** The exporter of one process. */
export class BatchExporter {
  /** Lives of the process so far: what began in another one is not known to this one. */
  life = 0;
  /** Ended spans that died with the process. */
  lost = 0;
  private waiting: number[] = [];
  private nextNs = SCHEDULE_DELAY_NS;

  constructor(
    private readonly instance: number,
    private readonly receive: Receive,
  ) {}

  /** A span has ended now. */
  ended(span: number, nowNs: Nanoseconds): void {
    this.advanceTo(nowNs);
    this.waiting.push(span);
    if (this.waiting.length < BATCH) return;
    this.send();
    this.nextNs = nowNs + SCHEDULE_DELAY_NS;
  }

  /** Sends what was due by now. */
  advanceTo(nowNs: Nanoseconds): void {
    if (nowNs < this.nextNs) return;
    this.send();
    this.nextNs += (Math.floor((nowNs - this.nextNs) / SCHEDULE_DELAY_NS) + 1) * SCHEDULE_DELAY_NS;
  }

  /** The process died; it began anew, with an empty memory, when `cameUp` is told. */
  died(nowNs: Nanoseconds): void {
    this.advanceTo(nowNs);
    this.life++;
    this.lost += this.waiting.length;
    this.waiting = [];
  }

  cameUp(nowNs: Nanoseconds): void {
    this.nextNs = nowNs + SCHEDULE_DELAY_NS;
  }

  /** Sends all that is left, as an orderly shutdown does. */
  shutDown(): void {
    this.send();
  }

  private send(): void {
    if (this.waiting.length === 0) return;
    this.receive(this.instance, this.waiting);
    this.waiting = [];
  }
}
