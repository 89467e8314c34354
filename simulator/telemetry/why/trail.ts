/**
 * The walk from an effect back to its root. Mostly a row's `cause` is the next step. Where somebody only waited, the step
 * is to where the time went: down to what the callee was at, and along to whoever held what was waited for.
 */
import { Outcome } from '../../model/failures';
import { Fact, requestOf } from '../facts';
import type { KeptRows, Row } from './rows';
import type { RequestRows, SpanIndex, SpanRows } from './span-rows';
import { piecesOf, piecesOfCalls, type Piece } from './time-spent';

/** A chain, its effect first. */
export interface Trail {
  readonly row: Row;
  /** What it follows from; undefined at the root. */
  readonly because: Trail | undefined;
  readonly root: Row;
  /** False when the chain goes on in rows that are no longer kept. */
  readonly whole: boolean;
}

/** A wait leads to the one before it in the same queue, and that one to the next: no further than this. */
const MAX_STEPS = 2000;
/** A piece of time that a fault made longer explains a delay when it is at least this share of it. */
const SHARE = 1 / 20;
/** Pieces that are looked into. */
const MAX_PIECES = 40;

export class Trails {
  private readonly known = new Map<number, Trail>();
  private steps = 0;

  constructor(
    private readonly rows: KeptRows,
    private readonly index: SpanIndex,
  ) {}

  /** Why what a row says came about. */
  of(row: Row): Trail {
    const known = this.known.get(row.number);
    if (known !== undefined) return known;
    // Whoever asks again on the way has come in a circle: two that wait for each other.
    this.known.set(row.number, ends(row));
    const trail = ++this.steps > MAX_STEPS ? ends(row) : this.next(row);
    this.known.set(row.number, trail);
    return trail;
  }

  /** Why a request took as long as it did, or still does, by `untilNs`. */
  ofTimeOf({ start, calls }: RequestRows, untilNs: number): Trail {
    return this.longest(start, piecesOfCalls(calls, start, untilNs), untilNs - start.timeNs);
  }

  /** Why a span took as long as it did by `untilNs`; `effect` is the row that is explained. */
  ofTimeIn(effect: Row, span: SpanRows, untilNs: number): Trail {
    return this.longest(effect, piecesOf(span, untilNs), untilNs - span.start.timeNs);
  }

  private next(row: Row): Trail {
    switch (row.kind) {
      case Fact.faultStruck:
      case Fact.intervened:
        return ends(row);
      case Fact.callEnded:
      case Fact.storeCallEnded:
      case Fact.publishEnded:
      case Fact.deliveryEnded:
      case Fact.handlerEnded:
        return isWaitFor(row) ? this.timeUntil(row) : this.byCause(row);
      case Fact.messageLost:
        return this.touched(row);
      case Fact.slotWaited:
      case Fact.connectionWaited:
      case Fact.lockWaited:
      case Fact.tableWaited:
      case Fact.storeWaited:
      case Fact.workWaited:
      case Fact.waitBegan:
      case Fact.turnedAway:
        return this.byHolder(row);
      default:
        return this.byCause(row);
    }
  }

  private byCause(row: Row): Trail {
    const cause = this.rows.at(row.cause);
    if (cause !== undefined) return follows(row, this.of(cause));
    return { ...ends(row), whole: row.cause < 0 };
  }

  /** A row that only a fault explains: a message is lost, work takes its time. */
  private touched(row: Row): Trail {
    const cause = this.rows.at(row.cause);
    return cause?.kind === Fact.faultTouched ? follows(row, this.of(cause)) : ends(row);
  }

  private timeUntil(row: Row): Trail {
    const span = this.index.span(row.a);
    return span === undefined ? this.byCause(row) : this.ofTimeIn(row, span, row.timeNs);
  }

  /** Why there was nothing to be had: what whoever had it was at. */
  private byHolder(row: Row): Trail {
    const cause = this.rows.at(row.cause);
    if (cause === undefined) return { ...ends(row), whole: row.cause < 0 };
    const holder = this.index.handlerOf(this.index.spanOf(cause));
    if (holder === undefined || isWait(cause)) return follows(row, this.of(cause));
    return follows(row, this.ofHolding(cause, holder, this.waitedUntil(row)));
  }

  /** When a wait was over, ns: the row of its end says it, and the end of the call of one that never had its turn. */
  private waitedUntil(row: Row): number {
    if (row.kind !== Fact.waitBegan) return row.timeNs;
    return this.index.span(row.a)?.end?.timeNs ?? this.index.nowNs;
  }

  /**
   * Why a handler held what it held by `untilNs`: for what it did then, or for what made it come as late as it did, a wait
   * of its own, or a first try that failed. `row`: what is known of it.
   */
  private ofHolding(row: Row, holder: SpanRows, untilNs: number): Trail {
    const sinceNs = holder.start.timeNs;
    const own = this.longest(row, piecesOf(holder, untilNs), untilNs - sinceNs);
    if (hasFault(own)) return own;
    const request = this.index.request(requestOf(holder.start.value));
    if (request === undefined) return own;
    const before = this.longest(
      row,
      piecesOfCalls(request.calls, request.start, sinceNs),
      sinceNs - request.start.timeNs,
    );
    return hasFault(before) ? before : own;
  }

  /** By the longest piece that a fault is behind, else by the longest of all. */
  private longest(effect: Row, pieces: readonly Piece[], wholeNs: number): Trail {
    const sorted = pieces
      .filter(({ row }) => row.number !== effect.number)
      .toSorted((one, other) => other.ns - one.ns);
    let first: Trail | undefined;
    for (const piece of sorted.slice(0, MAX_PIECES)) {
      if (first !== undefined && piece.ns < wholeNs * SHARE) break;
      const trail = this.throughPiece(effect, piece);
      if (hasFault(trail)) return trail;
      first ??= trail;
    }
    return first ?? ends(effect);
  }

  private throughPiece(effect: Row, { row, within }: Piece): Trail {
    const isLeaf =
      row.kind === Fact.messageSent ||
      row.kind === Fact.workDone ||
      row.kind === Fact.handlerStarted ||
      row.kind === Fact.requestStarted ||
      row.kind === Fact.storeCallStarted;
    let trail = isLeaf ? this.touched(row) : this.of(row);
    for (const call of within)
      if (call.number !== row.number && call.number !== effect.number) trail = follows(call, trail);
    return follows(effect, trail);
  }
}

/** Whether the root of a trail is something that was done to the system. */
export function hasFault({ root }: Trail): boolean {
  return root.kind === Fact.faultStruck || root.kind === Fact.intervened;
}

/** Another try of a call or a delivery. */
export function isRetry({ kind, c }: Row): boolean {
  return (
    (kind === Fact.callStarted || kind === Fact.deliveryStarted || kind === Fact.publishStarted) && c >= 65536
  );
}

/** An end that says nothing but that time went by: all was well, or nobody had answered. */
function isWaitFor({ kind, b }: Row): boolean {
  if (b === Outcome.ok) return true;
  return kind !== Fact.handlerEnded && (b === Outcome.timeout || b === Outcome.publishUnknown);
}

function isWait({ kind }: Row): boolean {
  return kind === Fact.slotWaited || kind === Fact.waitBegan || kind === Fact.faultTouched;
}

function ends(row: Row): Trail {
  return { row, because: undefined, root: row, whole: true };
}

function follows(row: Row, because: Trail): Trail {
  return { row, because, root: because.root, whole: because.whole };
}
