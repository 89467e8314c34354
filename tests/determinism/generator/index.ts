/**
 * Makes up systems, with a deployment and what happens to them. A seed makes one system; whatever it makes compiles. The
 * parts are drawn apart from each other, so that a change to one leaves the others of a seed as they were.
 */
import { readFault } from '../../../simulator/engine/toolkit';
import type { Plan } from '../../../simulator/model/plan';
import type { Act, Case } from '../case';
import { prepare } from '../prepare';
import { makeModules, modulesOf } from './business';
import { Chance } from './chance';
import { makeDeployment } from './deployment';
import { makeFault, makeInvariants, makeTasks, makeWorkload } from './load';

const LENGTH_NS = 4e9;

export interface Made extends Case {
  readonly document: object;
}

/** The system of a seed. With `comesToRest`: once its faults are lifted and nobody asks any more, all work ends. */
export function makeCase(seed: number, { comesToRest = false } = {}): Made {
  const part = (name: string): Chance => new Chance(seed, name);
  const modules = makeModules(part('modules'));
  const deployment = makeDeployment(part('deployment'), modules, comesToRest);
  const chance = part('faults');
  const fault = (): string => makeFault(chance, modules, deployment, comesToRest);
  const load = part('load');
  const document = {
    format: 'faultline/1',
    name: 'made-up',
    title: `Seed ${seed}`,
    summary: 'Made up.',
    modules: modulesOf(part('declarations'), modules),
    tasks: makeTasks(load, modules),
    invariants: makeInvariants(load, modules),
    deployments: { only: deployment.written },
    experiments: {
      only: {
        workload: makeWorkload(load, comesToRest),
        faults: chance.times(chance.integer(0, 5), fault),
        length: '4s',
      },
    },
  };
  const { plan, text } = prepare(document, { seed });
  const acts = makeActs(part('acts'), plan, fault);
  return { name: `made up from seed ${seed}`, plan, text, acts, document };
}

function makeActs(chance: Chance, plan: Plan, fault: () => string): Act[] {
  const { workload } = plan;
  const tasks = workload.kind === 'requests' ? workload.requests.map(({ task }) => task) : workload.tasks;
  const request = (): Act['request'] => {
    const kind = chance.integer(0, 3);
    if (kind === 0 && tasks.length > 0) return { kind: 'request', task: chance.pick(tasks) };
    if (kind === 1) return { kind: 'lift', fault: chance.integer(0, 6) };
    if (kind === 2) return change(chance, plan);
    const read = readFault(fault(), plan);
    if (!read.ok) throw new Error(read.problem.message);
    return { kind: 'fault', fault: read.fault };
  };
  const times = chance.times(chance.integer(0, 8), () => chance.integer(0, LENGTH_NS)).sort((a, b) => a - b);
  return times.map((atNs) => ({ atNs, request: request() }));
}

/** A knob turned: of a service, or of a link. */
function change(chance: Chance, plan: Plan): Act['request'] {
  const [name, value] = chance.pick([
    ['cpus', 1.5],
    ['concurrency', 2],
    ['queue', 1],
    ['memory', 2 ** 26],
    ['latency', 1e6],
  ] as const);
  const target =
    name === 'latency'
      ? ({ kind: 'link', index: chance.integer(0, plan.links.length - 1) } as const)
      : ({ kind: 'service', index: chance.integer(0, plan.services.length - 1) } as const);
  return { kind: 'parameter', change: { target, name, value } };
}
