/** Free names: a handler names what it declares, and the guest's globals. */
import { GUEST_GLOBALS, INSTEAD, isGuestGlobal } from '../allowlist';
import type { Use } from '../scopes';

/** Why a name was refused; the caller knows the place. */
interface NameRefusal {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** What is wrong with the use of a name, if anything. */
export function nameFault({ identifier: { name }, scope }: Use): NameRefusal | undefined {
  if (name.startsWith('$'))
    return {
      code: 'reserved-name',
      message: `\`${name}\` begins with \`$\``,
      hint: 'choose a name that begins with a letter',
    };
  if (name === 'arguments')
    return {
      code: 'arguments',
      message: '`arguments` is not available',
      hint: 'name the parameters, or use `...rest`',
    };
  if (scope !== undefined || isGuestGlobal(name)) return undefined;
  const hint = INSTEAD.get(name) ?? `declare it, or use one of: ${GUEST_GLOBALS.join(', ')}`;
  return { code: 'unknown-global', message: `\`${name}\` is not available to handlers`, hint };
}
