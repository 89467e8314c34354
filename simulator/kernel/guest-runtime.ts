/**
 * What lowered guest text calls, as `$`: fuel and depth, nested async functions, and the guards that every `catch` and
 * `finally` of the guest's passes, so that it cannot swallow what ends it. Errors of the engine below (native ones) get
 * words of ours here, for their messages differ between browsers.
 */
import type { KernelPromise } from './promise';
import { RunFailure } from './run-failure';
import { running } from './running';
import { Frame, type GuestGenerator } from './task';

/** Nested calls that a handler may make; far below what any browser's stack holds. */
export const MAX_DEPTH = 800;

/** Ends one handler: it ran out of fuel or called itself too deeply. Guest code cannot catch it. */
export class HandlerEnded extends Error {
  override readonly name = 'HandlerEnded';
  constructor(
    readonly code: 'OUT_OF_FUEL' | 'TOO_DEEP',
    readonly module: string,
    readonly line: number,
  ) {
    super(
      code === 'OUT_OF_FUEL'
        ? `${module}, line ${line}: took more steps than a handler may`
        : `${module}, line ${line}: called itself more than ${MAX_DEPTH} deep`,
    );
  }
}

/** The error a guest sees in place of one that the language's engine made. */
const NATIVE_KINDS: readonly (readonly [object, string])[] = [
  [TypeError.prototype, 'a value is not of the type this needs'],
  [RangeError.prototype, 'a value is out of range'],
  [ReferenceError.prototype, 'a name is used before it has a value'],
  [SyntaxError.prototype, 'a text cannot be parsed'],
  [URIError.prototype, 'a text is not a valid URI'],
  [EvalError.prototype, 'text cannot be run as code'],
];

/** Who is asked, by a debug build of the guest's text, before each line of it; see `lowering/transforms/probes`. */
export interface LineListener {
  /** Whether it wants to look around at a site; asked each time one is passed. */
  at(site: number): boolean;
  /** Whether to stop there. `readers` give what the variables in sight hold, or throw where one has no value yet. */
  look(site: number, readers: readonly (() => unknown)[]): boolean;
}

export class GuestRuntime {
  /** Only who debugs sets it. */
  lines: LineListener | undefined;
  fuel = 0;
  depth = 0;
  readonly maxDepth = MAX_DEPTH;
  #fatal: HandlerEnded | RunFailure | undefined;
  readonly #madeByGuest = new WeakSet<object>();

  /** `globals`: what the guest may name, frozen. */
  constructor(readonly globals: Readonly<Record<string, unknown>>) {}

  outOfFuel(module: string, line: number): never {
    throw (this.#fatal ??= new HandlerEnded('OUT_OF_FUEL', module, line));
  }

  tooDeep(module: string, line: number): never {
    throw (this.#fatal ??= new HandlerEnded('TOO_DEEP', module, line));
  }

  at(site: number): boolean {
    return this.lines !== undefined && this.lines.at(site);
  }

  /** Stops the whole run there, if its listener says so: nothing of the guest's runs any more, not while unwinding either. */
  look(site: number, ...readers: readonly (() => unknown)[]): void {
    if (this.lines?.look(site, readers) !== true) return;
    this.fuel = -1;
    throw (this.#fatal ??= new RunFailure('STOPPED', 'somebody asked to stop at a line'));
  }

  /** A nested async function, called: runs to its first await at once. */
  async(generatorFunction: (this: unknown) => GuestGenerator, thisArg?: unknown): KernelPromise<unknown> {
    return new Frame(running().scope, generatorFunction.call(thisArg)).start();
  }

  /** The items of a spread (`[...values]`), which cost fuel like turns of a loop. */
  spread(values: Iterable<unknown>, module: string, line: number): unknown[] {
    const list = [...values];
    this.fuel -= list.length;
    return this.fuel < 0 ? this.outOfFuel(module, line) : list;
  }

  /** First thing in every `catch`: throws again what must not be swallowed, else gives the error as the guest may see it. */
  caught(error: unknown): unknown {
    const fatal = this.#fatalOf(error);
    if (fatal !== undefined) throw fatal;
    return this.sanitized(error);
  }

  /** First thing in every `finally`: goes on unwinding when a fatal error is on its way. */
  unwinding(): void {
    if (this.#fatal !== undefined) throw this.#fatal;
  }

  /** Remembers that a native-typed error was made by guest code, so that its message is the guest's own. */
  made<E extends object>(error: E): E {
    this.#madeByGuest.add(error);
    return error;
  }

  /**
   * For the driver: the fatal error behind `error`, cleared, when the task must end; undefined when it is an ordinary one.
   * Throws what ends the run.
   */
  takeFatal(error: unknown): HandlerEnded | undefined {
    const fatal = this.#fatalOf(error);
    this.#fatal = undefined;
    if (fatal instanceof RunFailure) throw fatal;
    return fatal;
  }

  /** An error of the engine's below, reworded in place; any other value as it is. */
  sanitized(error: unknown): unknown {
    if (typeof error !== 'object' || error === null || this.#madeByGuest.has(error)) return error;
    const prototype: unknown = Object.getPrototypeOf(error);
    for (const [kind, words] of NATIVE_KINDS) {
      if (prototype !== kind) continue;
      Object.defineProperty(error, 'message', { value: words, configurable: true, writable: true });
      Object.defineProperty(error, 'stack', { value: undefined, configurable: true, writable: true });
      this.made(error);
      break;
    }
    return error;
  }

  #fatalOf(error: unknown): HandlerEnded | RunFailure | undefined {
    if (this.#fatal !== undefined) return this.#fatal;
    if (error instanceof RunFailure || error instanceof HandlerEnded) return (this.#fatal = error);
    if (!isStackOverflow(error)) return undefined;
    return (this.#fatal = new RunFailure('STACK_OVERFLOW', 'a handler filled the stack'));
  }
}

/** The stack's depth is the host's and differs from run to run, so an overflow may never become an ordinary error. */
function isStackOverflow(error: unknown): boolean {
  if (error instanceof RangeError) return error.message.startsWith('Maximum call stack size exceeded');
  return error instanceof Error && error.name === 'InternalError';
}
