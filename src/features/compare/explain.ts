/** How the same request fared in two runs, and why: only from what both traces hold. */
import type { TraceView } from '../../../simulator';
import { counted, measured } from '../../shared/words';
import { SIGN_WORDS } from '../../shared/ui';

/** Least share of a difference that something accounts for to be named as its reason. */
const MATTERS = 0.25;

interface Reason {
  /** Positive: the first has more of it. */
  readonly by: number;
  readonly says: string;
}

/** Whether two traces with one number are of one request: the same user asks for the same. */
export function isSameRequest(first: TraceView, second: TraceView): boolean {
  return first.operation === second.operation && first.user === second.user;
}

/** In a sentence or two; `names` are what the two runs are called. */
export function compareTraces(
  first: TraceView,
  second: TraceView,
  [one, two]: readonly [string, string],
): string {
  if (!isSameRequest(first, second))
    return `Not the same request: ${first.operation} of user ${first.user} in “${one}”, ${second.operation} of user ${second.user} in “${two}”. Users who wait for their answers come back at other times when those take longer, so the numbers drift apart.`;
  if (first.endNs === undefined || second.endNs === undefined) {
    const both = first.endNs === undefined && second.endNs === undefined;
    return both
      ? 'It has no answer yet in either.'
      : `It has no answer yet in “${first.endNs === undefined ? one : two}”.`;
  }
  const times = [first, second].map(({ startNs, endNs = startNs }) => endNs - startNs);
  const by = (times[0] ?? 0) - (times[1] ?? 0);
  const calls = reasonsFor(first, second, by);
  const why = calls.length === 0 ? '' : `: ${calls.join(', ')}`;
  const took =
    by === 0
      ? `It took equally long in both`
      : `${measured(Math.abs(by))} ${by > 0 ? 'slower' : 'faster'} in “${one}”${why}`;
  if (first.knowledge === second.knowledge) return `${took}.`;
  return `It ended differently: ${endWords(first)} in “${one}”, ${endWords(second)} in “${two}”. So how long it took does not compare.`;
}

function endWords({ knowledge, code }: TraceView): string {
  return code === undefined || code === 'OK' ? SIGN_WORDS[knowledge] : `${SIGN_WORDS[knowledge]} (${code})`;
}

/** What the first has more of where it is slower, or less of where it is faster; what points the other way explains nothing. */
function reasonsFor(first: TraceView, second: TraceView, by: number): string[] {
  const reasons = [
    ...byCount(first, second, callsOf, 'call over the network', 'calls over the network'),
    ...byCount(first, second, statementsOf, 'statement to a store', 'statements to a store'),
    ...byTime(first, second, by),
  ];
  return reasons.filter((reason) => Math.sign(reason.by) === Math.sign(by)).map(({ says }) => says);
}

function byCount(
  first: TraceView,
  second: TraceView,
  of: (trace: TraceView) => number,
  one: string,
  many: string,
): Reason[] {
  const by = of(first) - of(second);
  if (by === 0 || first.missingSpans > 0 || second.missingSpans > 0) return [];
  const more = by > 0 ? 'more' : 'fewer';
  return [{ by, says: counted(Math.abs(by), `${more} ${one}`, `${more} ${many}`) }];
}

function byTime(first: TraceView, second: TraceView, byNs: number): Reason[] {
  const by = queuedNs(first) - queuedNs(second);
  if (Math.abs(by) < MATTERS * Math.abs(byNs)) return [];
  return [{ by, says: `${measured(Math.abs(by))} ${by > 0 ? 'more' : 'less'} in queues` }];
}

/** Calls to other services, the client's own left out: it is in every trace. */
export function callsOf({ spans }: Pick<TraceView, 'spans'>): number {
  return spans.filter(({ kind, isStatement, parent }) => kind === 'CLIENT' && !isStatement && parent >= 0)
    .length;
}

function statementsOf({ spans }: TraceView): number {
  return spans.filter(({ isStatement }) => isStatement).length;
}

function queuedNs({ spans }: TraceView): number {
  return spans.reduce((sum, { segments }) => sum + segments.queueingNs, 0);
}
