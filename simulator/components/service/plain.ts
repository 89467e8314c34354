/**
 * Messages are plain values, and nobody keeps a hand on what he sent: whatever crosses a module boundary or enters a store
 * is copied, in one process as between two. What was deeply frozen by its maker is shared instead, for nobody can change it.
 */
import { running } from '../../kernel/running';
import { Outcome } from '../../model/failures';
import type { Plain } from '../../model/plan';
import { CallError } from '../../network';

const MAX_DEPTH = 32;
/** Fields and items of one message: what holds the same object over and over may be endless without being deep. */
const MAX_VALUES = 2_000_000;
/** What is left of them for the message under way. */
let room = 0;
/** Values that were found to be frozen all the way down. */
const shared = new WeakSet<object>();

/** A copy of a plain value; `undefined` becomes null. Throws a `NOT_PLAIN` error for anything else. Costs fuel by its size. */
export function plainCopy(value: unknown): Plain {
  if (typeof value !== 'object' || value === null) return plainScalar(value);
  if (Object.isFrozen(value) && isDeeplyFrozen(value)) return value as Plain; // checked to be plain
  room = MAX_VALUES;
  return copyObject(value, 0);
}

/** Takes `count` values from what the message may hold, and from the handler's fuel. */
function spend(count: number): void {
  running().guest.fuel -= count;
  if ((room -= count) < 0)
    throw new CallError(Outcome.notPlain, '', 'a message may hold 2,000,000 values, and no more');
}

function plainScalar(value: unknown): Plain {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'undefined':
      return null;
    default:
      if (value === null) return null;
      throw new CallError(Outcome.notPlain, '');
  }
}

function copyObject(value: object, depth: number): Plain {
  if (depth > MAX_DEPTH)
    throw new CallError(Outcome.notPlain, '', 'a message may nest 32 levels deep, and no deeper');
  if (Array.isArray(value)) return copyArray(value, depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new CallError(Outcome.notPlain, '');
  const copy: Record<string, unknown> = { ...value };
  let fields = 1;
  for (const key in copy) {
    fields++;
    const field = copy[key];
    if (typeof field === 'object' && field !== null) copy[key] = copyObject(field, depth + 1);
    else if (typeof field === 'function' || typeof field === 'symbol' || typeof field === 'bigint')
      plainScalar(field);
  }
  spend(fields);
  return copy as Plain; // every field was checked or copied
}

function copyArray(value: readonly unknown[], depth: number): Plain {
  const copy: Plain[] = [];
  spend(value.length);
  for (let i = 0; i < value.length; i++) {
    const item = value[i];
    copy.push(typeof item === 'object' && item !== null ? copyObject(item, depth + 1) : plainScalar(item));
  }
  return copy;
}

function isDeeplyFrozen(value: object, depth = 0): boolean {
  if (shared.has(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype) return false;
  if (depth > MAX_DEPTH || !Object.isFrozen(value)) return false;
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === 'symbol' || !isFixed(Object.getOwnPropertyDescriptor(value, key)?.value, depth))
      return false;
  }
  shared.add(value);
  return true;
}

/** Whether a field is plain and cannot change. An accessor has no value, and `undefined` is not plain. */
function isFixed(field: unknown, depth: number): boolean {
  if (typeof field === 'object') return field === null || isDeeplyFrozen(field, depth + 1);
  return typeof field === 'string' || typeof field === 'number' || typeof field === 'boolean';
}
