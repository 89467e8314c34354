/** Plans for tests of the picture: of shipped systems, and of systems of any shape. */
import { loadSystem } from '../../../lessons/systems';
import { codeOf, loadCompiler, type OperationCode, type Plan } from '../../../simulator';

export interface Planned {
  readonly plan: Plan;
  readonly code: readonly OperationCode[];
}

/** A shipped system under one of its deployments. */
export async function shipped(
  system: string,
  deployment: string,
  experiment = 'one-order',
): Promise<Planned> {
  const { compile } = await loadCompiler();
  const compiled = compile(loadSystem(system), { deployment, experiment, seed: 1 });
  if (!compiled.ok) throw new Error(compiled.faults.map(({ message }) => message).join('; '));
  const { plan, document } = compiled;
  return { plan, code: codeOf(plan, (module) => document.modules[module]?.handlers) };
}

/** Services named s0, s1, …, each with one module, that call each other as `calls` says; clients call s0. */
export function anySystem(calls: readonly (readonly number[])[], kinds: readonly string[] = []): Planned {
  const latency = { kind: 'constant', value: 1000 } as const;
  const links: Plan['links'][number][] = [
    {
      name: 'clients->s0',
      from: { kind: 'clients' },
      to: { kind: 'service', index: 0 },
      latency,
      lossProbability: 0,
    },
  ];
  calls.forEach((_, from) =>
    calls.forEach((__, to) => {
      if (from === to) return;
      const ends = { from: { kind: 'service', index: from }, to: { kind: 'service', index: to } } as const;
      links.push({ name: `s${from}->s${to}`, ...ends, latency, lossProbability: 0 });
    }),
  );
  const plan: Plan = {
    engine: '',
    system: 'any',
    deployment: 'any',
    experiment: 'any',
    seed: 1,
    lengthNs: 1e9,
    modules: calls.map((_, i) => ({
      name: `m${i}`,
      external: false,
      service: i,
      store: -1,
      hasHandlers: false,
    })),
    operations: calls.map((callees, i) => ({
      name: `m${i}.do`,
      module: i,
      work: latency,
      calls: callees,
      callsInParallel: false,
      isDefault: true,
    })),
    tables: [],
    services: calls.map((_, i) => ({
      name: `s${i}`,
      kind: kinds[i] ?? 'service',
      modules: [i],
      instances: 1,
      parameters: { concurrency: 10, queue: 10 },
    })),
    stores: [],
    topics: [],
    brokers: [],
    registries: [],
    links,
    policies: [],
    instruments: { sampling: 1, services: [] },
    workload: { kind: 'requests', requests: [] },
    clientTimeoutNs: 0,
    faults: [],
    invariants: [],
  };
  return { plan, code: codeOf(plan, () => undefined) };
}
