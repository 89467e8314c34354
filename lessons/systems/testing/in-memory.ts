/**
 * A world without time, network or failures, in which a system's handlers can be tested for what they do and whom they call.
 * Only tests use it; how handlers fare under a deployment is the engine's to say.
 */
import type { Ctx, Plain, Table } from 'faultline';

type Handler = (ctx: Ctx, args: Plain) => Promise<Plain>;

/** The operations of each module. */
export type Handlers = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

/** The rows of each table, by `module.table` and key. */
type Tables = Map<string, Map<string, Plain>>;

export interface InMemoryWorld {
  /** Every call since the beginning, `module.operation`, in order. */
  readonly calls: readonly string[];
  readonly logged: readonly string[];
  /** Operations that fail before they begin. */
  readonly broken: Set<string>;
  /** A call from outside. Rejects as a handler's call would. */
  request(operation: string, args?: Plain): Promise<Plain>;
  /** The rows of `module.table`, by key. */
  rows(table: string): ReadonlyMap<string, Plain>;
}

/** A failure as `ctx.call` rejects with it. */
class Failed extends Error {
  readonly definite = true;
  constructor(
    readonly code: string,
    readonly operation: string,
  ) {
    super(`${operation} failed with ${code}`);
  }
}

/**
 * A world with these handlers and rows. `random` feeds `ctx.random`. A transaction that throws undoes everything written
 * since it began, which is right as long as requests follow one another.
 */
export function inMemoryWorld(
  handlers: Handlers,
  rows: Readonly<Record<string, Readonly<Record<string, Plain>>>>,
  random: () => number,
  /** Operations that take each topic's messages. */
  topics: Readonly<Record<string, readonly string[]>> = {},
): InMemoryWorld {
  const calls: string[] = [];
  const logged: string[] = [];
  const broken = new Set<string>();
  const tables: Tables = new Map();
  for (const [name, byKey] of Object.entries(rows)) tables.set(name, new Map(Object.entries(byKey)));
  let transactions = 0;
  let ids = 0;

  async function request(operation: string, args: Plain = null): Promise<Plain> {
    calls.push(operation);
    const [module = '', name = ''] = operation.split('.');
    const handler = handlers[module]?.[name];
    if (handler === undefined) throw new Failed('UNKNOWN_OPERATION', operation);
    if (broken.has(operation)) throw new Failed('INJECTED_ERROR', operation);
    return copyOf(await handler(contextOf(operation), copyOf(args)));
  }

  async function transaction<Result>(body: () => Promise<Result>): Promise<Result> {
    const before =
      transactions === 0 ? [...tables].map(([name, byKey]) => [name, new Map(byKey)] as const) : [];
    transactions++;
    try {
      return await body();
    } catch (error) {
      for (const [name, byKey] of before) tables.set(name, byKey);
      throw error;
    } finally {
      transactions--;
    }
  }

  function contextOf(operation: string): Ctx {
    const module = operation.slice(0, operation.indexOf('.'));
    return {
      // The caller names the type of the answer, as it does in a real system: nothing checks it.
      call: <Answer extends Plain>(callee: string, args?: Plain) => request(callee, args) as Promise<Answer>,
      publish: async (topic, message) => {
        for (const subscriber of topics[topic] ?? []) await request(subscriber, message);
      },
      work: async () => {},
      sleep: async () => {},
      transaction,
      // As for the answer: what a row looks like is known to its module alone.
      table: <Row extends Plain>(name: string) =>
        tableOf(tables, name.includes('.') ? name : `${module}.${name}`) as Table<Row>,
      now: () => 0,
      random,
      newId: (prefix) => `${prefix}-${++ids}`,
      log: (message) => logged.push(message),
      fail: (code) => new Failed(code, operation),
    };
  }

  return { calls, logged, broken, request, rows: (table) => tables.get(table) ?? new Map() };
}

/** Messages and rows arrive copied, as they do in the engine. */
function copyOf(value: Plain): Plain {
  return JSON.parse(JSON.stringify(value));
}

function tableOf(tables: Tables, name: string): Table {
  const rows = () => tables.get(name) ?? new Map<string, Plain>();
  if (!tables.has(name)) throw new Error(`no table ${name}`);
  return {
    get: async (key) => rows().get(key) ?? null,
    put: async (key, row) => void rows().set(key, copyOf(row)),
    delete: async (key) => rows().delete(key),
    all: async () => [...rows()].map(([key, row]) => ({ key, row })).sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}
