/** A fault's text as words with their places, and the reader that the parser walks along them. */

export interface Word {
  readonly text: string;
  /** Offset of its first character in the text. */
  readonly position: number;
  readonly isQuoted: boolean;
}

/** What is wrong with a text, and where: an offset in characters. Thrown inside this folder, never out of it. */
export class GrammarError extends Error {
  constructor(
    readonly position: number,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

const MAX_TEXT = 500;

const ARROW = '->';
const QUOTES = `'"`;
const SPACE = ' \t\r\n';

/** Splits a text into words; `->` is a word of its own, and so is a quoted text, in which `\` takes the next one as it is. */
export function wordsOf(text: string): Word[] {
  if (text.length > MAX_TEXT)
    throw new GrammarError(0, 'the text is too long', `write at most ${MAX_TEXT} characters`);
  const words: Word[] = [];
  let position = 0;
  while (position < text.length) {
    const character = text.charAt(position);
    if (SPACE.includes(character)) {
      position++;
    } else if (QUOTES.includes(character)) {
      const { word, end } = quoted(text, position);
      words.push(word);
      position = end;
    } else {
      const end = wordEnd(text, position);
      words.push({ text: text.slice(position, end), position, isQuoted: false });
      position = end;
    }
  }
  return words;
}

function wordEnd(text: string, start: number): number {
  if (text.startsWith(ARROW, start)) return start + ARROW.length;
  let end = start;
  while (
    end < text.length &&
    !SPACE.includes(text.charAt(end)) &&
    !QUOTES.includes(text.charAt(end)) &&
    !text.startsWith(ARROW, end)
  )
    end++;
  return end;
}

function quoted(text: string, start: number): { word: Word; end: number } {
  const quote = text.charAt(start);
  let inside = '';
  for (let i = start + 1; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === quote) return { word: { text: inside, position: start, isQuoted: true }, end: i + 1 };
    inside += character === '\\' ? text.charAt(++i) : character;
  }
  throw new GrammarError(start, 'the quotation is not closed', `end it with ${quote}`);
}

/** A text in single quotes, such that `wordsOf` reads it back. */
export function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll(`'`, `\\'`)}'`;
}

/** Walks along the words, one at a time. */
export class WordReader {
  private index = 0;

  constructor(
    private readonly words: readonly Word[],
    private readonly length: number,
  ) {}

  get isDone(): boolean {
    return this.index >= this.words.length;
  }

  /** Where the next word begins, or the end of the text. */
  get position(): number {
    return this.words[this.index]?.position ?? this.length;
  }

  /** Takes the next word if it is `expected`. */
  take(expected: string): boolean {
    const word = this.words[this.index];
    if (word === undefined || word.isQuoted || word.text !== expected) return false;
    this.index++;
    return true;
  }

  /** Takes the next word if it is quoted, and says what is inside the quotes. */
  takeQuoted(): string | undefined {
    const word = this.words[this.index];
    if (word === undefined || !word.isQuoted) return undefined;
    this.index++;
    return word.text;
  }

  /** Takes the next word, whatever it is; `what` and `hint` are for the error when there is none. */
  next(what: string, hint: string): Word {
    const word = this.words[this.index];
    if (word === undefined) throw new GrammarError(this.length, `${what} is missing`, hint);
    if (word.isQuoted) throw new GrammarError(word.position, `${what} belongs here, not a quotation`, hint);
    this.index++;
    return word;
  }

  /** Takes the word `expected`, or says that it belongs here. */
  expect(expected: string, hint: string): void {
    const { position } = this;
    if (!this.take(expected)) throw new GrammarError(position, `\`${expected}\` belongs here`, hint);
  }
}
