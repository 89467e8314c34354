/** What became of the promises about business data, and of beliefs and messages: all that can be stale, lost or doubled. */
import { NS_PER_MS, NS_PER_S } from '../../simulator/model/units';
import { summed, worstPlace, type Figure, type Place, type Question, type Ran } from './figure';

const invariant = { what: 'invariant', least: 0, most: 1 } as const;

function invariantsOf({ report }: Ran, { of: [name] }: Question) {
  return report.invariants.filter((one) => name === undefined || one.name === name);
}

/** A sum over parts of a report that one design has and another does not; 0 where there are none. */
function total<Part extends { readonly name: string }>(
  kind: Place['kind'],
  unit: Figure['unit'],
  explains: string,
  words: string,
  partsOf: (ran: Ran) => readonly Part[],
  valueOf: (part: Part) => number,
): Figure {
  return { unit, explains, words, measure: (ran) => summed(partsOf(ran), kind, valueOf) };
}

export const PROMISE_FIGURES = {
  gaps: {
    unit: 'count',
    of: invariant,
    explains: 'Gaps that ever opened in an invariant: how often its promise was broken.',
    words: 'broken promises',
    measure: (ran, question) =>
      summed(invariantsOf(ran, question), 'invariant', ({ violations }) => violations),
  },
  openGaps: {
    unit: 'count',
    of: invariant,
    explains: 'Gaps that are still open at the end: what nothing has repaired.',
    words: 'promises that stayed broken',
    measure: (ran, question) => summed(invariantsOf(ran, question), 'invariant', ({ openGaps }) => openGaps),
  },
  gapTime: {
    unit: 'duration',
    of: invariant,
    explains:
      'The longest time for which an invariant did not hold; a gap that is open counts up to the end.',
    words: 'longest time for which it was broken',
    measure: (ran, question) => {
      const parts = invariantsOf(ran, question);
      const longest = Math.max(0, ...parts.map(({ longestGapMs }) => longestGapMs));
      return {
        value: longest * NS_PER_MS,
        place: worstPlace(parts, 'invariant', (part) => part.longestGapMs),
      };
    },
  },
  staleRequests: total(
    'registry',
    'count',
    'Calls that went to an endpoint that a registry’s answer named and that did not serve.',
    'calls to endpoints that did not serve',
    ({ report }) => report.registries,
    ({ staleRequests }) => staleRequests,
  ),
  staleTime: total(
    'registry',
    'duration',
    'Time in which callers believed in endpoints that did not serve, summed over both.',
    'time of stale beliefs',
    ({ report }) => report.registries,
    ({ staleSeconds }) => staleSeconds * NS_PER_S,
  ),
  messagesLost: total(
    'broker',
    'count',
    'Messages that died with their broker or were put aside as dead letters.',
    'messages lost',
    ({ report }) => report.brokers,
    ({ lost, deadLettered }) => lost + deadLettered,
  ),
  messagesDoubled: total(
    'broker',
    'count',
    'Messages that a broker sent once more. Whether the work was done twice is an invariant’s to say.',
    'messages sent once more',
    ({ report }) => report.brokers,
    ({ redelivered }) => redelivered,
  ),
  messagesWaiting: total(
    'broker',
    'count',
    'Messages that no consumer holds yet at the end: what is late.',
    'messages still waiting at the end',
    ({ report }) => report.brokers,
    ({ waiting }) => waiting,
  ),
} satisfies Readonly<Record<string, Figure>>;
