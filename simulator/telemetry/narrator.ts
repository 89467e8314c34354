/**
 * What a row of the journal says, in one plain sentence: for whoever follows one request from event to event. Rows without
 * a sentence (a message leaves in the same instant as its call begins) are not worth a halt.
 */
import type { Journal } from '../kernel/journal';
import { FAILURES, isUnknown, Outcome } from '../model/failures';
import { Fact, instanceOf, Leg, NO_INSTANCE } from './facts';
import { schemaWords } from './log';
import type { PlanNames } from './names';
import { hasFlag, operationOf, spanName, VERB_NAMES } from './semconv';
import { SpanFlag, SpanKind, type SpanStore } from './span-store';

/** Second halves of sentences: what a handler does with a table, by the verb's name. */
const STATEMENTS: Readonly<Record<string, string>> = {
  get: 'reads',
  lock: 'reads and locks a row of',
  put: 'writes to',
  delete: 'deletes from',
  all: 'reads all of',
  alter: 'changes',
};

/** What a sentence is made of: a fact without its place in the journal. */
export interface Told {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly value: number;
}

export class Narrator {
  constructor(
    private readonly spans: SpanStore,
    private readonly names: PlanNames,
    /** Words by number: `Numbering.words`. */
    private readonly words: readonly string[],
  ) {}

  /** The sentence for the row at column index `at`, which the spans must have seen; undefined when it has none. */
  sentence({ kinds, a, b, c, values }: Journal, at: number): string | undefined {
    // `at` is masked
    return this.say({ kind: kinds[at], a: a[at], b: b[at], c: c[at], value: values[at] } as Told);
  }

  /** The sentence for a fact. */
  say(fact: Told): string | undefined {
    return this.ofRequest(fact) ?? this.ofStore(fact) ?? this.ofTrouble(fact);
  }

  private ofRequest({ kind, a, b, c, value }: Told): string | undefined {
    const { names } = this;
    switch (kind) {
      case Fact.requestStarted:
        return `A customer asks for ${names.operation(b)}.`;
      case Fact.requestEnded:
        return b === Outcome.ok
          ? `The customer has the answer, after ${rounded(value)}.`
          : `The customer ${isUnknown(b) ? 'is left not knowing' : 'sees an error'}: ${says(b)}.`;
      case Fact.callStarted:
        // The clients' own calls are told by their request.
        return instanceOf(value) === NO_INSTANCE ? undefined : this.call(a, b, c);
      case Fact.callEnded:
        return this.callEnded(a, b);
      case Fact.handlerStarted:
        return this.handlerStarted(a, b, c, instanceOf(value));
      case Fact.handlerEnded:
        return b === Outcome.ok
          ? `${names.operation(c)} is done.`
          : `${names.operation(c)} ${isUnknown(b) ? 'ends, not knowing' : 'fails'}: ${says(b)}.`;
      default:
        return undefined;
    }
  }

  private ofStore({ kind, a, b, c, value }: Told): string | undefined {
    const { names } = this;
    switch (kind) {
      case Fact.storeCallStarted:
        return this.statement(b, c);
      case Fact.storeCallEnded:
        return b === Outcome.ok
          ? undefined
          : `${names.store(c)} ${isUnknown(b) ? 'does not answer' : 'does not do it'}: ${says(b)}.`;
      case Fact.transactionBegan:
        return `A transaction begins in ${names.store(c)}.`;
      case Fact.transactionCommitted:
        return `The transaction commits in ${names.store(c)}: ${b === 1 ? 'one change' : `${b} changes`}, all at once.`;
      case Fact.transactionRolledBack:
        return `The transaction in ${names.store(c)} is rolled back: nothing of it remains.`;
      case Fact.connectionWaited:
        return `It waited ${rounded(value)} for a connection to ${names.store(c)}.`;
      case Fact.lockWaited:
        return `It waited ${rounded(value)} for a row of ${names.table(c)} that another transaction held.`;
      case Fact.tableWaited:
        return `It waited ${rounded(value)} for the whole table ${names.table(c)}.`;
      case Fact.gapOpened:
        return `A promise is broken for ${this.about(a, b)}: ${withoutStop(this.promise(a))}.`;
      case Fact.gapClosed:
        return `The promise is kept again for ${this.about(a, b)}, after ${rounded(value)}.`;
      default:
        return undefined;
    }
  }

