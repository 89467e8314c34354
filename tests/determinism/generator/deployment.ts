/** Makes up a deployment: which modules share a process, where their data lives, what joins and guards them. */
import type { MadeModule } from './business';
import type { Chance } from './chance';

export interface MadeDeployment {
  readonly services: readonly { readonly name: string; readonly instances: number }[];
  readonly stores: readonly string[];
  /** As a document has it. */
  readonly written: object;
}

/** With `comesToRest`, nothing waits for ever: no statement is lost, no lock is waited for without end, each call has its limit. */
export function makeDeployment(
  chance: Chance,
  modules: readonly MadeModule[],
  comesToRest: boolean,
): MadeDeployment {
  const inside = modules.filter(({ external }) => !external);
  const services = groups(chance, inside).map((members, place) => ({
    name: `s${place}`,
    instances: chance.pick([1, 1, 1, 2, 3]),
    members,
  }));
  const keepers = inside.filter(({ tables }) => tables.length > 0);
  const stores = groups(chance, keepers).map((members, place) => ({ name: `d${place}`, members }));
  const written = {
    explains: 'made up',
    services: Object.fromEntries(
      services.map(({ name, instances, members }) => [
        name,
        { modules: members, instances, ...process(chance) },
      ]),
    ),
    stores: Object.fromEntries(
      stores.map(({ name, members }) => [name, { modules: members, ...store(chance, comesToRest) }]),
    ),
    links: links(chance, comesToRest),
    policies: policies(chance, modules, services, comesToRest),
    clientTimeout: chance.pick(comesToRest ? ['300ms', '2s'] : ['0s', '300ms', '2s']),
  };
  return { services, stores: stores.map(({ name }) => name), written };
}

/** Puts every module into one of a few groups. */
function groups(chance: Chance, modules: readonly MadeModule[]): string[][] {
  const made: string[][] = [];
  for (const { name } of modules) {
    const place = chance.integer(0, made.length);
    (made[place] ??= []).push(name);
  }
  return made;
}

function process(chance: Chance): object {
  return {
    cpus: chance.pick([0.2, 0.5, 1, 2, 2.5]),
    memory: chance.pick(['64MiB', '256MiB']),
    concurrency: chance.pick([1, 3, 20, 200]),
    queue: chance.pick([0, 2, 50, 1000]),
    restartAfter: chance.pick(['100ms', '1s']),
  };
}

function store(chance: Chance, comesToRest: boolean): object {
  if (chance.may(0.3)) {
    const limits = chance.pick([
      {},
      { ttl: '500ms' },
      { maxMemory: '1KiB', eviction: 'allkeys-lru' },
      { maxMemory: '1KiB' },
    ]);
    return { kind: 'cache', commandTime: chance.durations(20), restartAfter: '700ms', ...limits };
  }
  return {
    kind: 'database',
    connections: chance.pick([1, 4, 100]),
    queue: chance.pick([2, 1000]),
    cpus: chance.pick([1, 4]),
    readTime: chance.durations(100),
    writeTime: chance.durations(150),
    commitTime: chance.durations(800),
    deadlockTimeout: chance.pick(['20ms', '1s']),
    lockTimeout: chance.pick(comesToRest ? ['50ms', '1s'] : ['0s', '50ms', '1s']),
    restartAfter: chance.pick(['200ms', '2s']),
  };
}

function links(chance: Chance, comesToRest: boolean): object {
  const wire = (meanUs: number): object => ({
    latency: chance.pick([chance.durations(meanUs), '0ms']),
    ...(chance.may(0.3) ? { loss: 0.01 } : {}),
  });
  return {
    default: wire(300),
    clients: wire(2000),
    stores: { ...wire(100), ...(comesToRest ? { loss: 0 } : {}) },
    external: wire(5000),
  };
}

function policies(
  chance: Chance,
  modules: readonly MadeModule[],
  services: readonly { readonly name: string }[],
  comesToRest: boolean,
): object[] {
  const chain = (): object[] => {
    const timeout = { kind: 'timeout', after: chance.pick(['5ms', '50ms', '1s']) };
    const retry = {
      kind: 'retry',
      attempts: chance.integer(2, 4),
      backoff: chance.pick(['0ms', '10ms']),
      multiplier: chance.pick([1, 2]),
      jitter: chance.pick([0, 0.2]),
      only: chance.pick(['any', 'definite', 'indefinite']),
    };
    return chance.pick(
      comesToRest
        ? [[timeout], [retry, timeout], [timeout, retry]]
        : [[], [timeout], [retry], [retry, timeout], [timeout, retry]],
    );
  };
  const single = chance.some(modules, 0.4).map(({ name, operations }) => ({
    ...(chance.may(0.5) ? { from: chance.pick(services).name } : {}),
    call: chance.pick([name, ...operations.map((operation) => operation.name)]),
    chain: chain(),
  }));
  return comesToRest || chance.may(0.5) ? [...single, { call: '*', chain: chain() }] : single;
}
