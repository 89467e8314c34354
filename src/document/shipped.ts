/** The shipped systems: listed at once, each fetched when it is chosen, with its plans made beforehand. */
import { systems } from 'virtual:faultline-systems';
import type { Plan, SystemDocument, TaskPlan } from '../../simulator';
import type { Choice } from './choice';

export interface ShippedDeployment {
  /** Under the first experiment, with seed 0. */
  readonly plan: Plan;
  /** What each experiment has otherwise. */
  readonly experiments: Readonly<Record<string, Partial<Plan>>>;
}

export interface ShippedSystem {
  readonly document: SystemDocument;
  /** Its handlers, lowered. */
  readonly guestText: string;
  /** What a user does, by name. */
  readonly tasks: Readonly<Record<string, TaskPlan>>;
  readonly deployments: Readonly<Record<string, ShippedDeployment>>;
}

export const SHIPPED = systems.map(({ name, title, summary }) => ({ name, title, summary }));

/** Fetches a shipped system; undefined when none has that name. Rejects when it cannot be fetched. */
export async function loadShipped(name: string): Promise<ShippedSystem | undefined> {
  const found = systems.find((system) => system.name === name);
  return found === undefined ? undefined : (await found.load()).system;
}

/** The document of a system as it ships; undefined when none has that name, or it cannot be fetched. */
export async function shippedDocument(name: string): Promise<SystemDocument | undefined> {
  return (await loadShipped(name).catch(() => undefined))?.document;
}

/** The plan of a choice; undefined when the system has no such deployment or experiment. */
export function shippedPlan(
  system: ShippedSystem,
  { deployment, experiment, seed }: Choice,
): Plan | undefined {
  if (!Object.hasOwn(system.deployments, deployment)) return undefined;
  const found = system.deployments[deployment];
  const over =
    found !== undefined && Object.hasOwn(found.experiments, experiment)
      ? found.experiments[experiment]
      : undefined;
  return found === undefined || over === undefined ? undefined : { ...found.plan, ...over, seed };
}
