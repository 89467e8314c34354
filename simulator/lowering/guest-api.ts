/**
 * The types of `faultline`, as the editor shows them to a handler's author. This text is their source; the shipped systems
 * are checked against a copy of it, `lessons/systems/faultline.d.ts`, which a test keeps equal (update it with `vitest -u`).
 */
export const GUEST_API = `/**
 * What a handler may use: the guest's side of the engine, as TypeScript sees it. Handlers import types only, and those are
 * erased before anything runs; \`ctx\` is the one thing that a handler is handed.
 */
declare module 'faultline' {
  /** What messages, rows and arguments are made of: values that survive JSON. They arrive frozen or copied. */
  export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

  /** How long something takes: always the same (\`'5ms'\`), or drawn. Means and bounds are durations such as \`'400us'\`. */
  export type Distribution =
    | string
    | { readonly exponential: { readonly mean: string } }
    | { readonly uniform: { readonly from: string; readonly to: string } }
    | { readonly lognormal: { readonly mean: string; readonly sigma: number } };

  /** The rows of one table, by key. */
  export interface Table<Row extends Plain = Plain> {
    /**
     * The row, or null. With \`lock\` nobody else may write it, or lock it, until the transaction ends. With \`columns\` it has
     * only those; in a table that declares its columns, a name that is not among them fails the statement.
     */
    get(
      key: string,
      options?: { readonly lock?: boolean; readonly columns?: readonly string[] },
    ): Promise<Row | null>;
    /** In a table that declares its columns, those that \`row\` does not name keep what they had. */
    put(key: string, row: Row): Promise<void>;
    /** Whether there was one. */
    delete(key: string): Promise<boolean>;
    /** Every row, in the order of the keys. */
    all(options?: {
      readonly columns?: readonly string[];
    }): Promise<readonly { readonly key: string; readonly row: Row }[]>;
  }

  /** What a failed \`ctx.call\` rejects with. */
  export interface CallError extends Error {
    /** Why it failed: \`TIMEOUT\`, \`CONNECTION_REFUSED\`, ... or the code that the callee gave to \`ctx.fail\`. */
    readonly code: string;
    /** False when the work may have been done all the same: a time-out tells the caller nothing about the callee. */
    readonly definite: boolean;
    /** The operation that was called, \`module.operation\`. */
    readonly operation: string;
  }

  /** The world as one request sees it. */
  export interface Ctx {
    /** Calls \`module.operation\`. The deployment decides whether that is a jump or a journey. Rejects with a \`CallError\`. */
    call<Answer extends Plain = Plain>(operation: string, args?: Plain): Promise<Answer>;
    /**
     * Publishes to a topic, for every module that subscribes to it. The deployment decides what carries it; this resolves
     * when that has confirmed it, or, where nothing carries it, when every subscriber has answered. What has the same key
     * keeps its order, where the broker keeps one.
     */
    publish(topic: string, message?: Plain, options?: { readonly key?: string }): Promise<void>;
    /** Uses a CPU: for so many milliseconds, or as drawn; without an argument, as the operation's \`work\` declares. */
    work(duration?: number | Distribution): Promise<void>;
    /** Waits without using a CPU. */
    sleep(milliseconds: number): Promise<void>;
    /** Everything that \`body\` writes, here and in modules on the same store of the same process, is kept together or not at all. */
    transaction<Result>(body: () => Promise<Result>): Promise<Result>;
    /** A table of the handler's own module by its name, of another module by \`module.table\`, which couples the two. */
    table<Row extends Plain = Plain>(name: string): Table<Row>;
    /** Simulated milliseconds since the run began. */
    now(): number;
    /** A number from 0 to 1, 1 excluded; the same in every run with the same seed. */
    random(): number;
    /** A name that nobody else has: \`order-…\`. */
    newId(prefix: string): string;
    log(message: string): void;
    /** An error to throw when the business says no. The caller sees its code, and that it is definite. */
    fail(code: string, message?: string): Error;
  }
}
`;
