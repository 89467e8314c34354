/**
 * Names of modules, operations, services and the rest: which words may be one, and what somebody may have meant by a word
 * that is none.
 */

/** Longest name, in characters; long enough for any box on a canvas. */
export const MAX_NAME_LENGTH = 64;

/** A letter, then letters, digits, `-` and `_`, with a letter or digit last (so that `a->b` can be read). */
export const NAME_PATTERN = /^[A-Za-z]([A-Za-z0-9_-]*[A-Za-z0-9])?$/;

/** What NAME_PATTERN says, in words. */
export const NAME_HINT =
  'use letters, digits, `-` and `_`; begin with a letter, end with a letter or digit; at most 64 characters';

/** The party outside the system, in links and faults; no module, service or store may take its name. */
export const CLIENTS = 'clients';

/** What the handlers of a module's version are called among those of the document: `payments@expand`. */
export function versionName(module: string, version: string): string {
  return `${module}@${version}`;
}

/** What the copy of a table in another store is called: `payments.accounts@ledger`. */
export function copyName(table: string, store: string): string {
  return `${table}@${store}`;
}

/** The name of a table, or of the one that it is a copy of. */
export function originalName(table: string): string {
  return table.split('@')[0] ?? table;
}

/** Words that every JavaScript object answers to: as names they would find something that nobody put there. */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Whether the word may be the name of something in a document. */
export function isName(word: string): boolean {
  return word.length <= MAX_NAME_LENGTH && NAME_PATTERN.test(word) && !INHERITED.has(word);
}

/** Among more candidates than this nobody is helped by a search, and a hostile document could make it long. */
const MAX_CANDIDATES = 500;

/** The candidate that looks most like `word`, or undefined when none is near: one slip in three letters is forgiven. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 2 * MAX_NAME_LENGTH + 1) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates.slice(0, MAX_CANDIDATES)) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

const LISTED = 8;

/** A hint for an unknown name: the nearest known one, or a list of what there is. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const known = [...candidates];
  const near = closest(word, known);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  if (known.length === 0) return 'there is none';
  const listed = known.slice(0, LISTED).map((name) => `\`${name}\``);
  return `there ${known.length === 1 ? 'is' : 'are'} ${listed.join(', ')}${known.length > LISTED ? ', …' : ''}`;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from `a` to `b` (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

/** Rows of the table above are as long as they are read. */
function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
