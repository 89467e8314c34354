/** Which entries of a list a typed text means. */

interface Entry {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly group: string;
}

/** Those in which every typed word begins some word, best first: in its title rather than in what is said of it. */
export function matching<Item extends Entry>(items: readonly Item[], text: string): readonly Item[] {
  const words = wordsOf(text);
  if (words.length === 0) return items;
  return items
    .map((item, place) => ({ item, place, rank: rankOf(item, words) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ item }) => item);
}

function rankOf({ title, detail = '', group }: Entry, words: readonly string[]): number {
  const own = wordsOf(title);
  const [first] = words;
  if (begins(own, words)) return own[0]?.startsWith(first ?? '') === true ? 0 : 1;
  return begins([...own, ...wordsOf(detail), ...wordsOf(group)], words) ? 2 : Infinity;
}

function begins(own: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => own.some((one) => one.startsWith(word)));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
