/** A trail in sentences, of which only those are kept that a person needs to get from one to the next. */
import { printDuration } from '../../model/durations';
import { Outcome } from '../../model/failures';
import { Fact, instanceOf, type Late, Leg, Wait } from '../facts';
import { LATE_WORDS } from '../log';
import type { PlanNames } from '../names';
import { rounded, type Narrator } from '../narrator';
import { NO_TABLE } from '../semconv';
import type { Row } from './rows';
import type { SpanIndex } from './span-rows';
import { isRetry, type Trail } from './trail';

/** A row to be told, with what it needs to be understood. */
export interface Step {
  readonly row: Row;
  /** What it follows from. */
  readonly because: Row | undefined;
  /** Further waits in the same line that are not told one by one. */
  readonly alike: number;
}

const WAITS: ReadonlySet<number> = new Set([
  Fact.slotWaited,
  Fact.connectionWaited,
  Fact.lockWaited,
  Fact.tableWaited,
  Fact.storeWaited,
  Fact.workWaited,
  Fact.waitBegan,
]);

/** The steps of a trail, the root first; of waits that follow each other in one kind of line only the last is told. */
export function condensed(trail: Trail): Step[] {
  const steps: Step[] = [];
  let alike = 0;
  for (let at: Trail | undefined = trail; at !== undefined; at = at.because) {
    const { row, because } = at;
    const previous = steps.at(-1);
    const isAlike = previous !== undefined && WAITS.has(row.kind) && isSameLine(previous.row, row);
    if (isAlike) {
      alike++;
      steps[steps.length - 1] = { ...previous, because: because?.row, alike };
      continue;
    }
    alike = 0;
    if (previous?.row.number === row.number) continue;
    steps.push({ row, because: because?.row, alike });
  }
  return steps.toReversed();
}

function isSameLine(one: Row, other: Row): boolean {
  const isOfTable = one.kind === Fact.lockWaited || one.kind === Fact.tableWaited;
  return one.kind === other.kind && (isOfTable ? one.c === other.c : one.b === other.b);
}

export class WhyWords {
  constructor(
    private readonly names: PlanNames,
    private readonly narrator: Narrator,
    /** Keys by number. */
    private readonly keys: readonly string[],
  ) {}

  /** What a row is about: the operation, the table, or the key of a promise. */
  subject(row: Row, index: SpanIndex): string {
    const { kind, a, b, c } = row;
    if (kind === Fact.gapOpened)
      return `${this.names.plan.invariants[a]?.keyName ?? 'key'} ${this.keys[b] ?? b}`;
    if (kind === Fact.requestEnded) return this.names.operation(c);
    if (kind === Fact.requestStarted) return this.names.operation(b);
    const start = index.span(index.spanOf(row))?.start;
    return start === undefined ? '' : this.spanName(start);
  }

  private spanName({ kind, c }: Row): string {
    const subject = c % 65536;
    if (kind === Fact.publishStarted) return this.names.topic(subject);
    if (kind !== Fact.storeCallStarted) return this.names.operation(subject);
    return subject === NO_TABLE ? 'the transaction' : this.names.table(subject);
  }

  /** What a step says; undefined when the steps around it say it already. */
  sentence(step: Step, index: SpanIndex): string | undefined {
    const { row, because } = step;
    const { kind, a, b, c, value } = row;
    const { names } = this;
    switch (kind) {
      case Fact.faultTouched:
      case Fact.diverged:
      case Fact.rowChanged:
      case Fact.transactionBegan:
        return undefined;
      case Fact.faultLifted:
        return names.isRelease(a)
          ? `It is taken back: ${names.fault(a)}.`
          : `The fault is lifted: ${names.fault(a)}.`;
      case Fact.requestStarted:
      case Fact.storeCallStarted:
      case Fact.handlerStarted:
      case Fact.callStarted:
      case Fact.deliveryStarted:
      case Fact.publishStarted:
        return this.start(step, index);
      case Fact.messageSent:
        return because === undefined || because.kind === Fact.faultTouched
          ? `The ${c === Leg.reply ? 'answer' : 'request'} takes ${rounded(value)} on ${names.link(b)}.`
          : undefined;
      case Fact.workDone:
        return `${names.instance(b)} works ${rounded(value)} on ${this.operationOf(a, index)}.`;
      case Fact.callEnded:
      case Fact.storeCallEnded:
      case Fact.publishEnded:
      case Fact.deliveryEnded:
        return b === Outcome.ok ? this.answered(row, index) : this.narrator.say(row);
      case Fact.handlerEnded:
        // Its caller's end says the same; only a failure that begins here has nobody else to tell it.
        return because === undefined && b !== Outcome.ok ? this.narrator.say(row) : undefined;
      default:
        return WAITS.has(kind) || kind === Fact.turnedAway ? this.wait(step) : this.trouble(row);
    }
  }

