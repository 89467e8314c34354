/**
 * What the engine gives guest text and takes from it: the allowlisted globals go in as `$.globals`, and one loader for each
 * module comes out. The lowered text of a document is a function of `$`.
 */
import { GuestRuntime } from '../kernel/guest-runtime';
import { KernelPromise } from '../kernel/promise';
import { GUEST_GLOBALS, type GuestGlobal } from '../lowering/allowlist';
import type { GuestModule } from '../components/service';
import { Ctx } from '../components/service/ctx';
import { Table } from '../components/service/table';
import { CallError } from '../network';
import { createGuestJson } from './guest-json';
import { PARTS } from './parts';

/** Lowered text, evaluated: a function of the guest runtime. */
export type GuestFactory = (runtime: GuestRuntime) => Readonly<Record<string, GuestModule>>;

// A guest can read a class's name from its instances, and a build may have shortened it. It reaches the class, too, and
// may not change it under the engine and the other modules.
for (const [seen, name] of [
  [KernelPromise, 'Promise'],
  [CallError, 'CallError'],
  [Ctx, 'Ctx'],
  [Table, 'Table'],
] as const) {
  Object.defineProperty(seen, 'name', { value: name });
  Object.freeze(seen);
  Object.freeze(seen.prototype);
}

/** Makes the guest runtime; `random` is what the guest's `Math.random` draws. */
export function createGuestRuntime(random: () => number): GuestRuntime {
  const runtime: GuestRuntime = new GuestRuntime(
    Object.freeze<Record<GuestGlobal, unknown>>({
      AggregateError: ownErrors(AggregateError, () => runtime),
      Array,
      BigInt,
      Boolean,
      Error,
      Infinity,
      JSON: createGuestJson(() => runtime),
      Map,
      Math: PARTS.guestMath(random),
      NaN,
      Number,
      Object,
      Promise: KernelPromise,
      RangeError: ownErrors(RangeError, () => runtime),
      Set,
      String,
      Symbol,
      TypeError: ownErrors(TypeError, () => runtime),
      isFinite,
      isNaN,
      parseFloat,
      parseInt,
      undefined,
    }),
  );
  if (GUEST_GLOBALS.some((name) => !(name in runtime.globals)))
    throw new Error('a guest global is not supplied');
  return runtime;
}

/** A native error class under which the guest's own errors keep their words, for only native ones are reworded. */
function ownErrors<C extends new (...args: never[]) => Error>(native: C, runtime: () => GuestRuntime): C {
  return new Proxy(native, {
    construct: (target, args, newTarget) =>
      runtime().made(Reflect.construct(target, args, newTarget) as Error),
    apply: (target, _self, args) => runtime().made(Reflect.construct(target, args) as Error),
  });
}
