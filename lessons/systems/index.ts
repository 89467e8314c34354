/**
 * The systems that ship: one folder each, with `system.json` (the document, without code), one TypeScript file of handlers a
 * module, and an index that joins them. A new system is a folder and a line here. Nothing in this folder is part of the app:
 * a shipped document is checked and compiled like anybody's.
 */
import type { ShippedDocument } from './assemble';
import { astronomyShop } from './astronomy-shop';
import { borrowedTable } from './borrowed-table';
import { chain } from './chain';
import { cornerShop } from './corner-shop';
import { onlineBoutique } from './online-boutique';
import { signedIn } from './signed-in';
import { socialNetwork } from './social-network';

export { TEMPLATES } from './templates';
export type { ShippedDocument };

/** Every shipped system, the one to begin with first. The documents are shared: copy before changing one. */
export const SYSTEMS: readonly ShippedDocument[] = [
  cornerShop,
  onlineBoutique,
  socialNetwork,
  astronomyShop,
  signedIn,
  chain,
  borrowedTable,
];

/** The complete document of a shipped system, handlers included, or undefined when none has that name. */
export function loadSystem(name: string): ShippedDocument | undefined {
  return SYSTEMS.find((system) => system.name === name);
}
