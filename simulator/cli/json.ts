/**
 * Reads JSON that a person wrote. The host's parser decides what is JSON; when it refuses, the text is gone through again
 * to say where and why, which the host's messages do not do alike in every version.
 */

/** What is wrong with a text; line and column count from 1. */
export interface JsonFault {
  readonly message: string;
  readonly hint: string;
  readonly line: number;
  readonly column: number;
}

export type ReadJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: JsonFault };

/** Parses a text. Never throws. */
export function readJson(text: string): ReadJson {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, fault: faultOf(text) };
  }
}

class Broken extends Error {
  constructor(
    readonly position: number,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

function faultOf(text: string): JsonFault {
  try {
    new Scanner(text).scan();
  } catch (error) {
    if (error instanceof Broken) {
      const { message, hint, position } = error;
      const before = text.slice(0, position).split('\n');
      return { message, hint, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    }
  }
  return { message: 'it cannot be read', hint: 'look for what is not JSON', line: 1, column: 1 };
}

const SPACE = /[ \t\r\n]*/y;
const WORD = /true|false|null/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Some of a text; a pattern for all of it would fill the stack with a long one. */
// oxlint-disable-next-line no-control-regex -- JSON refuses them
const PIECE = /[^"\\\u0000-\u001f]{1,1000}|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
/** What a person may have meant as one word or number. */
const RUN = /[\p{L}\p{N}_$+.-]+/uy;

const VALUES = 'a value is a text in double quotes, a number, true, false, null, a list or an object';

/** Walks along the text with a stack of its own, so that depth costs nothing. */
class Scanner {
  private at = 0;
  /** Where each bracket that is still open stands. */
  private readonly open: number[] = [];

  constructor(private readonly text: string) {}

  /** Throws `Broken` at the first thing that is not JSON. */
  scan(): void {
    do this.value();
    while (this.goOn());
    this.skip(SPACE);
    if (this.at < this.text.length)
      this.fail(`the document has ended, and ${this.here()} follows`, 'a file holds one value');
  }

  /** Reads a value, or the brackets that open one and the first value inside. */
  private value(): void {
    for (;;) {
      this.skip(SPACE);
      const character = this.text[this.at];
      if (character !== '{' && character !== '[') break;
      this.open.push(this.at++);
      this.skip(SPACE);
      if (this.text[this.at] === closing(character)) return;
      if (character === '{') this.key();
    }
    if (this.text[this.at] === '"') return this.quoted();
    if (this.skip(WORD) || this.skip(NUMBER)) return this.endOfWord();
    this.noValue();
  }

  /** After a value: closes brackets, and goes past a comma to where the next value begins. False at the end. */
  private goOn(): boolean {
    for (;;) {
      const start = this.open.at(-1);
      if (start === undefined) return false;
      this.skip(SPACE);
      const opening = this.text[start] ?? '';
      const character = this.text[this.at];
      if (character === closing(opening)) {
        this.at++;
        this.open.pop();
        continue;
      }
      if (character !== ',')
        this.fail(
          `${this.here()} stands where a comma or \`${closing(opening)}\` belongs`,
          this.between(start),
        );
      this.at++;
      this.skip(SPACE);
      if (this.text[this.at] === closing(opening))
        this.fail(`a comma stands before \`${closing(opening)}\``, 'remove the comma');
      if (opening === '{') this.key();
      return true;
    }
  }

  private key(): void {
    if (this.text[this.at] !== '"')
      this.fail(`${this.here()} stands where a key belongs`, 'a key is a text in double quotes');
    this.quoted();
    this.skip(SPACE);
    if (this.text[this.at] !== ':')
      this.fail(`${this.here()} stands where a colon belongs`, 'write `"key": value`');
    this.at++;
  }

  private quoted(): void {
    const start = this.at++;
    while (this.skip(PIECE));
    const character = this.text[this.at];
    if (character === '"') this.at++;
    else if (character === '\\') this.fail('this escape is not known', 'write `\\\\` for a backslash');
    else if (character === '\t') this.fail('a tab stands inside a text', 'write `\\t`');
    else
      this.failAt(
        start,
        'this text is not closed on its line',
        'end it with ", and write `\\n` for a new line',
      );
  }

  /** `truely` and `01` begin well. */
  private endOfWord(): void {
    const end = this.at;
    if (!this.skip(RUN)) return;
    this.at = end;
    while (this.at > 0 && !' \t\r\n,:[{'.includes(this.text[this.at - 1] ?? ' ')) this.at--;
    this.noValue();
  }

  private noValue(): never {
    const next = this.text.slice(this.at, this.at + 2);
    if (next === '//' || next === '/*') this.fail('JSON has no comments', 'remove it');
    if (next.startsWith("'")) this.fail('this text is in single quotes', 'use double quotes');
    this.fail(`${this.here()} stands where a value belongs`, VALUES);
  }

  private between(start: number): string {
    const character = this.text[start] ?? '';
    const line = this.text.slice(0, start).split('\n').length;
    return `look for a missing comma, or close the \`${character}\` of line ${line}`;
  }

  /** What stands here, in words. */
  private here(): string {
    const start = this.at;
    if (start >= this.text.length) return 'the end of the file';
    const word = this.skip(RUN)
      ? this.text.slice(start, Math.min(this.at, start + 30))
      : this.text.charAt(start);
    this.at = start;
    return `\`${word}\``;
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.test(this.text) && pattern.lastIndex > this.at;
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private fail(message: string, hint: string): never {
    this.failAt(this.at, message, hint);
  }

  private failAt(position: number, message: string, hint: string): never {
    throw new Broken(position, message, hint);
  }
}

function closing(opening: string): string {
  return opening === '{' ? '}' : ']';
}
