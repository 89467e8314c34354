/** Reads a fault's text into a phrase (see `phrase.ts` for the grammar) and prints a phrase as the text that reads back to it. */
import { NAME_HINT, didYouMean, isName } from '../../model/names';
import { FAULT_EVENTS, MAX_INSTANCE } from './phrase';
import type { FaultEvent, FaultPhrase, TargetPhrase, TriggerPhrase } from './phrase';
import { DURATION, ORDINAL, takeValue } from './values';
import { VERBS, verbOf } from './verbs';
import { GrammarError, WordReader, wordsOf } from './words';

/** What is wrong with a text, and where: `column` counts from 1. */
export interface TextFault {
  readonly message: string;
  readonly hint: string;
  readonly column: number;
}

export type ParsedFault =
  { readonly ok: true; readonly phrase: FaultPhrase } | { readonly ok: false; readonly fault: TextFault };

/** Reads one fault. Never throws. */
export function parseFault(text: string): ParsedFault {
  try {
    return { ok: true, phrase: parse(new WordReader(wordsOf(text), text.length)) };
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error;
    return { ok: false, fault: { message: error.message, hint: error.hint, column: error.position + 1 } };
  }
}

/** The canonical wording of a phrase; `parseFault` reads it back to the same phrase. */
export function printFault(phrase: FaultPhrase): string {
  const [word, verb] = verbOf(phrase.kind);
  const preposition = verb.preposition === undefined ? '' : ` ${verb.preposition}`;
  const head = `${word}${preposition} ${printTarget(phrase.target)}${verb.printDose(phrase.dose)}`;
  return `${head}${printWhen(phrase.trigger, phrase.durationNs)}${phrase.once ? ' once' : ''}`;
}

function parse(reader: WordReader): FaultPhrase {
  const forms = Object.keys(VERBS);
  const first = reader.next('a verb', `begin with one of ${forms.join(', ')}`);
  const verb = Object.hasOwn(VERBS, first.text) ? VERBS[first.text] : undefined;
  if (verb === undefined)
    throw new GrammarError(
      first.position,
      `\`${first.text}\` is not something that can break`,
      didYouMean(first.text, forms),
    );
  if (verb.preposition !== undefined) reader.expect(verb.preposition, `write \`${verb.form}\``);
  const target = takeTarget(reader, verb.form);
  const dose = verb.readDose(reader);
  const rest = takeQualifiers(reader, verb.acceptsOnce === true);
  return { kind: verb.kind, target, dose, ...rest };
}

/** `any service`; `any` alone may be somebody's name. */
const [ANY, SERVICE] = ['any', 'service'] as const;

function takeTarget(reader: WordReader, form: string): TargetPhrase {
  const hint = `write \`${form}\`; a target is \`payments\`, \`payments.charge\`, \`shop#2\`, \`shop->payments\` or \`any service\``;
  const word = reader.next('a target', hint);
  if (reader.take('->')) {
    const to = reader.next('the end of the link', hint);
    return { kind: 'link', from: checkName(word.text, word.position), to: checkName(to.text, to.position) };
  }
  if (word.text === ANY && reader.take(SERVICE)) return { kind: 'anyService' };
  const { text, position } = word;
  const hash = text.indexOf('#');
  if (hash >= 0) {
    const number = /^\d{1,6}$/.test(text.slice(hash + 1)) ? Number(text.slice(hash + 1)) : 0;
    if (number < 1 || number > MAX_INSTANCE)
      throw new GrammarError(position + hash, 'an instance is a number from 1', 'write `shop#2`');
    return { kind: 'instance', name: checkName(text.slice(0, hash), position), number };
  }
  const dot = text.indexOf('.');
  if (dot < 0) return { kind: 'name', name: checkName(text, position) };
  const operation = checkName(text.slice(dot + 1), position + dot + 1);
  return { kind: 'operation', module: checkName(text.slice(0, dot), position), operation };
}

function checkName(text: string, position: number): string {
  if (!isName(text)) throw new GrammarError(position, `\`${text}\` cannot be a name`, NAME_HINT);
  return text;
}

const WHEN_HINT = `write \`at 10s\`, \`from 10s to 20s\`, \`after charge returns\`, \`for 5s\` or \`once\``;

