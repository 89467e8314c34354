/**
 * Code that was written and is not run yet, by document and module. It outlives the panel and the page; storage that fails
 * costs no more than that.
 */
import { createValue } from '../../shared/run';

const KEY = 'faultline-code-drafts';
/** Drafts that are kept over a reload, the newest. */
const MOST = 20;

export const drafts = createValue<ReadonlyMap<string, string>>(stored());

export function draftKey(document: { readonly name: string }, module: string): string {
  return `${document.name}/${module}`;
}

/** Keeps a draft; undefined forgets it. */
export function keepDraft(key: string, text: string | undefined): void {
  const next = new Map(drafts.get());
  next.delete(key);
  if (text !== undefined) next.set(key, text);
  drafts.set(next);
  try {
    localStorage.setItem(KEY, JSON.stringify([...next].slice(-MOST)));
  } catch {
    // It is kept as long as the page is open.
  }
}

function stored(): ReadonlyMap<string, string> {
  try {
    const entries: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    if (!Array.isArray(entries)) return new Map();
    const whole = entries.filter(
      (entry): entry is [string, string] =>
        Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string',
    );
    return new Map(whole);
  } catch {
    return new Map();
  }
}