  private ofTrouble({ kind, a, b, c, value }: Told): string | undefined {
    const { names } = this;
    switch (kind) {
      case Fact.messageLost:
        return `The ${c === Leg.reply ? 'answer' : 'request'} is lost on ${names.link(b)}.`;
      case Fact.replyIgnored:
        return `The answer of ${this.nameOf(a)} comes too late: nobody waits for it any more.`;
      case Fact.slotWaited:
        return `${names.instance(b)} takes it up, after ${rounded(value)} in the queue.`;
      case Fact.turnedAway:
        return `${names.instance(b)} turns it away: the queue is full.`;
      case Fact.handlerKilled:
        return `${names.operation(c)} is ended at line ${value}: ${says(b)}.`;
      case Fact.faultStruck:
        return names.isRelease(a) ? `It begins: ${names.fault(a)}.` : `The fault strikes: ${names.fault(a)}.`;
      case Fact.schemaChanged:
        return `${capital(schemaWords(names.table(a), c, this.words[b] ?? '', this.words[value] ?? ''))}.`;
      case Fact.instanceReleased:
        return `${names.instance(a)} has loaded it: ${names.fault(b)}.`;
      case Fact.instanceDown:
        return `${names.instance(a)} goes down.`;
      case Fact.brokerDown:
        return `${names.broker(a)} goes down.`;
      case Fact.publishStarted:
        return `${this.nameOf(b)} publishes to ${names.topic(c % 65536)}.`;
      case Fact.publishEnded:
        return b === Outcome.ok
          ? `The broker ${names.broker(c)} has the message.`
          : `${isUnknown(b) ? 'Nobody confirms what was published' : 'Publishing fails'}: ${says(b)}.`;
      case Fact.deliveryStarted:
        return `${names.instance(instanceOf(value))} delivers a message to ${names.operation(c % 65536)}${c < 65536 ? '' : ', once more'}.`;
      case Fact.messageReturned:
        return `The message for ${names.operation(c)} is to be delivered again: ${says(b)}.`;
      case Fact.deadLettered:
        return `The message for ${names.operation(c)} is put aside after ${value} deliveries.`;
      case Fact.storeDown:
        return `${names.store(a)} goes down.`;
      case Fact.faultIdle:
        return `The fault found nothing to act on: ${names.fault(a)}.`;
      case Fact.logged:
        return `It notes: ${this.words[b] ?? ''}`;
      default:
        return undefined;
    }
  }

  private call(span: number, parent: number, coded: number): string {
    const attempt = Math.floor(coded / 65536);
    const again = attempt === 0 ? '' : `, once more (attempt ${attempt + 1})`;
    return `${this.nameOf(parent)} calls ${this.nameOf(span)} over the network${again}.`;
  }

  private callEnded(span: number, outcome: number): string | undefined {
    const slot = this.spans.slotOf(span);
    const parent = slot < 0 ? 0 : (this.spans.parents[slot] as number); // slot is the store's
    if (parent === 0) return undefined;
    if (outcome === Outcome.ok) return `${this.nameOf(parent)} has the answer of ${this.nameOf(span)}.`;
    const [caller, callee] = [this.nameOf(parent), this.nameOf(span)];
    if (outcome === Outcome.timeout)
      return `${caller} gives up waiting for ${callee}: whether it was done is unknown.`;
    return `The call of ${callee} fails for ${caller}: ${says(outcome)}.`;
  }

  private handlerStarted(span: number, parent: number, operation: number, instance: number): string {
    const { spans, names } = this;
    const name = names.operation(operation);
    const slot = spans.slotOf(span);
    if (slot >= 0 && spans.kinds[slot] === SpanKind.internal)
      return `${this.nameOf(parent)} calls ${name}, in the same process.`;
    return `${names.instance(instance)} begins ${name}.`;
  }

  private statement(parent: number, coded: number): string {
    const verb = VERB_NAMES[Math.floor(coded / 65536)] ?? '';
    const who = this.nameOf(parent);
    if (verb === 'commit') return `${who} asks for everything to be committed.`;
    if (verb === 'rollback') return `${who} asks for everything to be rolled back.`;
    return `${who} ${STATEMENTS[verb] ?? verb} ${this.names.table(coded % 65536)}.`;
  }

  /** What a span is about. */
  private nameOf(span: number): string {
    const slot = this.spans.slotOf(span);
    if (slot < 0) return 'It';
    const { names, spans } = this;
    return hasFlag(spans, slot, SpanFlag.store)
      ? spanName(spans, slot, names)
      : names.operation(operationOf(spans, slot));
  }

  private about(invariant: number, key: number): string {
    return `${this.names.plan.invariants[invariant]?.keyName ?? 'key'} ${this.words[key] ?? key}`;
  }

  private promise(invariant: number): string {
    return this.names.plan.invariants[invariant]?.says ?? this.names.invariant(invariant);
  }
}

const UNITS = [
  ['s', 1e9],
  ['ms', 1e6],
  ['µs', 1e3],
] as const;

/** A duration as one says it, in three figures: `25 ms`. */
export function rounded(ns: number): string {
  const [unit, size] = UNITS.find(([, least]) => ns >= least) ?? ['ns', 1];
  return `${Number((ns / size).toPrecision(3))} ${unit}`;
}

/** An outcome in words; the journal holds nothing else in that column. */
function says(outcome: number): string {
  return FAILURES[outcome as Outcome].says;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function withoutStop(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text;
}
