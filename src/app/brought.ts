/** What an address brings that does not ship: a document that this browser keeps, or a whole run in the link itself. */
import { startOf, type Reopening } from '../document';

/** `#own/ID/…` and `#run=…`. */
export function bringsItsOwn(hash: string): boolean {
  return /^#(\/?own\/|run=)/.test(hash);
}

/** What is to be opened; undefined when it cannot be read, or is not wanted. The person has been told, and asked. */
export async function broughtBy(hash: string): Promise<Reopening | undefined> {
  const { admitted, desk, readLink, sourceOf } = await import('../document/keeping');
  const [, id] = /^#\/?own\/([^/]+)/.exec(hash) ?? [];
  const run =
    id === undefined
      ? await admitted('link', await readLink(hash))
      : await admitted('browser', await (await desk()).read(decodeURIComponent(id)));
  if (run === undefined) return undefined;
  const { source, choice } = sourceOf(run, id);
  return { history: startOf(source, choice), carried: undefined, replay: run };
}
