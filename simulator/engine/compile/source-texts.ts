/** Tells code from what it quotes, without a compiler: enough to find names in a module's text. */

/** A module's text, taken apart. */
export interface SourceTexts {
  /** The text without comments; each quotation or template stands there as `'n'`, its place in `texts`. */
  readonly code: string;
  /** What the quotations and templates say, and the line, from 1, on which each begins. */
  readonly texts: readonly { readonly value: string; readonly line: number }[];
}

/** Never throws: what is unfinished ends where it must. */
export function splitTexts(source: string): SourceTexts {
  const code: string[] = [];
  const texts: { value: string; line: number }[] = [];
  let line = 1;
  let from = 0;
  // What begins a comment, a quotation or a template.
  const opening = /['"`]|\/[/*]/g;
  for (let found = opening.exec(source); found !== null; found = opening.exec(source)) {
    const start = found.index;
    const end = textEnd(source, start);
    line += linesIn(source, from, start);
    code.push(source.slice(from, start));
    if (source.charAt(start) === '/') code.push(' ');
    else {
      code.push(`'${texts.length}'`);
      texts.push({ value: source.slice(start + 1, end - 1), line });
    }
    line += linesIn(source, start, end);
    opening.lastIndex = from = end;
  }
  code.push(source.slice(from));
  return { code: code.join(''), texts };
}

function linesIn(source: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (source.charAt(at) === '\n') count++;
  return count;
}

/** Where the comment, quotation or template that begins at `start` ends. */
function textEnd(source: string, start: number): number {
  const opening = source.charAt(start);
  if (source.startsWith('//', start)) return indexAfter(source, '\n', start);
  if (source.startsWith('/*', start)) return indexAfter(source, '*/', start + 2);
  let i = start + 1;
  while (i < source.length && source.charAt(i) !== opening) {
    if (opening !== '`' && source.charAt(i) === '\n') return i; // such a quotation cannot go on: lowering will say so
    i += source.charAt(i) === '\\' ? 2 : 1;
  }
  return Math.min(i + 1, source.length);
}

function indexAfter(source: string, wanted: string, from: number): number {
  const found = source.indexOf(wanted, from);
  return found < 0 ? source.length : found + wanted.length;
}
