/** The verbs: how each kind of fault names its target and its dose, in both directions. One entry a kind. */
import type { Dose, FaultKind } from './phrase';
import { DURATION, FACTOR, PERCENTAGE, SIZE, takeValue } from './values';
import { GrammarError, quote } from './words';
import type { WordReader } from './words';

interface Verb {
  readonly kind: FaultKind;
  /** The form, for hints and help. */
  readonly form: string;
  /** Words between the verb and its target. */
  readonly preposition?: string;
  /** Reads what follows the target. */
  readonly readDose: (reader: WordReader) => Dose;
  /** Prints what follows the target, with a space before it; '' for nothing. */
  readonly printDose: (dose: Dose) => string;
  /** Whether it meets calls or messages, so that `once` means something. */
  readonly acceptsOnce?: boolean;
}

const NO_DOSE = { readDose: (): Dose => ({}), printDose: () => '' };

const number = (dose: Dose, name: string): number => Number(dose[name] ?? 0);

export const VERBS: Readonly<Record<string, Verb>> = {
  crash: { kind: 'crash', form: 'crash TARGET [for 5s]', ...NO_DOSE },
  drain: { kind: 'drain', form: 'drain TARGET [for 5s]', ...NO_DOSE },
  hang: { kind: 'hang', form: 'hang TARGET', ...NO_DOSE, acceptsOnce: true },
  slow: {
    kind: 'slow',
    form: 'slow TARGET by 5x | slow TARGET by 100ms',
    readDose: (reader) => {
      reader.expect('by', 'write `by 5x` or `by 100ms`');
      const word = reader.next('a factor or a duration', 'write `by 5x` or `by 100ms`');
      const factor = FACTOR.parse(word.text);
      if (factor !== undefined) return { factor };
      const addedNs = DURATION.parse(word.text);
      if (addedNs !== undefined) return { added: addedNs };
      throw new GrammarError(
        word.position,
        `\`${word.text}\` is neither a factor nor a duration`,
        'write `5x` or `100ms`',
      );
    },
    printDose: (dose) =>
      dose['factor'] === undefined
        ? ` by ${DURATION.print(number(dose, 'added'))}`
        : ` by ${FACTOR.print(number(dose, 'factor'))}`,
    acceptsOnce: true,
  },
  fail: {
    kind: 'error-rate',
    form: 'fail TARGET 20%',
    readDose: (reader) => ({ probability: takeValue(reader, PERCENTAGE) }),
    printDose: (dose) => ` ${PERCENTAGE.print(number(dose, 'probability'))}`,
    acceptsOnce: true,
  },
  throw: {
    kind: 'throw',
    form: `throw in TARGET ['message']`,
    preposition: 'in',
    readDose: (reader): Dose => {
      const message = reader.takeQuoted();
      return message === undefined ? {} : { message };
    },
    printDose: (dose) => (dose['message'] === undefined ? '' : ` ${quote(String(dose['message']))}`),
    acceptsOnce: true,
  },
  leak: {
    kind: 'leak',
    form: 'leak TARGET 10MiB',
    readDose: (reader) => ({ perCall: takeValue(reader, SIZE) }),
    printDose: (dose) => ` ${SIZE.print(number(dose, 'perCall'))}`,
  },
  delay: {
    kind: 'delay',
    form: 'delay TARGET by 100ms',
    readDose: (reader) => {
      reader.expect('by', 'write `by 100ms`');
      return { added: takeValue(reader, DURATION) };
    },
    printDose: (dose) => ` by ${DURATION.print(number(dose, 'added'))}`,
    acceptsOnce: true,
  },
  lose: {
    kind: 'loss',
    form: 'lose TARGET 5%',
    readDose: (reader) => ({ probability: takeValue(reader, PERCENTAGE) }),
    printDose: (dose) => ` ${PERCENTAGE.print(number(dose, 'probability'))}`,
    acceptsOnce: true,
  },
  cut: {
    kind: 'cut',
    form: 'cut TARGET [request|reply]',
    readDose: (reader) => ({
      leg: reader.take('request') ? 'request' : reader.take('reply') ? 'reply' : 'both',
    }),
    printDose: (dose) => (dose['leg'] === 'both' || dose['leg'] === undefined ? '' : ` ${dose['leg']}`),
    acceptsOnce: true,
  },
  release: {
    kind: 'release',
    form: 'release MODULE VERSION',
    readDose: (reader) => ({ version: reader.next('a version', 'write `release payments v2`').text }),
    printDose: (dose) => ` ${dose['version'] ?? ''}`,
  },
  replay: { kind: 'replay', form: 'replay TARGET', ...NO_DOSE },
};

/** The verb of a kind of fault, and the word for it. */
export function verbOf(kind: FaultKind): readonly [string, Verb] {
  const found = Object.entries(VERBS).find(([, verb]) => verb.kind === kind);
  if (found === undefined) throw new Error(`no verb for ${kind}`); // a kind is one of those above
  return found;
}
