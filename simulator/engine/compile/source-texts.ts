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
  for (let i = 0; i < source.length;) {
    const end = textEnd(source, i);
    const opening = source.charAt(i);
    const passed = source.slice(i, Math.max(end, i + 1));
    if (end === i) code.push(opening);
    else if (opening === '/') code.push(' ');
    else {
      code.push(`'${texts.length}'`);
      texts.push({ value: passed.slice(1, -1), line });
    }
    line += passed.split('\n').length - 1;
    i = Math.max(end, i + 1);
  }
  return { code: code.join(''), texts };
}

/** Where the comment, quotation or template that begins at `start` ends; `start` itself when none does. */
function textEnd(source: string, start: number): number {
  const opening = source.charAt(start);
  if (source.startsWith('//', start)) return indexAfter(source, '\n', start);
  if (source.startsWith('/*', start)) return indexAfter(source, '*/', start + 2);
  if (opening !== `'` && opening !== '"' && opening !== '`') return start;
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
