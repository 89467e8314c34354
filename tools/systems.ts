/**
 * What the page gets of the shipped systems and the templates, made when it is built: each document, its handlers lowered, and the plan of
 * every deployment under every experiment. So the page needs neither the compiler nor the schema to run what ships.
 */
import { SYSTEMS, TEMPLATES } from '../lessons/systems';
import { compile, tasksOf } from '../simulator/engine/compiling';
import { lower } from '../simulator/lowering';
import type { SystemDocument } from '../simulator/model/document';
import { handlersOf } from '../simulator/model/handlers';
import type { Plan, TaskPlan } from '../simulator/model/plan';

/** One deployment: its plan under the first experiment, and what the others have otherwise. Seeds are filled in later. */
export interface ShippedDeployment {
  readonly plan: Plan;
  readonly experiments: Readonly<Record<string, Partial<Plan>>>;
}

export interface ShippedSystem {
  readonly document: SystemDocument;
  readonly guestText: string;
  /** What a user does, by name; an experiment's plan has only what it needs of it. */
  readonly tasks: Readonly<Record<string, TaskPlan>>;
  readonly deployments: Readonly<Record<string, ShippedDeployment>>;
}

/** All of them. Throws when one has a fault, which the tests of the systems tell better. */
export function shippedSystems(): ShippedSystem[] {
  return SYSTEMS.map((source) => {
    const { document } = compiled(source, undefined, undefined);
    const lowered = lower(handlersOf(document));
    if (!lowered.ok)
      throw new Error(`${document.name}: ${lowered.faults.map(({ message }) => message).join('; ')}`);
    const deployments = Object.keys(document.deployments).map((name) => [name, deploymentOf(source, name)]);
    return {
      document,
      guestText: lowered.text,
      tasks: tasksOf(document),
      deployments: Object.fromEntries(deployments),
    };
  });
}

/** What documents of one's own can begin from, whole: without code there is nothing to lower. */
export function templates(): SystemDocument[] {
  return TEMPLATES.map((source) => compiled(source, undefined, undefined).document);
}

function deploymentOf(source: unknown, deployment: string): ShippedDeployment {
  const { plan, document } = compiled(source, deployment, undefined);
  const experiments = Object.keys(document.experiments).map((name) => [
    name,
    difference(plan, compiled(source, deployment, name).plan),
  ]);
  return { plan, experiments: Object.fromEntries(experiments) };
}

/** The fields of `other` that are not those of `plan`. */
function difference(plan: Plan, other: Plan): Partial<Plan> {
  const fields = new Map(Object.entries(plan));
  return Object.fromEntries(
    Object.entries(other).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(fields.get(name)),
    ),
  );
}

function compiled(source: unknown, deployment: string | undefined, experiment: string | undefined) {
  const result = compile(source, { deployment, experiment, seed: 0 });
  if (result.ok) return result;
  throw new Error(result.faults.map(({ path, message }) => `${path}: ${message}`).join('; '));
}
