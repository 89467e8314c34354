/** What the clients saw of their requests: of one operation that they ask for, or of all. */
import { NS_PER_MS } from '../../simulator/model/units';
import { SYSTEM, type Figure, type Place, type Question, type Ran } from './figure';

const of = { what: 'operation', least: 0, most: 1 } as const;

type Counts = Ran['report']['requests']['byOperation'][number];

/** The counts that a question is about. Undefined: nobody asked for that operation. */
function countsOf({ report }: Ran, { of: [name] }: Question): Omit<Counts, 'name'> | undefined {
  if (name === undefined) return report.requests;
  return report.requests.byOperation.find((operation) => operation.name === name);
}

function placeOf({ of: [name] }: Question): Place {
  return name === undefined ? SYSTEM : { kind: 'operation', name };
}

function count(explains: string, words: string, valueOf: (counts: Omit<Counts, 'name'>) => number): Figure {
  return {
    unit: 'count',
    of,
    explains,
    words,
    measure: (ran, question) => ({
      value: valueOf(countsOf(ran, question) ?? NONE),
      place: placeOf(question),
    }),
  };
}

const NONE = { started: 0, succeeded: 0, failed: 0, unknown: 0, inFlight: 0 } as Omit<Counts, 'name'>; // none has a latency

/** Of the requests that have ended. */
function share(explains: string, words: string, valueOf: (counts: Omit<Counts, 'name'>) => number): Figure {
  return {
    unit: 'share',
    of,
    explains,
    words,
    measure: (ran, question) => {
      const counts = countsOf(ran, question);
      const ended = counts === undefined ? 0 : counts.succeeded + counts.failed + counts.unknown;
      if (counts === undefined || ended === 0) return undefined;
      return { value: valueOf(counts) / ended, place: placeOf(question) };
    },
  };
}

export const REQUEST_FIGURES = {
  latency: {
    unit: 'duration',
    of,
    explains:
      'How long requests took that the clients saw end, whatever their end; `quantile` says which of them.',
    words: '{quantile} latency of {of}',
    measure: (ran, question) => {
      const ms = countsOf(ran, question)?.latencyMs[question.quantile] ?? null;
      return ms === null ? undefined : { value: ms * NS_PER_MS, place: placeOf(question) };
    },
  },
  unservedShare: share(
    'Share of the requests that did not succeed: failed or unknown.',
    'share of {of} that was not served',
    ({ failed, unknown }) => failed + unknown,
  ),
  failedShare: share(
    'Share of the requests that ended and were surely not done.',
    'share of {of} that failed',
    ({ failed }) => failed,
  ),
  unknownShare: share(
    'Share of the requests whose client never learned whether they were done.',
    'share of {of} whose outcome is unknown',
    ({ unknown }) => unknown,
  ),
  started: count('Requests that clients began.', 'requests begun of {of}', ({ started }) => started),
  succeeded: count('Requests that succeeded.', 'requests served of {of}', ({ succeeded }) => succeeded),
  failed: count(
    'Requests that ended and were surely not done.',
    'failed requests of {of}',
    ({ failed }) => failed,
  ),
  unknown: count(
    'Requests whose client never learned whether they were done.',
    'requests of {of} with an unknown outcome',
    ({ unknown }) => unknown,
  ),
  unserved: count(
    'Requests that did not succeed: failed or unknown.',
    'requests of {of} that were not served',
    ({ failed, unknown }) => failed + unknown,
  ),
} satisfies Readonly<Record<string, Figure>>;
