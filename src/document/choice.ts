/** Choosing what of a document is run. */
import type { SystemDocument } from '../../simulator';
import type { Choice } from '../shared/run';

export type { Choice };

/** Seed of a page that nobody gave one. */
export const FIRST_SEED = 1;

/** Largest seed that can be typed: what a number holds exactly. */
export const MAX_SEED = Number.MAX_SAFE_INTEGER;

/**
 * The choice as far as the document knows its names; for the others what it has first. Of the experiments, the one that
 * leaves everything to the person at the page comes before all others.
 */
export function validChoice(document: SystemDocument, wanted: Partial<Choice>): Choice {
  const deployments = Object.keys(document.deployments);
  const experiments = Object.keys(document.experiments);
  const quiet = experiments.find((name) => isQuiet(document, name));
  const known = (among: readonly string[], name: string | undefined, otherwise: string | undefined): string =>
    (name !== undefined && among.includes(name) ? name : otherwise) ?? '';
  const { seed = FIRST_SEED } = wanted;
  return {
    system: document.name,
    deployment: known(deployments, wanted.deployment, deployments[0]),
    experiment: known(experiments, wanted.experiment, quiet ?? experiments[0]),
    seed: Number.isSafeInteger(seed) && seed >= 0 ? seed : FIRST_SEED,
  };
}

/** Whether nobody asks for anything in this experiment, except by hand. */
export function isQuiet(document: SystemDocument, experiment: string): boolean {
  const workload = document.experiments[experiment]?.workload;
  return workload !== undefined && 'requests' in workload && workload.requests.length === 0;
}
