/** Markup from values. Names in a picture come from documents, and documents from strangers: everything is escaped here. */

type Attributes = Readonly<Record<string, string | number>>;

/** An element; `content` is markup. */
export function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escaped(value)}"`)
    .join('');
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`;
}

/** A text as markup: what XML cannot hold is left out, what has a meaning in it is escaped. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** How wide a letter is on average, as a share of the text's size. */
const LETTER = 0.56;

/** The text as far as there is room; SVG has no ellipsis of its own. */
export function fitted(text: string, width: number, size: number): string {
  const letters = Math.max(1, Math.floor(width / (size * LETTER)));
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`;
}
