/**
 * The facts worth telling, newest last: faults and what they did, processes that die and come back, broken promises, what
 * handlers said. Rows are kept as numbers; a line of words is made when somebody reads it.
 */
import type { Journal, JournalFold } from '../kernel/journal';
import { CHANGEABLE, changedName, printChanged } from '../model/change';
import { printDuration } from '../model/durations';
import { FAILURES, Outcome } from '../model/failures';
import type { Nanoseconds } from '../model/units';
import { DownReason, Fact, Late, SchemaVerb } from './facts';
import type { PlanNames } from './names';

export type Severity = 'info' | 'warning' | 'error';

export interface LogLine {
  /** Its row in the journal: where the causal chain starts. */
  readonly row: number;
  readonly timeNs: Nanoseconds;
  readonly severity: Severity;
  readonly text: string;
  /** Span that it is about, or 0. */
  readonly span: number;
}

const SEVERITIES: ReadonlyMap<number, Severity> = new Map([
  [Fact.instanceDown, 'error'],
  [Fact.instanceUp, 'info'],
  [Fact.brokerDown, 'error'],
  [Fact.brokerUp, 'info'],
  [Fact.deadLettered, 'error'],
  [Fact.consumerLeft, 'warning'],
  [Fact.instanceDraining, 'info'],
  [Fact.endpointPublished, 'info'],
  [Fact.beliefStale, 'warning'],
  [Fact.registryDown, 'error'],
  [Fact.registryUp, 'info'],
  [Fact.storeDown, 'error'],
  [Fact.storeUp, 'info'],
  [Fact.faultStruck, 'warning'],
  [Fact.faultLifted, 'info'],
  [Fact.faultIdle, 'warning'],
  [Fact.schemaChanged, 'info'],
  [Fact.instanceReleased, 'info'],
  [Fact.releaseEnded, 'info'],
  [Fact.intervened, 'info'],
  [Fact.parameterChanged, 'info'],
  [Fact.gapOpened, 'error'],
  [Fact.gapClosed, 'info'],
  [Fact.logged, 'info'],
  [Fact.handlerKilled, 'error'],
  [Fact.rejectionUnhandled, 'warning'],
]);

/** Who has not learned yet that an endpoint does not serve, in words. */
export const LATE_WORDS: Readonly<Record<Late, string>> = {
  [Late.nobody]: '',
  [Late.probe]: 'no health check has noticed yet',
  [Late.propagation]: 'its registry knows, and has not passed it on yet',
  [Late.cache]: 'it keeps an earlier answer for its time to live',
  [Late.staticList]: 'its list is fixed',
};

/** A process that was told to stop, and did, is no error; a belief that is put right is no warning. */
function severityOf(kind: number, b: number, c: number): Severity {
  if (kind === Fact.instanceDown && b === DownReason.stopped) return 'info';
  if (kind === Fact.beliefStale && c === Late.nobody) return 'info';
  if (kind === Fact.releaseEnded && b !== Outcome.ok && b !== Outcome.gone) return 'error';
  return SEVERITIES.get(kind) ?? 'info';
}

/** 1 for the kinds that are told. */
const TOLD = new Uint8Array(256);
for (const kind of SEVERITIES.keys()) TOLD[kind] = 1;

/** What the log needs to make words of numbers. */
export interface LogWords {
  readonly names: PlanNames;
  /** Words by number: `Numbering.words`. */
  readonly words: readonly string[];
  /** Why a fault found nothing to act on, by the number that `faultIdle` carries. */
  readonly idleReasons: Readonly<Record<number, string>>;
}

const FIELDS = 7;

export class Log implements JournalFold {
  /** Facts told so far, those no longer kept included. */
  length = 0;
  private readonly rows: Float64Array;
  private readonly mask: number;

  /** `capacity` lines are kept; a power of two. */
  constructor(
    private readonly say: LogWords,
    capacity = 1024,
  ) {
    this.mask = capacity - 1;
    this.rows = new Float64Array(capacity * FIELDS);
  }

  fold(journal: Journal, from: number, to: number): void {
    const { mask, kinds } = journal;
    for (let row = from; row < to; row++)
      if (TOLD[kinds[row & mask] as number] === 1) this.keep(journal, row); // masked
  }

  /** The newest lines, oldest first; at most `limit`. */
  lines(limit = this.mask + 1): LogLine[] {
    const from = Math.max(0, this.length - Math.min(limit, this.mask + 1));
    return Array.from({ length: this.length - from }, (_, i) => this.line(from + i));
  }

  private keep(journal: Journal, row: number): void {
    const at = row & journal.mask;
    const { times, kinds, a, b, c, values } = journal;
    const fields = [row, times[at], kinds[at], a[at], b[at], c[at], values[at]] as number[]; // `at` is masked
    this.rows.set(fields, (this.length++ & this.mask) * FIELDS);
  }

  private line(number: number): LogLine {
    const start = (number & this.mask) * FIELDS;
    const [row, timeNs, kind, a, b, c, value] = this.rows.subarray(
      start,
      start + FIELDS,
    ) as unknown as Fields; // as kept
    return {
      row,
      timeNs,
      severity: kind === Fact.faultStruck && this.say.names.isRelease(a) ? 'info' : severityOf(kind, b, c),
      text: this.text(kind, a, b, c, value),
      span: kind === Fact.logged || kind === Fact.handlerKilled ? a : kind === Fact.faultStruck ? b : 0,
    };
  }