function takeQualifiers(
  reader: WordReader,
  acceptsOnce: boolean,
): Pick<FaultPhrase, 'trigger' | 'durationNs' | 'once'> {
  let trigger: TriggerPhrase | undefined;
  let durationNs: number | undefined;
  let once = false;
  while (!reader.isDone) {
    const { position } = reader;
    const refuseSecond = (isSecond: boolean, what: string): void => {
      if (isSecond) throw new GrammarError(position, `${what} is said twice`, 'say it once');
    };
    if (reader.take('at')) {
      refuseSecond(trigger !== undefined, 'when it strikes');
      trigger = { kind: 'time', atNs: takeValue(reader, DURATION) };
    } else if (reader.take('from')) {
      refuseSecond(trigger !== undefined, 'when it strikes');
      refuseSecond(durationNs !== undefined, 'how long it stays');
      const span = takeSpan(reader);
      trigger = { kind: 'time', atNs: span.fromNs };
      durationNs = span.toNs - span.fromNs;
    } else if (reader.take('after') || reader.take('when')) {
      refuseSecond(trigger !== undefined, 'when it strikes');
      trigger = takeEvent(reader);
    } else if (reader.take('for')) {
      refuseSecond(durationNs !== undefined, 'how long it stays');
      durationNs = takePositive(reader);
    } else if (reader.take('once')) {
      refuseSecond(once, '`once`');
      if (!acceptsOnce)
        throw new GrammarError(position, '`once` is for faults that calls or messages meet', 'leave it out');
      once = true;
    } else {
      const word = reader.next('when it strikes', WHEN_HINT);
      throw new GrammarError(word.position, `\`${word.text}\` does not belong here`, WHEN_HINT);
    }
  }
  return { trigger: trigger ?? { kind: 'time', atNs: 0 }, durationNs: durationNs ?? 0, once };
}

function takePositive(reader: WordReader): number {
  const { position } = reader;
  const ns = takeValue(reader, DURATION);
  if (ns === 0)
    throw new GrammarError(
      position,
      'a fault that lasts no time does nothing',
      'leave out `for`, or write `for 5s`',
    );
  return ns;
}

function takeSpan(reader: WordReader): { fromNs: number; toNs: number } {
  const fromNs = takeValue(reader, DURATION);
  reader.expect('to', 'write `from 10s to 20s`');
  const { position } = reader;
  const toNs = takeValue(reader, DURATION);
  if (toNs <= fromNs)
    throw new GrammarError(position, 'it ends before it has begun', 'write `from 10s to 20s`');
  return { fromNs, toNs };
}

function takeEvent(reader: WordReader): TriggerPhrase {
  const hint = 'write `after charge returns` or `when payments.charge starts`';
  const word = reader.next('an operation', hint);
  const parts = word.text.split('.');
  if (parts.length > 2) throw new GrammarError(word.position, `\`${word.text}\` is not an operation`, hint);
  for (const part of parts) checkName(part, word.position);
  const happens = reader.next('what it does', hint);
  const event = FAULT_EVENTS.find((known): known is FaultEvent => known === happens.text);
  if (event === undefined)
    throw new GrammarError(
      happens.position,
      `\`${happens.text}\` is not an event`,
      didYouMean(happens.text, FAULT_EVENTS),
    );
  let nth = 1;
  if (reader.take('the')) {
    nth = takeValue(reader, ORDINAL);
    reader.expect('time', ORDINAL.hint);
  }
  return { kind: 'event', operation: word.text, event, nth };
}

function printTarget(target: TargetPhrase): string {
  switch (target.kind) {
    case 'name':
      return target.name;
    case 'operation':
      return `${target.module}.${target.operation}`;
    case 'instance':
      return `${target.name}#${target.number}`;
    case 'link':
      return `${target.from}->${target.to}`;
    case 'anyService':
      return `${ANY} ${SERVICE}`;
  }
}

function printWhen(trigger: TriggerPhrase, durationNs: number): string {
  if (trigger.kind === 'event') {
    const nth = trigger.nth === 1 ? '' : ` the ${ORDINAL.print(trigger.nth)} time`;
    const word = trigger.event === 'starts' ? 'when' : 'after';
    const stays = durationNs === 0 ? '' : ` for ${DURATION.print(durationNs)}`;
    return ` ${word} ${trigger.operation} ${trigger.event}${nth}${stays}`;
  }
  if (durationNs === 0) return ` at ${DURATION.print(trigger.atNs)}`;
  return ` at ${DURATION.print(trigger.atNs)} for ${DURATION.print(durationNs)}`;
}
