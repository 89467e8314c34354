/**
 * What goes along when a system is deployed otherwise: everything that was done by hand, each at its time, and the moment
 * that is in view. A fault is read anew, for the other deployment may have other names; one that has nothing to act on
 * there is left out, and so is its lifting.
 */
import {
  loadToolkit,
  type Change,
  type Intervention,
  type InterventionRequest,
  type Plan,
} from '../../simulator';
import type { Position, Result, Status } from '../../simulator/worker/protocol';

export interface Carried {
  readonly interventions: readonly Intervention[];
  /** What it was deployed as. */
  readonly from: Plan;
  /** Where to go in the end, ns. */
  readonly atNs: number;
  /** The request that begins there; undefined when none was in view. */
  readonly request: number | undefined;
  /** The events before that moment, where the run is the same one and goes exactly there; else the time is enough. */
  readonly events?: number;
}

/** As much of a run as is needed to repeat something in it. */
interface Repeating {
  seek(position: Position): Promise<Result<Pick<Status, 'nowNs'>>>;
  intervene(request: InterventionRequest): Promise<Result<Intervention>>;
}

/** Repeats it all in a run that stands at its beginning. Says where that leads, and what had to be left out, in words. */
export async function carriedOver(run: Repeating, plan: Plan, carried: Carried): Promise<string | undefined> {
  if (carried.events !== undefined) return repeatedExactly(run, carried, carried.events);
  const left = await repeated(run, plan, carried);
  if (carried.interventions.length === 0) return undefined;
  const { request } = carried;
  const where = request === undefined ? 'the same time' : `the start of request ${request}`;
  const again = `A new run with all that you did before, at ${where}. Play goes on from here.`;
  if (left.length === 0) return again;
  return `${again} Left out, for it means nothing in this deployment: ${left.join('; ')}.`;
}

/** Repeats it all, each at its time. Says in words what means nothing in this deployment. */
export async function repeated(run: Repeating, plan: Plan, carried: Carried): Promise<readonly string[]> {
  const { requests, left } = await translated(plan, carried);
  for (const { atNs, request } of requests) {
    await run.seek({ atNs });
    await run.intervene(request);
  }
  await run.seek({ atNs: carried.atNs });
  return left;
}

/** In the same run, to the event. There is nothing to say of it: nothing is other than it was. */
async function repeatedExactly(
  run: Repeating,
  { interventions, atNs }: Carried,
  events: number,
): Promise<undefined> {
  for (const { sequence, request, ...stamp } of interventions) {
    await standAt(run, sequence, stamp.atNs);
    await run.intervene(request);
  }
  await standAt(run, events, atNs);
}

async function standAt(run: Repeating, events: number, atNs: number): Promise<void> {
  const there = await run.seek({ events });
  // Time goes on to it, where no event lies between.
  if (there.ok && there.value.nowNs < atNs) await run.seek({ atNs });
}

interface Timed {
  readonly atNs: number;
  readonly request: InterventionRequest;
}

/** The requests as the new plan has them, and in words what is left out. */
export async function translated(
  plan: Plan,
  { interventions, from }: Carried,
): Promise<{ requests: readonly Timed[]; left: readonly string[] }> {
  const requests: Timed[] = [];
  const left: string[] = [];
  /** New number of each fault by its old one; those done by hand are numbered after the planned ones. */
  const numbers: (number | undefined)[] = from.faults.map((_, index) => plan.faults[index] && index);
  let next = plan.faults.length;
  for (const { atNs, request } of interventions) {
    const moved = await move(request, from, plan, numbers);
    if (request.kind === 'fault') numbers.push(moved === undefined ? undefined : next++);
    if (moved !== undefined) requests.push({ atNs, request: moved });
    else if (request.kind !== 'lift')
      left.push(request.kind === 'fault' ? request.fault.text : 'a changed parameter');
  }
  return { requests, left };
}

async function move(
  request: InterventionRequest,
  from: Plan,
  plan: Plan,
  numbers: readonly (number | undefined)[],
): Promise<InterventionRequest | undefined> {
  switch (request.kind) {
    case 'request':
      return request;
    case 'fault': {
      const { readFault } = await loadToolkit();
      const read = readFault(request.fault.text, plan);
      return read.ok ? { kind: 'fault', fault: read.fault } : undefined;
    }
    case 'lift': {
      const fault = numbers[request.fault];
      return fault === undefined ? undefined : { kind: 'lift', fault };
    }
    case 'parameter':
      return moveChange(request.change, from, plan);
  }
}

/** A change keeps its meaning where the other deployment has a service or link of the same name. */
function moveChange(change: Change, from: Plan, plan: Plan): InterventionRequest | undefined {
  const { target } = change;
  if (target.kind === 'policy') return undefined;
  const list = target.kind === 'service' ? 'services' : 'links';
  const name = from[list][target.index]?.name;
  const index = plan[list].findIndex((other) => other.name === name);
  return index < 0
    ? undefined
    : { kind: 'parameter', change: { ...change, target: { kind: target.kind, index } } };
}
