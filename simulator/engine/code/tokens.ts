/**
 * Cuts a handler's text into words, texts and marks, as far as a drawing needs it: comments are gone, strings are whole. It
 * does not check anything; on a text that is not TypeScript it returns something, quickly.
 */

export interface Token {
  readonly kind: 'word' | 'text' | 'mark';
  readonly text: string;
}

const WORD = /[A-Za-z_$][\w$]*/y;
const NUMBER = /\d[\w.]*/y;
const SPACE = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))+/y;
const STRING = /'(?:[^'\\\n]|\\[\s\S])*'?|"(?:[^"\\\n]|\\[\s\S])*"?/y;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** A template up to its end or its next hole. */
const TEMPLATE = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(`|\$\{|$)/y;

/** After these a slash begins a regular expression; after anything else it divides. */
const BEFORE_REGEX = new Set([
  '',
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'do',
  'else',
  'void',
  'throw',
  'yield',
  'await',
]);

/** The tokens of a text, in order. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  /** Brackets that are open; `${` stands for a hole in a template. */
  const open: string[] = [];
  let at = 0;

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    if (found !== undefined) at += found.length;
    return found === '' ? undefined : found;
  };
  const push = (kind: Token['kind'], text: string): void => void tokens.push({ kind, text });
  const template = (): void => {
    const start = at;
    TEMPLATE.lastIndex = at;
    const end = TEMPLATE.exec(source)?.[1] ?? '';
    at = TEMPLATE.lastIndex || source.length;
    push('text', source.slice(start, at - end.length));
    if (end === '${') open.push('${');
  };

  while (at < source.length) {
    if (take(SPACE) !== undefined) continue;
    const word = take(WORD);
    if (word !== undefined) {
      push('word', word);
      continue;
    }
    const string = take(STRING);
    if (string !== undefined) {
      push('text', string.slice(1, -1));
      continue;
    }
    if (take(NUMBER) !== undefined) {
      push('word', '0');
      continue;
    }
    const char = source[at] ?? '';
    if (char === '/' && startsRegex(tokens[tokens.length - 1]) && take(REGEX) !== undefined) continue;
    at++;
    if (char === '`') template();
    else if (char === '}' && open[open.length - 1] === '${') {
      open.pop();
      template();
    } else {
      if (char === '{') open.push('{');
      else if (char === '}') open.pop();
      const isArrow = char === '=' && source[at] === '>';
      if (isArrow) at++;
      push('mark', isArrow ? '=>' : char);
    }
  }
  return tokens;
}

function startsRegex(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'word') return BEFORE_REGEX.has(before.text);
  return before.kind === 'mark' && before.text !== ')' && before.text !== ']' && before.text !== '}';
}
