/**
 * What each link carries, beyond single messages: how many a second, so that a busy one is drawn as a flow; the newest thing
 * its caller learned; and its caller's newest calls, for the caller's point of view.
 */
import { Sign } from './signs';

/** Messages a second of the picture's clock at which a link becomes a flow, and below which it stops being one. */
const FLOW_FROM = 20;
const FLOW_UNTIL = 12;
/** How long it must be that busy first, ms: what one request sends in a burst is no flow. */
const FLOW_AFTER_MS = 500;
/** Time constant of the rate, ms. */
const SETTLES_MS = 600;
/** Calls whose state is kept for a link. */
export const TAPE = 6;
/** How long a sign stays, ms; a success is less news. */
const STAYS_MS = 2600;
const SUCCESS_STAYS_MS = 1100;

export class WireStates {
  /** Messages a second. */
  readonly rates: Float64Array;
  /** Share of the replies that are no successes, 0 to 1. */
  readonly trouble: Float64Array;
  /** 1 = drawn as a flow. */
  readonly flows: Uint8Array;
  /** How long each has been busy enough for a flow, ms. */
  private readonly busyMs: Float64Array;
  /** Newest sign at the caller's end; fades with time. */
  readonly signs: Uint8Array;
  readonly signCounts: Uint32Array;
  private readonly signMs: Float64Array;
  private readonly fellMs: Float64Array;
  /** `TAPE` places a link: spans, and what the caller knows of them (`Sign`). */
  readonly tapeSigns: Uint8Array;
  private readonly tapeSpans: Int32Array;
  private readonly tapeNext: Uint8Array;
  private readonly sent: Uint32Array;
  private readonly replies: Uint32Array;
  private readonly bad: Uint32Array;
  /** Links with anything to settle, in order of first use. */
  private readonly used: number[] = [];
  private readonly isUsed: Uint8Array;

  constructor(links: number) {
    this.rates = new Float64Array(links);
    this.trouble = new Float64Array(links);
    this.flows = new Uint8Array(links);
    this.busyMs = new Float64Array(links);
    this.signs = new Uint8Array(links);
    this.signCounts = new Uint32Array(links);
    this.signMs = new Float64Array(links);
    this.fellMs = new Float64Array(links).fill(-Infinity);
    this.tapeSigns = new Uint8Array(links * TAPE);
    this.tapeSpans = new Int32Array(links * TAPE);
    this.tapeNext = new Uint8Array(links);
    this.sent = new Uint32Array(links);
    this.replies = new Uint32Array(links);
    this.bad = new Uint32Array(links);
    this.isUsed = new Uint8Array(links);
  }

  /** A message left. Returns whether it should be drawn by itself. */
  carried(link: number): boolean {
    if (this.isUsed[link] === 0) {
      this.isUsed[link] = 1;
      this.used.push(link);
    }
    this.sent[link] = (this.sent[link] ?? 0) + 1;
    return this.flows[link] !== 1;
  }

  /** A call began: its caller waits. */
  waits(link: number, span: number): void {
    const next = this.tapeNext[link] ?? 0;
    const place = link * TAPE + next;
    this.tapeSpans[place] = span;
    this.tapeSigns[place] = Sign.waiting;
    this.tapeNext[link] = (next + 1) % TAPE;
  }

  /** The caller knows what came of a call, or has given up. */
  learned(link: number, span: number, sign: Sign, clockMs: number): void {
    this.replies[link] = (this.replies[link] ?? 0) + 1;
    if (sign !== Sign.done) this.bad[link] = (this.bad[link] ?? 0) + 1;
    for (let place = link * TAPE; place < (link + 1) * TAPE; place++) {
      if (this.tapeSpans[place] === span) this.tapeSigns[place] = sign;
    }
    this.show(link, sign, clockMs);
  }

  /** Puts a sign at the caller's end. Bad news is not painted over by good news while it is fresh. */
  show(link: number, sign: Sign, clockMs: number): void {
    const current = this.signs[link] ?? 0;
    const fresh = this.freshness(link, clockMs) > 0;
    if (sign === Sign.done && fresh && current !== Sign.done) return;
    this.signCounts[link] = fresh && current === sign ? (this.signCounts[link] ?? 0) + 1 : 1;
    this.signs[link] = sign;
    this.signMs[link] = clockMs;
  }

  /** A message was lost on its way. */
  fell(link: number, clockMs: number): void {
    this.fellMs[link] = clockMs;
  }

  /** How fresh the newest loss on the link is, from 1 down to 0. */
  loss(link: number, clockMs: number): number {
    return Math.max(0, 1 - (clockMs - (this.fellMs[link] ?? -Infinity)) / STAYS_MS);
  }

  /** How fresh the link's sign is, from 1 down to 0. */
  freshness(link: number, clockMs: number): number {
    const sign = this.signs[link] ?? 0;
    if (sign === Sign.none) return 0;
    const stays = sign === Sign.done ? SUCCESS_STAYS_MS : STAYS_MS;
    return Math.max(0, 1 - (clockMs - (this.signMs[link] ?? 0)) / stays);
  }

  /** The state (`Sign`) of the `i`-th newest call of a link. */
  tape(link: number, i: number): Sign {
    const place = ((this.tapeNext[link] ?? 0) - 1 - i + 2 * TAPE) % TAPE;
    return (this.tapeSigns[link * TAPE + place] ?? 0) as Sign; // written by `waits` and `learned` alone
  }

  /** Lets `ms` of the picture's clock pass over the rates. */
  settle(ms: number): void {
    if (ms <= 0) return;
    const share = 1 - Math.exp(-ms / SETTLES_MS);
    for (const link of this.used) {
      const rate = ((this.sent[link] ?? 0) * 1000) / ms;
      const settled = (this.rates[link] ?? 0) + (rate - (this.rates[link] ?? 0)) * share;
      this.rates[link] = settled;
      const busyMs = settled > FLOW_FROM ? (this.busyMs[link] ?? 0) + ms : 0;
      this.busyMs[link] = busyMs;
      const stays = this.flows[link] === 1 && settled > FLOW_UNTIL;
      this.flows[link] = stays || busyMs > FLOW_AFTER_MS ? 1 : 0;
      const replies = this.replies[link] ?? 0;
      const bad = replies > 0 ? (this.bad[link] ?? 0) / replies : 0;
      if (replies > 0)
        this.trouble[link] = (this.trouble[link] ?? 0) + (bad - (this.trouble[link] ?? 0)) * share;
      this.sent[link] = this.replies[link] = this.bad[link] = 0;
    }
  }
}
