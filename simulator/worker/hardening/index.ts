/**
 * Hardening: what a realm loses before any text of a guest's runs in it. The browser's policy and the child process's
 * permissions are the wall; this is the second one, and it also keeps a guest from changing the language under the engine.
 * It knows no host: it keeps an allowlist of the language's own globals and removes the rest, whatever the rest is.
 */
import { restrictBuiltIns } from './built-ins';
import { silenceFunctionConstructors } from './function-constructors';
import { removeReach } from './globals';
import { freezeIntrinsics } from './intrinsics';
import { keepEdition } from './language';
import { allowOverrides } from './overrides';

export { refuseDeclarations } from './declarations';

/**
 * Hardens the realm of `global` (its `globalThis`) for good. Whatever the caller still needs of the host (timers, ports,
 * streams) it must have captured before. `keep` names further own properties of
 * `global` that stay, frozen. Throws when the host holds on to a name.
 */
export function harden(global: object, keep: readonly string[] = []): void {
  silenceFunctionConstructors(global);
  removeReach(global, keep);
  keepEdition();
  restrictBuiltIns();
  allowOverrides();
  freezeIntrinsics(global);
}
