/** Wires that ask for an answer: from clients, and from one service to another. */
import { defaultOperation, firstOperation, leadsTo } from './code';
import { freshAmong } from './names';
import { modulesOf, refused, type Draft, type DraftModule, type Part, type Refusal } from './part';

/** Clients ask for the first operation of a service; every experiment with a mix of its own takes it in. */
export function joinClients(draft: Draft, deployment: string, _from: Part, to: Part): string | Refusal {
  const [module] = modulesOf(draft, deployment, to);
  if (module === undefined) return refused('There is no module in it that could be asked.');
  const request = firstOperation(draft, module);
  if (isRequested(draft, request)) return refused(`Clients ask for ${request} already.`);
  const task = freshAmong(new Set(Object.keys(draft.tasks)), module);
  draft.tasks[task] = { weight: 1, steps: [{ request }] };
  for (const { workload } of Object.values(draft.experiments)) {
    const mix = 'open' in workload ? workload.open : 'closed' in workload ? workload.closed : undefined;
    if (mix?.tasks !== undefined) mix.tasks = { ...mix.tasks, [task]: 1 };
  }
  return `Clients ask for ${request}.`;
}

function isRequested({ tasks }: Draft, operation: string): boolean {
  return Object.values(tasks).some(({ steps }) => steps.some(({ request }) => request === operation));
}

/** The default handler of one calls the first operation of the other. */
export function joinCalls(draft: Draft, deployment: string, from: Part, to: Part): string | Refusal {
  const [callee] = modulesOf(draft, deployment, to);
  const callers = modulesOf(draft, deployment, from);
  const caller = callers.find((name) => defaultOperation(draft, name) !== undefined) ?? callers[0];
  if (caller === undefined || callee === undefined) return refused('There is no module in it.');
  if (caller === callee) return refused(`${caller} cannot be wired to itself.`);
  const called = firstOperation(draft, callee);
  const operation = wirable(draft, caller, `\`await ctx.call('${called}')\``);
  if ('ok' in operation) return operation;
  const { calls = [] } = operation;
  if (calls.includes(called)) return refused(`${caller} calls ${called} already.`);
  if (leadsTo(draft, callee, caller))
    return refused(
      `${callee} leads back to ${caller}: they would call each other in a circle, without end.`,
      'Write a handler that knows when to stop.',
    );
  operation.calls = [...calls, called];
  return `${caller} calls ${called}.`;
}

/** The operation that a wire from a module belongs to; in written code only its author can add what a wire means. */
export function wirable(
  draft: Draft,
  module: string,
  line: string,
): DraftModule['operations'][string] | Refusal {
  return (
    defaultOperation(draft, module) ??
    refused(`${module} has code of its own, and what it does stands there.`, `Write ${line} in its code.`)
  );
}

/** Takes such wires away: what clients ask of it, what one calls of the other. */
export function unjoinClients(draft: Draft, deployment: string, _from: Part, to: Part): string | Refusal {
  const modules = modulesOf(draft, deployment, to);
  if (!dropRequests(draft, (operation) => modules.includes(moduleIn(operation))))
    return refused('Clients ask nothing of it.');
  return 'Clients ask nothing of it any more.';
}

export function unjoinCalls(draft: Draft, deployment: string, from: Part, to: Part): string | Refusal {
  const callees = modulesOf(draft, deployment, to);
  let found = false;
  for (const caller of modulesOf(draft, deployment, from))
    for (const operation of Object.values(draft.modules[caller]?.operations ?? {})) {
      const kept = operation.calls?.filter((name) => !callees.includes(moduleIn(name)));
      if (kept === undefined || kept.length === operation.calls?.length) continue;
      operation.calls = kept;
      found = true;
    }
  const [caller = ''] = modulesOf(draft, deployment, from);
  if (found) return `${caller} does not call it any more.`;
  return refused(`The call stands in the code of ${caller}.`, 'Take it out there.');
}

/** Takes requests out of tasks, and tasks that are left without any out of the experiments. Whether there were some. */
export function dropRequests(draft: Draft, isDropped: (operation: string) => boolean): boolean {
  let found = false;
  for (const [name, task] of Object.entries(draft.tasks)) {
    const steps = task.steps.filter(({ request }) => !isDropped(request));
    if (steps.length === task.steps.length) continue;
    found = true;
    if (steps.length > 0) task.steps = steps;
    else dropTask(draft, name);
  }
  return found;
}

function dropTask(draft: Draft, task: string): void {
  delete draft.tasks[task];
  for (const { workload } of Object.values(draft.experiments)) {
    if ('requests' in workload) workload.requests = workload.requests.filter((one) => one.task !== task);
    else {
      const mix = 'open' in workload ? workload.open : workload.closed;
      delete mix.tasks?.[task];
      // A mix of nothing would be a fault; without one, all tasks take part.
      if (mix.tasks !== undefined && Object.keys(mix.tasks).length === 0) delete mix.tasks;
      if ('first' in mix && mix.first === task) delete mix.first;
    }
  }
}

export function moduleIn(operation: string): string {
  return operation.slice(0, operation.indexOf('.'));
}
