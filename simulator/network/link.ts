/**
 * A link joins two parties, one way round: requests go along it and replies come back. A message meets the fault rules in
 * the order they were installed; the first that does not pass decides.
 */
import type { Distribution } from '../kernel/distributions';
import type { EventTarget } from '../kernel/event-queue';
import type { Kernel } from '../kernel/kernel';
import type { RandomStream } from '../kernel/random';
import { Fact, type Leg } from '../telemetry/facts';

/** What a rule says of a message: nothing, lose it, or let it take so much longer (ns). */
export type Verdict = 'pass' | 'drop' | number;

/** A fault on a link; it acts for as long as it is installed. */
export interface LinkRule {
  /** Row of what it did last: the cause of a message's fate. */
  row: number;
  /** `operation` is what the call asks for, or -1 for a statement to a store. */
  onMessage(leg: Leg, span: number, operation: number): Verdict;
}

export class Link {
  /** Installed fault rules; mostly none. */
  readonly rules: LinkRule[] = [];
  private constantNs: number;

  constructor(
    private readonly kernel: Kernel,
    readonly index: number,
    readonly name: string,
    private readonly latency: Distribution,
    /** The latency when it never varies, else undefined. */
    constantNs: number | undefined,
    private lossProbability: number,
    private readonly stream: RandomStream,
  ) {
    this.constantNs = constantNs ?? -1;
  }

  /**
   * Sends one leg of the call with client span `span` (for `operation`, or -1 for a statement): `target` fires with `tag`
   * when the message arrives, or never. A rule may go while the message meets it. Returns the row of the sending, the cause of what follows.
   */
  transmit(
    leg: Leg,
    span: number,
    operation: number,
    target: EventTarget,
    tag: number,
    cause: number,
  ): number {
    let delayNs = this.drawNs();
    const lost = this.lossProbability > 0 && this.stream.nextFloat() < this.lossProbability;
    if (lost) return this.lose(leg, span, cause);
    let row = cause;
    for (const rule of this.rules.length > 1 ? [...this.rules] : this.rules) {
      const verdict = rule.onMessage(leg, span, operation);
      if (verdict === 'pass') continue;
      if (verdict === 'drop') return this.lose(leg, span, rule.row);
      delayNs += verdict;
      row = rule.row;
    }
    if (delayNs > 0) this.kernel.schedule(delayNs, target, tag);
    else this.kernel.defer(target, tag);
    return this.kernel.journal.append(Fact.messageSent, span, this.index, leg, delayNs, row);
  }

  /** From now on every message takes exactly `ns`. */
  changeLatency(ns: number): void {
    this.constantNs = Math.round(ns);
  }

  /** From now on this share of the messages is lost. */
  changeLoss(probability: number): void {
    this.lossProbability = probability;
  }

  /** Carries what is no message of a call: the news that a connection broke. No rule acts on it. */
  carry(target: EventTarget): void {
    this.kernel.schedule(this.drawNs(), target, 0);
  }

  /**
   * Carries what keeps a connection alive and is no message of anybody's: faults act on it, and it leaves no row. One that
   * is lost is not told of.
   */
  beat(leg: Leg, target: EventTarget, tag: number): void {
    let delayNs = this.drawNs();
    if (this.lossProbability > 0 && this.stream.nextFloat() < this.lossProbability) return;
    for (const rule of this.rules.length > 1 ? [...this.rules] : this.rules) {
      const verdict = rule.onMessage(leg, 0, -1);
      if (verdict === 'drop') return;
      if (verdict !== 'pass') delayNs += verdict;
    }
    this.kernel.schedule(delayNs, target, tag);
  }

  private drawNs(): number {
    return this.constantNs >= 0 ? this.constantNs : Math.round(this.latency.sample(this.stream));
  }

  private lose(leg: Leg, span: number, cause: number): number {
    return this.kernel.journal.append(Fact.messageLost, span, this.index, leg, 0, cause);
  }
}
