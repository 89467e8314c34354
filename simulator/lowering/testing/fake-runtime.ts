/** A guest runtime for the tests of lowering: small, on the host's own promises, and as strict as the kernel's. */
import type { GuestGlobal } from '../allowlist';

/** What ends a handler in these tests. */
export class Ended extends Error {
  constructor(
    readonly code: 'OUT_OF_FUEL' | 'TOO_DEEP' | 'STACK_OVERFLOW',
    readonly module: string,
    readonly line: number,
  ) {
    super(`${code} in ${module}, line ${line}`);
  }
}

/** The host's own globals, as far as a guest may name them. */
const HOST: Readonly<Record<GuestGlobal, unknown>> = {
  ...{
    AggregateError,
    Array,
    BigInt,
    Boolean,
    Error,
    Infinity,
    JSON,
    Map,
    Math,
    NaN,
    Number,
    Object,
    Promise,
  },
  ...{ RangeError, Set, String, Symbol, TypeError, isFinite, isNaN, parseFloat, parseInt, undefined },
};

type Turns = Generator<unknown, unknown, unknown>;

export class FakeRuntime {
  depth = 0;
  readonly maxDepth = 100;
  /** Rejects as soon as something ends the handler, whatever its code makes of it. */
  readonly ended: Promise<never>;
  fatal: Ended | undefined;
  #end: (reason: Ended) => void = () => {};

  constructor(
    public fuel = 100_000,
    readonly globals: Readonly<Record<string, unknown>> = HOST,
  ) {
    this.ended = new Promise((_resolve, reject) => {
      this.#end = reject;
    });
    this.ended.catch(() => {});
  }

  at(_site: number): boolean {
    return true;
  }

  /** What stops ask for, read to see that reading changes nothing. */
  look(_site: number, ...readers: readonly (() => unknown)[]): void {
    for (const read of readers) {
      try {
        read();
      } catch {
        // It has no value yet.
      }
    }
  }

  outOfFuel(module: string, line: number): never {
    return this.#throw(new Ended('OUT_OF_FUEL', module, line));
  }

  tooDeep(module: string, line: number): never {
    return this.#throw(new Ended('TOO_DEEP', module, line));
  }

  caught(error: unknown): unknown {
    if (this.fatal !== undefined) throw this.fatal;
    const overflowed = error instanceof RangeError && error.message.includes('call stack');
    return overflowed ? this.#throw(new Ended('STACK_OVERFLOW', '', 0)) : error;
  }

  unwinding(): void {
    if (this.fatal !== undefined) throw this.fatal;
  }

  spread(values: Iterable<unknown>, module: string, line: number): unknown[] {
    const list = [...values];
    this.fuel -= list.length;
    return this.fuel < 0 ? this.outOfFuel(module, line) : list;
  }

  /** A nested async function: runs up to its first `yield` at once. */
  async(generatorFunction: (this: unknown) => Turns, thisArg?: unknown): Promise<unknown> {
    const promise = this.drive(generatorFunction.call(thisArg));
    this.unwinding();
    return promise;
  }

  /** Runs a generator to its end. When something fatal happens its promise stays pending; `ended` tells. */
  drive(generator: Turns): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const go = (turn: () => IteratorResult<unknown, unknown>): void => {
        let result: IteratorResult<unknown, unknown>;
        try {
          result = turn();
        } catch (error) {
          return this.fatal === undefined ? reject(error) : undefined;
        }
        if (result.done === true) return resolve(result.value);
        Promise.resolve(result.value).then(
          (value) => go(() => generator.next(value)),
          (error: unknown) => go(() => generator.throw(error)),
        );
      };
      go(() => generator.next());
    });
  }

  #throw(fatal: Ended): never {
    this.fatal ??= fatal;
    this.#end(this.fatal);
    throw this.fatal;
  }
}

/** What a document's lowered text evaluates to. */
export type LoweredDocument = (
  $: FakeRuntime,
) => Readonly<Record<string, () => Readonly<Record<string, Operation>>>>;
type Operation = (ctx: unknown, args: unknown) => Turns;
