/** A predicate over an outcome: a figure that is to lie on one side of a bound, or to be something. */
import type * as z from 'zod';
import { words } from '../../simulator/model/document/issues';
import type { Unit } from '../figures';
import { asking, value, type Asked, type Beside } from './figure-schema';

const BOUNDS = ['atMost', 'atLeast', 'is'] as const;

/** Exactly one bound is there; in the figure's unit. */
export interface Predicate extends Asked {
  readonly atMost?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly is?: number | undefined;
}

const ONE_BOUND = {
  test: (written: object) => BOUNDS.filter((kind) => Reflect.get(written, kind) !== undefined).length === 1,
  error: words('one-bound', 'exactly one bound belongs here', 'write one of `atMost`, `atLeast`, `is`'),
};

/** A yes or no is something; nothing else about it can be asked. */
function boundFields(unit: Unit) {
  const is = value(unit).optional();
  return unit === 'truth' ? { is } : { atMost: is, atLeast: is, is };
}

/** A predicate, with its owner's fields beside it. */
export function predicate<More extends Readonly<Record<string, z.ZodType>>>(
  fields: More,
): z.ZodType<Predicate & Beside<More>> {
  return asking((unit) => ({ ...boundFields(unit), ...fields }), ONE_BOUND) as z.ZodType<
    Predicate & Beside<More> // which bounds there are depends on the unit, so the compiler cannot see it
  >;
}
