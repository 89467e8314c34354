/** Which runs the small engine is enough for: those that have no use for what the files named `few` leave out. */
import type { Plan } from '../model/plan';

/** `guestText`: what the lowering printed, in which whatever uses `Math` names it, and a debug build looks at its lines. */
export function needsFew(
  { modules, stores, brokers, registries, copies = [] }: Plan,
  guestText: string,
): boolean {
  return (
    stores.every(({ kind }) => kind === 'database') &&
    brokers.length === 0 &&
    registries.length === 0 &&
    copies.length === 0 &&
    modules.every(({ versions = [] }) => versions.length === 0) &&
    !/\bMath\b|\.look\(/.test(guestText)
  );
}