  private text(kind: number, a: number, b: number, c: number, value: number): string {
    const { names } = this.say;
    switch (kind) {
      case Fact.instanceDown:
        return `${names.instance(a)} ${died(b)}`;
      case Fact.instanceUp:
        return `${names.instance(a)} is back after ${printDuration(value)}`;
      case Fact.brokerDown:
        return `${names.broker(a)} ${died(b)}`;
      case Fact.brokerUp:
        return `${names.broker(a)} is back after ${printDuration(value)}`;
      case Fact.deadLettered:
        return `a message for ${names.operation(c)} is put aside after ${value} deliveries`;
      case Fact.consumerLeft:
        return `${names.broker(a)} gives up ${names.instance(b)}: ${c === 0 ? 'its connection broke' : 'it was silent for too long'}`;
      case Fact.instanceDraining:
        return `${names.instance(a)} ${c === 1 ? 'does not answer, ' : ''}is told to stop, and has ${printDuration(value)} for what is under way`;
      case Fact.endpointPublished:
        return `${names.registry(a)} names ${names.instance(b)} ${c === 1 ? 'from now on' : 'no more'}`;
      case Fact.beliefStale:
        return c === Late.nobody
          ? `${names.instance(a)} no longer goes by what is not so of ${names.instance(b)}, after ${printDuration(value)}`
          : `${names.instance(a)} still believes in ${names.instance(b)}: ${LATE_WORDS[c as Late]}`; // what the column holds
      case Fact.registryDown:
        return `${names.registry(a)} ${died(b)}`;
      case Fact.registryUp:
        return `${names.registry(a)} is back after ${printDuration(value)}`;
      case Fact.storeDown:
        return `${names.store(a)} ${died(b)}`;
      case Fact.storeUp:
        return `${names.store(a)} is back after ${printDuration(value)}`;
      case Fact.faultStruck:
        return names.isRelease(a) ? `begins: ${names.fault(a)}` : `fault: ${names.fault(a)}`;
      case Fact.faultLifted:
        return names.isRelease(a)
          ? `taken back after ${printDuration(value)}: ${names.fault(a)}`
          : `fault lifted after ${printDuration(value)}: ${names.fault(a)}`;
      case Fact.faultIdle:
        return `fault found nothing to act on: ${names.fault(a)} (${this.say.idleReasons[b] ?? 'reason unknown'})`;
      case Fact.schemaChanged:
        return schemaWords(names.table(a), c, this.word(b), this.word(value));
      case Fact.instanceReleased:
        return `${names.instance(a)} has loaded it: ${names.fault(b)}`;
      case Fact.releaseEnded:
        return releaseWords(names.fault(a), b, value);
      case Fact.intervened:
        return `intervention ${a}`;
      case Fact.parameterChanged:
        return this.changed(a, b, c, value);
      case Fact.handlerKilled:
        // The fact carries an outcome.
        return `${names.operation(c)} was ended at line ${value}: ${FAILURES[b as Outcome].says}`;
      case Fact.rejectionUnhandled:
        return `nobody handled a failure: ${FAILURES[a as Outcome].says}`; // likewise
      case Fact.logged:
        return this.word(b);
      default:
        return this.gapText(kind, a, b, value);
    }
  }

  private changed(place: number, index: number, policyPlace: number, value: number): string {
    const entry = CHANGEABLE[place];
    if (entry === undefined) return `a parameter is now ${value}`;
    const target = { kind: entry.of, index, place: policyPlace };
    return `${entry.name} of ${changedName(target, this.say.names.plan)} is now ${printChanged(entry.form, value)}`;
  }

  private gapText(kind: number, invariant: number, key: number, value: number): string {
    const { names } = this.say;
    const plan = names.plan.invariants[invariant];
    const about = `${names.invariant(invariant)} for ${plan?.keyName ?? 'key'} ${this.word(key)}`;
    if (kind === Fact.gapOpened) return `broken promise: ${about}`;
    return `promise kept again after ${printDuration(value)}: ${about}`;
  }

  private word(number: number): string {
    return this.say.words[number] ?? `${number}`;
  }
}

/** What became of a column. */
export function schemaWords(table: string, verb: number, column: string, to: string): string {
  switch (verb) {
    case SchemaVerb.add:
      return `${table} has a new column ${column}`;
    case SchemaVerb.rename:
      return `the column ${column} of ${table} is called ${to} from now on`;
    case SchemaVerb.copy:
      return `${column} is copied into ${to} in every row of ${table}`;
    default:
      return `the column ${column} of ${table} is dropped`;
  }
}

function releaseWords(release: string, outcome: number, tookNs: number): string {
  const took = printDuration(tookNs);
  if (outcome === Outcome.ok) return `all instances have it after ${took}: ${release}`;
  if (outcome === Outcome.gone) return `it goes no further: ${release}`;
  // The fact carries an outcome.
  return `it failed after ${took}: ${release}: ${FAILURES[outcome as Outcome].says}`;
}

type Fields = readonly [
  row: number,
  timeNs: number,
  kind: number,
  a: number,
  b: number,
  c: number,
  value: number,
];

function died(reason: number): string {
  if (reason === DownReason.stopped) return 'has finished and is gone';
  if (reason === DownReason.killed) return 'was killed: its grace period was over';
  return reason === DownReason.outOfMemory ? 'ran out of memory and was killed' : 'crashed';
}
