/** Wires to where data is kept. */
import { defaultOperation } from './code';
import { wirable } from './join-calls';
import { freshAmong } from './names';
import {
  deploymentOf,
  modulesOf,
  nameOf,
  refused,
  storeOf,
  type Draft,
  type DraftDeployment,
  type Part,
  type Refusal,
} from './part';

/** The table that a module gets when it is wired to a store and keeps nothing yet. */
const FIRST_TABLE = 'items';

/** The modules of one keep their data in the other; one that keeps nothing yet gets a table, and reads and writes it. */
export function joinStore(draft: Draft, deployment: string, from: Part, to: Part): string | Refusal {
  const here = deploymentOf(draft, deployment);
  const store = nameOf(to);
  const modules = modulesOf(draft, deployment, from);
  const [first] = modules;
  if (first === undefined) return refused('There is no module in it that could keep anything.');
  if (draft.modules[first]?.external === true)
    return refused(`${first} is outside the system and keeps its data itself.`);
  const keeping = modules.filter((name) => Object.keys(draft.modules[name]?.tables ?? {}).length > 0);
  if (keeping.some((name) => storeOf(here, name) !== store)) {
    for (const name of keeping) keepIn(here, store, name);
    return `${keeping.join(' and ')} ${keeping.length > 1 ? 'keep their' : 'keeps its'} data in ${store}.`;
  }
  if (keeping.length > 0) return refused(`${keeping.join(' and ')} keep their data there already.`);
  const module = modules.find((name) => defaultOperation(draft, name) !== undefined) ?? first;
  const operation = wirable(draft, module, `\`await ctx.table('…').put(key, row)\``);
  if ('ok' in operation) return operation;
  const written = draft.modules[module];
  if (written !== undefined) written.tables = { [FIRST_TABLE]: {} };
  operation.reads = [FIRST_TABLE];
  operation.writes = [FIRST_TABLE];
  keepIn(here, store, module);
  for (const other of Object.values(draft.deployments))
    if (other !== here) keepIn(other, mostUsed(draft, other), module);
  return `${module} reads and writes its table ${FIRST_TABLE} in ${store}.`;
}

/** Gives a module another store, or its first. */
function keepIn(deployment: DraftDeployment, store: string, module: string): void {
  const { stores = {} } = deployment;
  for (const one of Object.values(stores)) one.modules = one.modules.filter((name) => name !== module);
  const target = (stores[store] ??= { kind: 'database', modules: [] });
  target.modules.push(module);
  deployment.stores = stores;
}

/** The store that keeps the data of most modules; where there is none, the name of a new one. */
function mostUsed(draft: Draft, { stores = {}, services }: DraftDeployment): string {
  const [most] = Object.entries(stores).toSorted(([, a], [, b]) => b.modules.length - a.modules.length);
  if (most !== undefined) return most[0];
  return freshAmong(new Set([...Object.keys(draft.modules), ...Object.keys(services)]), 'database');
}

/** Data stays where it is until it has another place; a table that only the default handler used goes with its wire. */
export function unjoinStore(draft: Draft, deployment: string, from: Part): string | Refusal {
  const modules = modulesOf(draft, deployment, from);
  const keeping = modules.filter((name) => Object.keys(draft.modules[name]?.tables ?? {}).length > 0);
  const written = keeping.find((name) => draft.modules[name]?.handlers !== undefined);
  if (written !== undefined)
    return refused(`The tables of ${written} have to be somewhere.`, 'Wire it to another store instead.');
  if (keeping.length === 0) return refused('It keeps nothing there.');
  for (const name of keeping) dropTables(draft, name);
  return `${keeping.join(' and ')} keeps nothing any more.`;
}

/** Takes the tables of a module that has no code away, everywhere. */
export function dropTables(draft: Draft, module: string): void {
  const written = draft.modules[module];
  if (written === undefined) return;
  delete written.tables;
  for (const operation of Object.values(written.operations)) {
    delete operation.reads;
    delete operation.writes;
  }
  for (const { stores = {} } of Object.values(draft.deployments))
    for (const store of Object.values(stores))
      store.modules = store.modules.filter((name) => name !== module);
}
