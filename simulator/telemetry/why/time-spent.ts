/**
 * Where the time of a call went: the pieces of its critical path, from its end back to its beginning. At each point it is
 * whoever ended last before it, because that is what was waited for; what nobody below accounts for is the handler's own.
 */
import { Outcome } from '../../model/failures';
import { Fact, Leg } from '../facts';
import type { Row } from './rows';
import type { SpanRows } from './span-rows';

/** A stretch of the critical path and the row that says most about it. */
export interface Piece {
  readonly row: Row;
  readonly ns: number;
  /** Ends (or starts, when they are still open) of the calls that it lies in, the innermost first. */
  readonly within: readonly Row[];
}

/** Something that a handler waited for. */
interface Awaited {
  readonly startNs: number;
  readonly endNs: number;
  /** Its failure, when it failed: a pause after it is its doing. */
  readonly failed: Row | undefined;
  readonly pieces: () => readonly Piece[];
}

/** The pieces of a span as far as `untilNs`. */
export function piecesOf(span: SpanRows, untilNs: number): Piece[] {
  const { kind } = span.start;
  if (kind === Fact.handlerStarted) return ofHandler(span, untilNs);
  if (kind === Fact.storeCallStarted) return ofStatement(span, untilNs);
  return ofCall(span, untilNs);
}

/** The pieces of several calls in a row, such as the tries of one request. */
export function piecesOfCalls(calls: readonly SpanRows[], start: Row, untilNs: number): Piece[] {
  const items = calls.flatMap((call) => awaited(call, untilNs, true));
  return criticalPath(items, [], start, untilNs);
}

/** Until when a span lasted, as far as `untilNs`. */
export function endOf({ end }: SpanRows, untilNs: number): number {
  return end === undefined ? untilNs : Math.min(end.timeNs, untilNs);
}

function ofCall(span: SpanRows, untilNs: number): Piece[] {
  const endNs = endOf(span, untilNs);
  const pieces = onTheWay(span, endNs);
  const handler = span.children.find(({ start }) => start.kind === Fact.handlerStarted);
  if (handler !== undefined) pieces.push(...ofHandler(handler, endNs));
  return within(pieces, span);
}

function ofStatement(span: SpanRows, untilNs: number): Piece[] {
  const endNs = endOf(span, untilNs);
  const pieces = onTheWay(span, endNs);
  const counted = pieces.reduce((sum, { ns }) => sum + ns, 0);
  const touched = span.middle.findLast(({ kind }) => kind === Fact.faultTouched);
  const rest = endNs - span.start.timeNs - counted;
  if (rest > 0) pieces.push({ row: touched ?? span.start, ns: rest, within: [] });
  return within(pieces, span);
}

/** Wires and queues: what happens to a message that is not its callee's work. */
function onTheWay(span: SpanRows, endNs: number): Piece[] {
  const pieces: Piece[] = [];
  const add = (row: Row, ns: number): void => {
    if (ns > 0) pieces.push({ row, ns, within: [] });
  };
  let waits: Row | undefined;
  for (const row of span.middle) {
    if (row.timeNs > endNs) break;
    const left = endNs - row.timeNs;
    if (row.kind === Fact.messageSent) add(row, Math.min(row.value, left));
    else if (row.kind === Fact.messageLost) add(row, left);
    else if (row.kind === Fact.waitBegan) waits = row;
    else if (isWait(row.kind)) {
      add(row, row.value);
      waits = undefined;
    }
  }
  const answered = span.middle.find(isAnswer)?.timeNs ?? endNs;
  if (waits !== undefined) add(waits, Math.min(answered, endNs) - waits.timeNs);
  return pieces;
}

function isAnswer({ kind, c }: Row): boolean {
  return kind === Fact.messageSent && c === Leg.reply;
}

function isWait(kind: number): boolean {
  return (
    kind === Fact.slotWaited ||
    kind === Fact.connectionWaited ||
    kind === Fact.lockWaited ||
    kind === Fact.tableWaited ||
    kind === Fact.storeWaited
  );
}

function ofHandler(span: SpanRows, untilNs: number): Piece[] {
  const isOpen = span.end === undefined || span.end.timeNs > untilNs;
  const items = span.children.flatMap((child) => awaited(child, untilNs, isOpen));
  for (const row of span.middle) {
    if (row.kind !== Fact.workDone && row.kind !== Fact.workWaited) continue;
    const startNs = row.timeNs - row.value;
    const endNs = Math.min(row.timeNs, untilNs);
    if (startNs > untilNs) continue;
    const pieces = (): Piece[] => [{ row, ns: endNs - startNs, within: [] }];
    items.push({ startNs, endNs, failed: undefined, pieces });
  }
  return criticalPath(items, span.middle, span.start, endOf(span, untilNs));
}

/**
 * What a child was to its parent by `untilNs`; nothing, when it went on after a parent that did not wait for it. The time of
 * one that failed was lost as a whole, and for one reason.
 */
function awaited(span: SpanRows, untilNs: number, isOpen: boolean): Awaited[] {
  const { start, end } = span;
  const isOver = end !== undefined && end.timeNs <= untilNs;
  if (start.timeNs > untilNs || (!isOver && !isOpen)) return [];
  const startNs = start.timeNs;
  if (!isOver) return [{ startNs, endNs: untilNs, failed: undefined, pieces: () => piecesOf(span, untilNs) }];
  const endNs = end.timeNs;
  if (end.b === Outcome.ok)
    return [{ startNs, endNs, failed: undefined, pieces: () => piecesOf(span, untilNs) }];
  return [{ startNs, endNs, failed: end, pieces: () => [{ row: end, ns: endNs - startNs, within: [] }] }];
}

/** `own`: the rows of whoever waits, which explain what none of the items does. */
function criticalPath(items: readonly Awaited[], own: readonly Row[], start: Row, endNs: number): Piece[] {
  const pieces: Piece[] = [];
  let at = endNs;
  const idle = (fromNs: number, failed: Row | undefined): void => {
    if (at <= fromNs) return;
    pieces.push({ row: failed ?? lastTouch(own, fromNs) ?? start, ns: at - fromNs, within: [] });
  };
  for (const item of items.toSorted(byEnd)) {
    // What ended after somebody else had been waited for ran beside him.
    if (item.endNs > at) continue;
    idle(item.endNs, item.failed);
    pieces.push(...item.pieces());
    at = item.startNs;
  }
  idle(start.timeNs, undefined);
  return pieces;
}

/** The last to end first; of several the one that began first. */
function byEnd(one: Awaited, other: Awaited): number {
  return other.endNs - one.endNs || one.startNs - other.startNs;
}

/** A fault's touch, when it is the last that is known of somebody by then. */
function lastTouch(own: readonly Row[], byNs: number): Row | undefined {
  const last = own.findLast(({ timeNs }) => timeNs <= byNs);
  return last?.kind === Fact.faultTouched ? last : undefined;
}

function within(pieces: readonly Piece[], { start, end }: SpanRows): Piece[] {
  const row = end ?? start;
  return pieces.map((piece) => ({ ...piece, within: [...piece.within, row] }));
}
