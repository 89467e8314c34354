/** Tasks and workloads: what users do, and how many of them. */
import type { CheckedDocument, CheckedExperiment } from '../../model/document';
import type { FaultList, PathParts } from '../../model/document-fault';
import { readTemplate } from '../../model/document/template';
import { didYouMean } from '../../model/names';
import type { TaskPlan, TemplatePlan, WorkloadPlan } from '../../model/plan';
import { NS_PER_S } from '../../model/units';
import type { Business } from './modules';

/** The tasks of a document by name; unknown operations and malformed templates become faults. */
export function compileTasks(
  document: CheckedDocument,
  business: Business,
  faults: FaultList,
): ReadonlyMap<string, TaskPlan> {
  return new Map(
    Object.keys(document.tasks).map((name) => [name, compileTask(document, name, business, faults)]),
  );
}

function compileTask(
  document: CheckedDocument,
  name: string,
  business: Business,
  faults: FaultList,
): TaskPlan {
  const task = document.tasks[name];
  if (task === undefined) return { name, weight: 0, bindings: [], steps: [] };
  const bound = new Set<string>();
  const bindings = Object.entries(task.let).map(([key, template]): readonly [string, TemplatePlan] => {
    // A binding may use those before it.
    const plan = readTemplate(template, ['tasks', name, 'let', key], { faults, bound });
    bound.add(key);
    return [key, plan];
  });
  const steps = task.steps.flatMap(({ request, with: template }, i) => {
    const path = ['tasks', name, 'steps', i];
    const args = readTemplate(template, [...path, 'with'], { faults, bound });
    const operation = business.operationIndex.get(request);
    if (operation !== undefined) return [{ operation, args }];
    const hint = (): string => didYouMean(request, business.operationIndex.keys());
    faults.add('unknown-operation', [...path, 'request'], `there is no operation \`${request}\``, hint);
    return [];
  });
  return { name, weight: task.weight, bindings, steps };
}

/** An experiment's workload; unknown tasks, and a choice among none, become faults below `path`. */
export function compileWorkload(
  experiment: CheckedExperiment,
  tasks: ReadonlyMap<string, TaskPlan>,
  path: PathParts,
  faults: FaultList,
): WorkloadPlan {
  const taskNamed = (name: string, where: PathParts): TaskPlan | undefined => {
    const task = tasks.get(name);
    if (task === undefined)
      faults.add('unknown-task', where, `there is no task \`${name}\``, () => didYouMean(name, tasks.keys()));
    return task;
  };
  const choice = (weights: Readonly<Record<string, number>> | undefined, where: PathParts): TaskPlan[] => {
    const chosen =
      weights === undefined
        ? [...tasks.values()]
        : Object.entries(weights).flatMap(([name, weight]) => {
            const task = taskNamed(name, [...where, 'tasks', name]);
            return task === undefined ? [] : [{ ...task, weight }];
          });
    const weighty = chosen.filter((task) => task.weight > 0);
    if (weighty.length === 0 && chosen.length === Object.keys(weights ?? Object.fromEntries(tasks)).length)
      faults.add('no-tasks', where, 'there is no task to choose', 'give at least one task a weight above 0');
    return weighty;
  };
  const { workload } = experiment;
  const where = [...path, 'workload'];
  // Nobody can ask for anything yet, as on an empty canvas.
  if (tasks.size === 0 && !('requests' in workload)) return { kind: 'requests', requests: [] };
  if ('requests' in workload) {
    const requests = workload.requests.flatMap(({ at, task: name }, i) => {
      const task = taskNamed(name, [...where, 'requests', i, 'task']);
      return task === undefined ? [] : [{ atNs: at, task }];
    });
    return { kind: 'requests', requests };
  }
  if ('open' in workload) {
    const { arrivals, rate, sessions, tasks: weights } = workload.open;
    const betweenNs = NS_PER_S / rate;
    const interarrival =
      arrivals === 'poisson'
        ? ({ kind: 'exponential', mean: betweenNs } as const)
        : ({ kind: 'constant', value: Math.max(1, Math.round(betweenNs)) } as const);
    return { kind: 'open', interarrival, sessions, tasks: choice(weights, [...where, 'open']) };
  }
  const { users, think, first: firstName, tasks: weights } = workload.closed;
  const first =
    firstName === undefined ? null : (taskNamed(firstName, [...where, 'closed', 'first']) ?? null);
  return { kind: 'closed', users, think, first, tasks: choice(weights, [...where, 'closed']) };
}