  private start({ row, because }: Step, index: SpanIndex): string | undefined {
    if (isRetry(row)) return this.narrator.say(row);
    if (because !== undefined) return undefined;
    if (row.kind === Fact.requestStarted) return 'The customer’s own steps take the time.';
    const span = index.span(row.a);
    const until = span?.end === undefined ? 'has not ended' : 'takes its time';
    if (row.kind === Fact.handlerStarted)
      return `${this.names.operation(row.c)} at ${this.names.instance(instanceOf(row.value))} ${until}.`;
    return this.narrator.say(row);
  }

  private wait({ row, alike }: Step): string {
    const { kind, b, c, value } = row;
    const { names } = this;
    const others = alike === 0 ? '' : `, and ${alike === 1 ? 'another' : `${alike} others`} before it`;
    const took = rounded(value);
    switch (kind) {
      case Fact.slotWaited:
        return `It waits ${took} for a slot of ${names.instance(b)}${others}.`;
      case Fact.connectionWaited:
        return `It waits ${took} for a connection to ${names.store(c)}${others}.`;
      case Fact.lockWaited:
        return `It waits ${took} for a row of ${names.table(c)} that another transaction holds${others}.`;
      case Fact.tableWaited:
        return `It waits ${took} for the table ${names.table(c)}, which somebody wants alone${others}.`;
      case Fact.storeWaited:
        return `Its statement waits ${took} for its turn in ${names.store(b)}${others}.`;
      case Fact.workWaited:
        return `It waits ${took} for a CPU of ${names.instance(b)}${others}.`;
      case Fact.turnedAway:
        return `${names.instance(b)} turns it away: its slots are taken, and ${value} wait already.`;
      default:
        return `It waits for ${this.awaited(b, c)}, and ${value} wait before it${others}.`;
    }
  }

  private awaited(what: number, where: number): string {
    const { names } = this;
    if (what === Wait.slot) return `a slot of ${names.instance(where)}`;
    if (what === Wait.connection) return `a connection to ${names.store(where)}`;
    if (what === Wait.table) return `the table ${names.table(where)}, which somebody wants alone`;
    return `a row of ${names.table(where)} that another transaction holds`;
  }

  private trouble(row: Row): string | undefined {
    const { kind, a, b, c, value } = row;
    const { names } = this;
    switch (kind) {
      case Fact.instanceUp:
        return `${names.instance(a)} is back after ${printDuration(value)}.`;
      case Fact.storeUp:
        return `${names.store(a)} is back after ${printDuration(value)}.`;
      case Fact.instanceDraining:
        return `${names.instance(a)} ${c === 1 ? 'does not answer whether it lives, and is restarted' : 'is told to stop'}.`;
      case Fact.instanceClosed:
        return `${names.instance(a)} takes no more calls.`;
      case Fact.registryDown:
        return `${names.registry(a)} goes down.`;
      case Fact.beliefStale:
        return `${names.instance(a)} still believes in ${names.instance(b)}: ${LATE_WORDS[c as Late]}.`; // what the column holds
      case Fact.staleAttempt:
        return `It goes to ${names.instance(b)}, which does not serve: ${LATE_WORDS[c as Late]}.`; // likewise
      case Fact.consumerLeft:
        return `${names.broker(a)} gives up ${names.instance(b)}.`;
      default:
        return this.narrator.say(row);
    }
  }

  private answered(row: Row, index: SpanIndex): string | undefined {
    const said = this.narrator.say(row);
    const start = index.span(row.a)?.start;
    if (said === undefined) return undefined;
    if (start?.kind === Fact.callStarted) return `${said.slice(0, -1)} after ${rounded(row.value)}.`;
    return said;
  }

  private operationOf(span: number, index: SpanIndex): string {
    const start = index.span(span)?.start;
    return start === undefined ? 'it' : this.names.operation(start.c % 65536);
  }
}
