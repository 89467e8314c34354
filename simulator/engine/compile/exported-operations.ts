/** Which operations a module's handlers bring: found by their `export async function`, without a compiler. */

const EXPORT = /\bexport\s+async\s+function\s+([A-Za-z_$][\w$]*)/g;

/** Names of the exported async functions of a TypeScript text. Lowering reads it properly; this only needs the names. */
export function exportedOperations(source: string): ReadonlySet<string> {
  return new Set([...withoutTexts(source).matchAll(EXPORT)].map((match) => match[1] ?? ''));
}

/** The source with comments, quotations and templates blanked, so that what they say is not taken for code. */
function withoutTexts(source: string): string {
  const code: string[] = [];
  let i = 0;
  while (i < source.length) {
    const end = textEnd(source, i);
    if (end > i) code.push(' ');
    else code.push(source.charAt(i));
    i = Math.max(end, i + 1);
  }
  return code.join('');
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
