/**
 * Why a span failed, in words: first what its caller can know, then what happened, which may be more. Works on slots of the
 * span store and on who called whom.
 */
import { FAILURES, Outcome } from '../model/failures';
import type { PlanNames } from './names';
import { calleeName, hasFlag, operationOf, outcomeOf, spanName } from './semconv';
import { NO_LINK, SpanFlag, SpanKind, type SpanStore } from './span-store';

/** Slots of the spans that were opened on behalf of the one in `slot`. */
export type ChildrenOf = (slot: number) => readonly number[];

/** Whether a span has failed; an open one has not. */
export function hasFailed(store: SpanStore, slot: number): boolean {
  const outcome = outcomeOf(store, slot);
  return outcome !== undefined && outcome !== Outcome.ok;
}

/** The failure of one span as a sentence or two, or undefined when it has not failed. */
export function explainSpan(
  store: SpanStore,
  slot: number,
  names: PlanNames,
  childrenOf: ChildrenOf,
): string | undefined {
  const outcome = outcomeOf(store, slot);
  if (outcome === undefined || outcome === Outcome.ok) return undefined;
  const sentences = [`${spanName(store, slot, names)}: ${FAILURES[outcome].says}.`];
  const truth = whatHappened(store, slot, names, childrenOf);
  if (truth !== undefined) sentences.push(truth);
  if (hasFlag(store, slot, SpanFlag.fault)) {
    sentences.push(`The fault “${names.fault(store.faults[slot] as number)}” acted here.`); // slot is the store's
  }
  return sentences.join(' ');
}

/**
 * The spans through which a failure came up, from the one in `slot` down to where it began: at each step the failed span
 * that its caller heard of last.
 */
export function failurePath(store: SpanStore, slot: number, childrenOf: ChildrenOf): number[] {
  const path = [slot];
  for (let at = culprit(store, slot, childrenOf); at !== undefined; at = culprit(store, at, childrenOf))
    path.push(at);
  return path;
}

function culprit(store: SpanStore, slot: number, childrenOf: ChildrenOf): number | undefined {
  const end = store.ends[slot] as number; // slot is the store's
  let last: number | undefined;
  for (const child of childrenOf(slot)) {
    const childEnd = store.ends[child] as number; // as above
    if (!hasFailed(store, child) || childEnd > end) continue;
    if (last === undefined || childEnd >= (store.ends[last] as number)) last = child;
  }
  return last;
}

function whatHappened(
  store: SpanStore,
  slot: number,
  names: PlanNames,
  childrenOf: ChildrenOf,
): string | undefined {
  if (store.kinds[slot] !== SpanKind.client) {
    const isGone = outcomeOf(store, slot) === Outcome.gone;
    return isGone ? `${names.instance(store.instances[slot] as number)} went down under it.` : undefined; // slot is the store's
  }
  const has = (flag: number): boolean => hasFlag(store, slot, flag);
  const wire = linkName(store, slot, names);
  if (has(SpanFlag.requestLost)) return `The request was lost on ${wire} and never arrived.`;
  const handler = childrenOf(slot).find((child) => store.kinds[child] === SpanKind.server);
  if (has(SpanFlag.replyLost)) return `${fate(store, handler, names)}, but the answer was lost on ${wire}.`;
  if (has(SpanFlag.replyIgnored)) return `${fate(store, handler, names)}, and the answer came too late.`;
  if (outcomeOf(store, slot) !== Outcome.timeout || has(SpanFlag.store)) return undefined;
  if (handler !== undefined) return `${fate(store, handler, names)}.`;
  return `No handler had begun: the call was on its way or in a queue at ${calleeName(store, slot, names) ?? 'its callee'}.`;
}

/** What became of the handler of a call; a statement has none. */
function fate(store: SpanStore, handler: number | undefined, names: PlanNames): string {
  if (handler === undefined) return 'It had arrived';
  const name = names.operation(operationOf(store, handler));
  const place = names.instance(store.instances[handler] as number); // slot is the store's
  const outcome = outcomeOf(store, handler);
  if (outcome === undefined) return `${name} at ${place} had not ended`;
  if (outcome === Outcome.ok) return `${name} at ${place} had done its work`;
  return `${name} at ${place} had failed (${FAILURES[outcome].code})`;
}

function linkName(store: SpanStore, slot: number, names: PlanNames): string {
  const link = store.links[slot] as number; // slot is the store's
  return link === NO_LINK ? 'the wire' : names.link(link);
}
