/** Guards: the policies on the calls from one service to another, outermost first. */
import type { SystemDocument } from '../../../simulator';
import { deploymentOf, edited, modulesOf, refused, type Draft, type Edited, type Refusal } from './part';
import type { Setting } from './settings';

/** A policy with its parameters, as a document has it. */
export interface Guard {
  readonly kind: string;
  readonly [parameter: string]: Setting;
}

/** What guards the calls from one service to another now. */
export function guardsOf(
  document: SystemDocument,
  deployment: string,
  from: string,
  to: string,
): readonly Guard[] {
  const modules = modulesOf(document, deployment, { kind: 'service', name: to });
  const { policies = [] } = deploymentOf(document, deployment);
  const acting = policies.find(
    (entry) =>
      (entry.from === undefined || entry.from === from) &&
      (entry.call === '*' ||
        modules.some((module) => entry.call === module || entry.call.startsWith(`${module}.`))),
  );
  // A document's policies are objects with their kind and parameters.
  return (acting?.chain ?? []) as readonly Guard[];
}

/** Guards the calls with one more policy, at its usual values, round the others. */
export function withGuard(
  document: SystemDocument,
  deployment: string,
  from: string,
  to: string,
  kind: string,
): Edited {
  return guarded(document, deployment, from, to, (chain) => [{ kind }, ...chain]);
}

export function withoutGuard(
  document: SystemDocument,
  deployment: string,
  from: string,
  to: string,
  place: number,
): Edited {
  return guarded(document, deployment, from, to, (chain) => chain.filter((_, i) => i !== place));
}

export function withGuardSetting(
  document: SystemDocument,
  deployment: string,
  from: string,
  to: string,
  place: number,
  key: string,
  value: Setting,
): Edited {
  return guarded(document, deployment, from, to, (chain) =>
    chain.map((guard, i) => (i === place ? { ...guard, [key]: value } : guard)),
  );
}

function guarded(
  document: SystemDocument,
  deployment: string,
  from: string,
  to: string,
  change: (chain: readonly Guard[]) => readonly Guard[],
): Edited {
  const chain = change(guardsOf(document, deployment, from, to));
  return edited(document, (draft) => write(draft, deployment, from, to, chain) ?? []);
}

/** An entry for each module that is called, before all others: the first that matches a call applies. */
function write(
  draft: Draft,
  deployment: string,
  from: string,
  to: string,
  chain: readonly Guard[],
): Refusal | undefined {
  const here = deploymentOf(draft, deployment);
  const modules = modulesOf(draft, deployment, { kind: 'service', name: to });
  const { policies = [] } = here;
  const single = policies.find(
    (entry) => entry.from === from && modules.some((module) => entry.call.startsWith(`${module}.`)),
  );
  if (single !== undefined)
    return refused(`Calls of ${single.call} are guarded on their own.`, 'Change that in the text.');
  const others = policies.filter((entry) => entry.from !== from || !modules.includes(entry.call));
  const isNeeded =
    chain.length > 0 || others.some(({ from: caller }) => caller === undefined || caller === from);
  const own = isNeeded ? modules.map((call) => ({ from, call, chain: chain.map(plain) })) : [];
  here.policies = [...own, ...others] as typeof policies; // a guard is what a policy of the document is
  return undefined;
}

/** Without what is left to the definition. */
function plain(guard: Guard): Guard {
  return Object.fromEntries(
    Object.entries(guard).filter(([, value]) => value !== undefined),
  ) as unknown as Guard; // its kind is kept
}
