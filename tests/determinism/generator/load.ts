/** Makes up what happens to a system: the tasks of its users, promises about its rows, and what goes wrong. */
import type { MadeModule } from './business';
import type { Chance } from './chance';
import type { MadeDeployment } from './deployment';

/** The `tasks` of a document. */
export function makeTasks(chance: Chance, modules: readonly MadeModule[]): object {
  const operations = modules.filter(({ external }) => !external).flatMap((module) => module.operations);
  const step = (): object => ({
    request: chance.pick(operations).name,
    with: {
      key: chance.pick([
        { $pick: ['k0', 'k1', 'k2'] },
        { $unique: 'key' },
        { $user: true },
        { $let: 'mine' },
      ]),
      n: { $integer: [1, 40] },
    },
  });
  const task = (): object => ({
    weight: chance.integer(1, 5),
    let: { mine: { $pick: ['k1', 'k3'] } },
    steps: chance.times(chance.integer(1, 3), step),
  });
  return Object.fromEntries(chance.times(chance.integer(1, 3), (place) => [`task${place}`, task()]));
}

/** With `comesToRest`, a workload that ends. */
export function makeWorkload(chance: Chance, comesToRest: boolean): object {
  const rate = chance.pick([5, 40, 150]);
  const open = {
    open: { arrivals: chance.pick(['poisson', 'constant']), rate, sessions: chance.pick([1, 7]) },
  };
  const byHand = {
    requests: chance.times(chance.integer(1, 30), () => ({
      at: `${chance.integer(0, 3000)}ms`,
      task: 'task0',
    })),
  };
  const closed = {
    closed: {
      users: chance.integer(1, 20),
      think: chance.durations(chance.integer(1000, 100_000)),
      first: 'task0',
    },
  };
  return chance.pick(comesToRest ? [open, open, byHand] : [open, open, byHand, closed]);
}

/** The `invariants` of a document. */
export function makeInvariants(chance: Chance, modules: readonly MadeModule[]): object[] {
  const tables = modules.flatMap(({ name, tables: own }) => own.map((table) => `${name}.${table}`));
  if (tables.length === 0) return [];
  const counted = (): object | string => {
    const table = chance.pick(tables);
    return chance.may(0.5) ? table : { table, by: 'by' };
  };
  const pair = (): (object | string)[] => [counted(), counted()];
  return chance.times(chance.integer(0, 2), (place) => ({
    name: `promise${place}`,
    says: 'made up',
    key: 'key',
    rule: chance.pick([{ iff: pair() }, { implies: pair() }, { atMostOne: counted() }]),
    within: chance.pick(['10ms', '1s']),
  }));
}

/** A fault in words. With `comesToRest`, none after which somebody waits for ever. */
export function makeFault(
  chance: Chance,
  modules: readonly MadeModule[],
  deployment: MadeDeployment,
  comesToRest: boolean,
): string {
  const module = chance.pick(modules);
  const operation = chance.pick(module.operations).name;
  const { name: service, instances } = chance.pick(deployment.services);
  const instance = `${service}#${chance.integer(1, instances)}`;
  const code = [module.name, operation];
  const processes = [module.name, service, instance, ...deployment.stores];
  const wires = comesToRest ? code : [...code, service, ...deployment.stores];
  const fault = chance.pick([
    () => `crash ${chance.pick(processes)}`,
    () => `hang ${chance.pick([...processes, operation])}`,
    () => `slow ${chance.pick([...processes, operation])} by ${chance.pick(['3x', '20ms'])}`,
    () => `fail ${chance.pick([...code, service, instance])} ${chance.integer(1, 100)}%`,
    () => `throw in ${chance.pick(code)} 'made up'`,
    () => `leak ${chance.pick([...code, service])} ${chance.pick(['100KiB', '10MiB'])}`,
    () => `delay ${chance.pick(wires)} by ${chance.integer(1, 60)}ms`,
    () => `lose ${chance.pick(wires)} ${chance.integer(1, 50)}%`,
    () => `cut ${chance.pick(wires)}${chance.pick(['', ' request', ' reply'])}`,
  ])();
  const atMs = chance.integer(0, 3500);
  const when = chance.pick([
    () => '',
    () => ` at ${atMs}ms`,
    () => ` from ${atMs}ms to ${atMs + chance.integer(1, 1000)}ms`,
    () => ` when ${operation} ${chance.pick(['starts', 'commits'])} the ${chance.integer(4, 40)}th time`,
    () => ` after ${operation} returns the ${chance.integer(4, 20)}th time`,
  ])();
  const lasting = when.includes(' to ') ? '' : chance.pick(['', '', ' for 300ms']);
  const isOfCalls = !fault.startsWith('crash') && !fault.startsWith('leak');
  const once = isOfCalls ? chance.pick(['', '', ' once']) : '';
  return `${fault}${when}${lasting}${once}`;
}
