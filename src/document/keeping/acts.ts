/** What was done by hand, in words that can be kept, and back into what the engine takes. */
import {
  changeable,
  loadToolkit,
  type Changeable,
  type Intervention,
  type Plan,
  type TaskPlan,
} from '../../../simulator';
import type { SavedAct, SavedRequest } from '../../shared/run';
import { refused, type Read } from './saved-run';

/** The interventions of a run, to be kept. */
export function savedActs(interventions: readonly Intervention[]): readonly SavedAct[] {
  return interventions.map(({ atNs, sequence, request }) => ({ atNs, sequence, act: savedRequest(request) }));
}

function savedRequest(request: Intervention['request']): SavedRequest {
  switch (request.kind) {
    case 'fault':
      return { kind: 'fault', text: request.fault.text };
    case 'request':
      return { kind: 'request', task: request.task.name };
    case 'lift':
    case 'parameter':
      return request;
  }
}

interface Setting {
  readonly plan: Plan;
  /** What can be done by hand, by name. */
  readonly tasks: Readonly<Record<string, TaskPlan>>;
}

/** The interventions to replay; refused at the first that means nothing in this system. */
export async function interventionsOf(
  acts: readonly SavedAct[],
  setting: Setting,
): Promise<Read<readonly Intervention[]>> {
  const { readFault } = acts.length > 0 ? await loadToolkit() : { readFault: undefined };
  const made: Intervention[] = [];
  let faults = setting.plan.faults.length;
  for (const [i, { atNs, sequence, act }] of acts.entries()) {
    const request = requestOf(act, setting, faults, readFault);
    if (typeof request === 'string')
      return refused(
        `What was done in it cannot be repeated: ${request}`,
        'It may have been made for another version of this system.',
        `acts[${i}]`,
      );
    if (act.kind === 'fault') faults++;
    made.push({ atNs, sequence, request });
  }
  return { ok: true, value: made };
}

type ReadFault = Awaited<ReturnType<typeof loadToolkit>>['readFault'] | undefined;

/** In words, why not. */
function requestOf(
  act: SavedRequest,
  { plan, tasks }: Setting,
  faults: number,
  readFault: ReadFault,
): Intervention['request'] | string {
  switch (act.kind) {
    case 'fault': {
      const read = readFault?.(act.text, plan);
      if (read?.ok === true) return { kind: 'fault', fault: read.fault };
      return `“${act.text}”: ${read?.problem.message ?? ''}`;
    }
    case 'lift':
      return act.fault < faults ? act : `there is no fault ${act.fault} to repair.`;
    case 'request': {
      const task = Object.hasOwn(tasks, act.task) ? tasks[act.task] : undefined;
      return task === undefined ? `there is no task “${act.task}”.` : { kind: 'request', task };
    }
    case 'parameter': {
      const { target, name, value } = act.change;
      const isThere =
        target.kind === 'policy'
          ? plan.policies[target.index]?.chain[target.place] !== undefined
          : plan[target.kind === 'service' ? 'services' : 'links'][target.index] !== undefined;
      const entry = changeable(target.kind, name);
      if (isThere && entry !== undefined && fits(entry.form, value)) return act;
      return `“${name}” cannot be changed to ${value} there.`;
    }
  }
}

/** Whether a value may stand for so much at all; nothing that a person can type is larger. */
function fits(form: Changeable['form'], value: number): boolean {
  if (form === 'share') return value <= 1;
  return form === 'number' ? value <= 1e9 : Number.isSafeInteger(value);
}
