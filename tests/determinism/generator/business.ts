/** Makes up business code: modules with operations, tables and, for most of them, handlers. */
import type { Chance } from './chance';
import { handlersText } from './handlers';

export interface MadeModule {
  readonly name: string;
  readonly external: boolean;
  readonly operations: readonly MadeOperation[];
  readonly tables: readonly string[];
  /** Undefined: its operations do what their declarations say. */
  readonly handlers: string | undefined;
}

export interface MadeOperation {
  /** `module.operation`. */
  readonly name: string;
  readonly calls: readonly string[];
  /** Calls that one request to it makes at most, itself included. */
  readonly cost: number;
}

const MAX_COST = 30;

/**
 * Modules, each of which calls only those after it, so that every request comes to an end; and no request makes more calls
 * than a run can bear.
 */
export function makeModules(chance: Chance): MadeModule[] {
  const count = chance.integer(1, 6);
  const made: MadeModule[] = [];
  for (let place = count - 1; place >= 0; place--) {
    const name = `m${place}`;
    const callable = made.flatMap(({ operations }) => operations);
    const external = place === count - 1 && count > 2 && chance.may(0.4);
    const tables = chance.times(chance.integer(0, 2), (table) => `t${table}`);
    const operations = chance.times(chance.integer(1, 3), (operation) =>
      makeOperation(chance, `${name}.o${operation}`, callable),
    );
    const handlers = chance.may(0.75) ? handlersText(chance, operations, tables) : undefined;
    made.unshift({ name, external, operations, tables, handlers });
  }
  return made;
}

function makeOperation(chance: Chance, name: string, callable: readonly MadeOperation[]): MadeOperation {
  const calls: string[] = [];
  let cost = 1;
  for (let tries = chance.integer(0, 4); tries > 0 && callable.length > 0; tries--) {
    const callee = chance.pick(callable);
    if (cost + callee.cost > MAX_COST) continue;
    calls.push(callee.name);
    cost += callee.cost;
  }
  return { name, calls, cost };
}

/** The `modules` of a document. */
export function modulesOf(chance: Chance, made: readonly MadeModule[]): object {
  return Object.fromEntries(
    made.map(({ name, external, operations, tables, handlers }) => [
      name,
      {
        explains: 'made up',
        external,
        operations: Object.fromEntries(
          operations.map(({ name: full, calls }) => [
            full.slice(name.length + 1),
            {
              work: chance.durations(chance.integer(50, 3000)),
              calls,
              callsInParallel: chance.may(0.3),
            },
          ]),
        ),
        tables: Object.fromEntries(
          tables.map((table) => [
            table,
            {
              rows: Object.fromEntries(
                chance.times(chance.integer(0, 4), (row) => [`k${row}`, { n: row, by: 'start' }]),
              ),
            },
          ]),
        ),
        ...(handlers === undefined ? {} : { handlers }),
      },
    ]),
  );
}
