/** What a learner is given to read at once, and where its links lead. */
export const MAX_WORDS = 40;

/** Words of a Markdown text as they are read: a link counts as its label. */
export function wordsIn(markdown: string): number {
  const read = markdown.replace(LINK, '$1').replace(/[*_`#>]/g, '');
  return read.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const LINK = /\[([^\]]*)\]\(([^)\s]*)\)/g;

/** The targets of the links in a Markdown text. */
export function linksIn(markdown: string): string[] {
  return [...markdown.matchAll(LINK)].map(([, , target = '']) => target);
}
