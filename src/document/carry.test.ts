import { expect, test } from 'vitest';
import type { Intervention, InterventionRequest, Plan } from '../../simulator';
import { loadCompiler, loadToolkit } from '../../simulator';
import cornerShop from '../../lessons/systems/corner-shop/system.json';
import { carriedOver, translated } from './carry';

async function planOf(deployment: string): Promise<Plan> {
  const { compile } = await loadCompiler();
  const compiled = compile(cornerShop, { deployment, experiment: 'by-hand', seed: 1 });
  if (!compiled.ok) throw new Error(compiled.faults[0]?.message);
  return compiled.plan;
}

async function faultIn(plan: Plan, text: string): Promise<InterventionRequest> {
  const { readFault } = await loadToolkit();
  const read = readFault(text, plan);
  if (!read.ok) throw new Error(read.problem.message);
  return { kind: 'fault', fault: read.fault };
}

function made(requests: readonly InterventionRequest[]): Intervention[] {
  return requests.map((request, i) => ({ atNs: i * 100, sequence: i, request }));
}

test('faults are read anew in the other deployment, and keep their meaning', async () => {
  const [from, plan] = [await planOf('monolith'), await planOf('microservices')];
  const interventions = made([await faultIn(from, 'crash payments')]);
  const { requests, left } = await translated(plan, { interventions, from, atNs: 0, request: undefined });
  expect(left).toEqual([]);
  const [moved] = requests;
  expect(moved?.request).toEqual(await faultIn(plan, 'crash payments'));
});

test('what means nothing there is left out, with its lifting, and the numbers of the others follow', async () => {
  const [from, plan] = [await planOf('payments-apart'), await planOf('monolith')];
  const interventions = made([
    await faultIn(from, 'crash payments-database'),
    await faultIn(from, 'crash shop'),
    { kind: 'lift', fault: 0 },
    { kind: 'lift', fault: 1 },
  ]);
  const { requests, left } = await translated(plan, { interventions, from, atNs: 0, request: undefined });
  expect(left).toEqual(['crash payments-database']);
  expect(requests.map(({ atNs, request }) => [atNs, request.kind])).toEqual([
    [100, 'fault'],
    [300, 'lift'],
  ]);
  expect(requests[1]?.request).toEqual({ kind: 'lift', fault: 0 });
});

test('a changed parameter goes along where there is a service of the same name', async () => {
  const [from, plan] = [await planOf('microservices'), await planOf('payments-apart')];
  const index = from.services.findIndex(({ name }) => name === 'payments');
  const change = (service: number): InterventionRequest => ({
    kind: 'parameter',
    change: { target: { kind: 'service', index: service }, name: 'queue', value: 5 },
  });
  const { requests, left } = await translated(plan, {
    interventions: made([change(index), change((index + 1) % from.services.length)]),
    from,
    atNs: 0,
    request: undefined,
  });
  const [moved] = requests;
  const there = plan.services.findIndex(({ name }) => name === 'payments');
  expect(moved?.request).toEqual(change(there));
  expect(requests.length + left.length).toBe(2);
});

test('each is repeated at its time, and then the run goes to where it was', async () => {
  const plan = await planOf('monolith');
  const done: string[] = [];
  const run = {
    seek: async (position: object) => {
      done.push(`seek ${Object.values(position)[0]}`);
      return { ok: true, value: { nowNs: 0 } } as const;
    },
    intervene: async (request: InterventionRequest) => {
      done.push(request.kind);
      return { ok: true, value: { atNs: 0, sequence: 0, request } } as const;
    },
  };
  const interventions = made([await faultIn(plan, 'crash shop'), { kind: 'lift', fault: 0 }]);
  const notice = await carriedOver(run, plan, { interventions, from: plan, atNs: 777, request: 3 });
  expect(done).toEqual(['seek 0', 'fault', 'seek 100', 'lift', 'seek 777']);
  expect(notice).toMatch(/all that you did before, at the start of request 3[.]/);
  const nothing = { interventions: [], from: plan, atNs: 0, request: undefined };
  expect(await carriedOver(run, plan, nothing)).toBeUndefined();
});

test('in the same run it is done again to the event, and leads back to it', async () => {
  const plan = await planOf('monolith');
  const done: string[] = [];
  const run = {
    seek: async (position: object) => {
      done.push(JSON.stringify(position));
      return { ok: true, value: { nowNs: 'events' in position ? 90 : 100 } } as const;
    },
    intervene: async (request: InterventionRequest) => {
      done.push(request.kind);
      return { ok: true, value: { atNs: 0, sequence: 0, request } } as const;
    },
  };
  const interventions = [{ atNs: 100, sequence: 7, request: { kind: 'lift', fault: 0 } }] as const;
  const carried = { interventions, from: plan, atNs: 90, events: 5, request: undefined };
  expect(await carriedOver(run, plan, carried)).toBeUndefined();
  expect(done).toEqual(['{"events":7}', '{"atNs":100}', 'lift', '{"events":5}']);
});
