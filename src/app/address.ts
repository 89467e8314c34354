/** What is open, in the page's address after the `#`, so that a reload and a bookmark keep it. */
import { FIRST_SEED, SHIPPED, startOf, type Choice, type History } from '../document';
import type { OpenRun } from './open-run';

/** `#corner-shop/monolith/by-hand/1`; what is missing or unknown is left to the document. */
export function startFrom(hash: string): History {
  const [system, deployment, experiment, seed] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  const known = SHIPPED.find(({ name }) => name === system) ?? SHIPPED[0];
  const isKnown = known?.name === system;
  const name = known?.name ?? '';
  const choice: Partial<Choice> = {
    system: name,
    ...(isKnown && deployment !== undefined ? { deployment } : {}),
    ...(isKnown && experiment !== undefined ? { experiment } : {}),
    seed: seed === undefined || !/^\d{1,16}$/.test(seed) ? FIRST_SEED : Number(seed),
  };
  return startOf({ kind: 'shipped', name }, choice);
}

/** One's own documents begin with `own` and their id. */
export function addressOf({ choice, history }: Pick<OpenRun, 'choice' | 'history'>): string {
  const { source } = history.present;
  const { system, deployment, experiment, seed } = choice;
  const first = source.kind === 'own' ? ['own', source.id] : [system];
  return `#${[...first, deployment, experiment, `${seed}`].map(encodeURIComponent).join('/')}`;
}

/** Whether an address names a system that ships; others are somebody else's business. */
export function namesSystem(hash: string): boolean {
  const name = hash.replace(/^#\/?/, '').split('/')[0];
  return SHIPPED.some((system) => system.name === name);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
