/** The choice in the page's address, after the `#`, so that a reload and a bookmark keep it. */
import { FIRST_SEED, SHIPPED, type Choice } from '../document';

/** `#corner-shop/monolith/by-hand/1`; what is missing or unknown is left to the document. */
export function choiceFrom(hash: string): Partial<Choice> {
  const [system, deployment, experiment, seed] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  const known = SHIPPED.find(({ name }) => name === system) ?? SHIPPED[0];
  const isKnown = known?.name === system;
  return {
    ...(known === undefined ? {} : { system: known.name }),
    ...(isKnown && deployment !== undefined ? { deployment } : {}),
    ...(isKnown && experiment !== undefined ? { experiment } : {}),
    seed: seed === undefined || !/^\d{1,16}$/.test(seed) ? FIRST_SEED : Number(seed),
  };
}

export function addressOf({ system, deployment, experiment, seed }: Choice): string {
  return `#${[system, deployment, experiment, `${seed}`].map(encodeURIComponent).join('/')}`;
}

/** Whether an address names a system that ships; others are somebody else's business. */
export function namesSystem(hash: string): boolean {
  const { system } = choiceFrom(hash);
  return system !== undefined && hash.replace(/^#\/?/, '').startsWith(system);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
