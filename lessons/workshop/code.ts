/**
 * Submissions and packs as codes: a mark that says what it is, then the deflated text in the letters that an address may
 * hold. A code stands alone, in a link after the `#`, or anywhere in a text: a chat, a mail, a table.
 */

export const MARKS = { submission: 'FLS1.', pack: 'FLP1.' } as const;

export type Marked = keyof typeof MARKS;

/** Fewer letters hold nothing. */
const LEAST_LETTERS = 20;
/** More than a room hands in. */
const MOST_CODES = 1_000;

/** `packed`: the text, deflated and in base64url. */
export function codeOf(kind: Marked, packed: string): string {
  return `${MARKS[kind]}${packed}`;
}

/** The packed texts of all codes of a kind in a text, each once, in their order. */
export function packedIn(kind: Marked, text: string): readonly string[] {
  const mark = MARKS[kind];
  const pattern = new RegExp(`${mark.replace('.', '[.]')}([A-Za-z0-9_-]{${LEAST_LETTERS},})`, 'g');
  const found = new Set<string>();
  for (const [, packed = ''] of text.matchAll(pattern)) {
    found.add(packed);
    if (found.size === MOST_CODES) break;
  }
  return [...found];
}
