/** The values that a fault's words can hold, read and printed: durations, sizes, percentages, factors, ordinals. */
import { DURATION_HINT, parseDuration, printDuration } from '../../model/durations';
import { SIZE_HINT, parseSize, printSize } from '../../model/sizes';
import { MAX_NTH, PERCENT_DECIMALS } from './phrase';
import { GrammarError } from './words';
import type { WordReader } from './words';

/** A kind of value: how it is read from a word and printed as one. */
interface ValueForm {
  readonly parse: (text: string) => number | undefined;
  readonly print: (value: number) => string;
  readonly what: string;
  readonly hint: string;
}

export const DURATION: ValueForm = {
  parse: parseDuration,
  print: printDuration,
  what: 'a duration',
  hint: DURATION_HINT,
};

export const SIZE: ValueForm = { parse: parseSize, print: printSize, what: 'a size', hint: SIZE_HINT };

const PERCENT_HINT = `write a percentage from 0% to 100%, with at most ${PERCENT_DECIMALS} decimals: \`20%\`, \`0.5%\``;

/** A percentage as a probability. Read as a decimal fraction, not divided, so that it prints back as it was. */
export const PERCENTAGE: ValueForm = {
  parse: (text) => {
    const digits = /^(\d{1,3}(?:\.\d{1,4})?)%$/.exec(text)?.[1];
    const value = digits === undefined ? Number.NaN : Number(`${digits}e-2`);
    return value <= 1 ? value : undefined;
  },
  print: (probability) => `${Math.round(probability * 1e6) / 1e4}%`,
  what: 'a percentage',
  hint: PERCENT_HINT,
};

/** `5x`, `1.5x`: a factor with at most three decimals. */
export const FACTOR: ValueForm = {
  parse: (text) => {
    const digits = /^(\d{1,9}(?:\.\d{1,3})?)x$/.exec(text)?.[1];
    return digits === undefined ? undefined : Number(digits);
  },
  print: (factor) => `${Math.round(factor * 1000) / 1000}x`,
  what: 'a factor',
  hint: 'write `5x` or `1.5x`',
};

/** `1st`, `2nd`, `3rd`, `11th`. */
export const ORDINAL: ValueForm = {
  parse: (text) => {
    const digits = /^([1-9]\d{0,9})(?:st|nd|rd|th)$/.exec(text)?.[1];
    const value = digits === undefined ? Number.NaN : Number(digits);
    return value <= MAX_NTH ? value : undefined;
  },
  print: (nth) => `${nth}${ordinalEnding(nth)}`,
  what: 'an ordinal number',
  hint: 'write `the 3rd time`',
};

function ordinalEnding(nth: number): string {
  const isTeen = Math.floor(nth / 10) % 10 === 1;
  return isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][nth % 10] ?? 'th');
}

/** Takes a value of the form, or says what belongs there. */
export function takeValue(reader: WordReader, form: ValueForm): number {
  const word = reader.next(form.what, form.hint);
  const value = form.parse(word.text);
  if (value === undefined)
    throw new GrammarError(word.position, `\`${word.text}\` is not ${form.what}`, form.hint);
  return value;
}
