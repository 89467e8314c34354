/**
 * What a variable of the guest's holds, as a bounded text. Nothing of the guest's runs meanwhile: getters are not asked,
 * and names are taken only from data.
 */
import { isKernelPromise } from '../../kernel/promise';

const MAX_TEXT = 400;
const MAX_DEPTH = 4;
const MAX_ITEMS = 20;

/** What stands for a variable that has no value yet. */
export const NOT_YET: unique symbol = Symbol('not yet');

/** A text of at most some hundred characters. Never throws. */
export function printValue(value: unknown): string {
  if (value === NOT_YET) return 'no value yet';
  let text: string;
  try {
    text = print(value, MAX_DEPTH);
  } catch {
    // It is dressed up as something that it is not.
    return 'something that cannot be shown';
  }
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}

function print(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      // Printing a number with a million digits takes its time.
      return value > MAX_BIGINT || value < -MAX_BIGINT ? 'a very large bigint' : `${value}n`;
    case 'function':
      return `function ${nameOf(value)}`.trimEnd();
    case 'symbol':
      return 'Symbol';
    case 'object':
      return value === null ? 'null' : printObject(value, depth);
    default:
      return String(value);
  }
}

const MAX_BIGINT = BigInt(`1${'0'.repeat(100)}`);

function printObject(value: object, depth: number): string {
  if (isKernelPromise(value)) return 'Promise';
  if (depth === 0) return '…';
  const more = (inner: unknown): string => print(inner, depth - 1);
  if (Array.isArray(value)) {
    const items: string[] = [];
    const count = Math.min(value.length, MAX_ITEMS);
    for (let index = 0; index < count; index++) items.push(more(fieldOf(value, String(index))));
    return `[${listed(items, value.length)}]`;
  }
  if (value instanceof Map) {
    const entries: string[] = [];
    MAP_EACH.call(value, (held: unknown, key: unknown) => {
      if (entries.length < MAX_ITEMS) entries.push(`${more(key)} → ${more(held)}`);
    });
    return `Map {${listed(entries, sizeOf(MAP_SIZE, value))}}`;
  }
  if (value instanceof Set) {
    const entries: string[] = [];
    SET_EACH.call(value, (held: unknown) => {
      if (entries.length < MAX_ITEMS) entries.push(more(held));
    });
    return `Set {${listed(entries, sizeOf(SET_SIZE, value))}}`;
  }
  return printFields(value, more);
}

function printFields(value: object, more: (inner: unknown) => string): string {
  const kind = kindOf(value);
  const keys = Object.keys(value);
  const fields = keys.slice(0, MAX_ITEMS).map((key) => {
    const name = /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : JSON.stringify(key.slice(0, MAX_TEXT));
    return `${name}: ${more(fieldOf(value, key))}`;
  });
  if (value instanceof Error) {
    const message = fieldOf(value, 'message');
    fields.unshift(typeof message === 'string' ? JSON.stringify(message.slice(0, MAX_TEXT)) : '');
  }
  if (fields.length === 0 && kind !== '') return kind;
  const list = listed(fields, keys.length);
  const inside = list === '' ? '{}' : `{ ${list} }`;
  return kind === '' ? inside : `${kind} ${inside}`;
}

function listed(items: readonly string[], count: number): string {
  const more = count > MAX_ITEMS ? `, … ${count - MAX_ITEMS} more` : '';
  return items.join(', ') + more;
}

/** The name of a class, '' of plain objects. */
function kindOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || typeof prototype !== 'object' || prototype === Object.prototype) return '';
  const made = fieldOf(prototype, 'constructor');
  return typeof made === 'function' ? nameOf(made) : '';
}

function nameOf(value: object): string {
  const name = fieldOf(value, 'name');
  return typeof name === 'string' ? name.slice(0, 80) : '';
}

/** A property as far as it is data of the object's own; a getter is not asked. */
export function fieldOf(value: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

// Of the language itself: what a guest's subclass calls by these names is code of the guest's.
const { forEach: MAP_EACH } = Map.prototype;
const { forEach: SET_EACH } = Set.prototype;
const MAP_SIZE = sizeGetter(Map.prototype);
const SET_SIZE = sizeGetter(Set.prototype);

function sizeGetter(prototype: object): (() => unknown) | undefined {
  return Object.getOwnPropertyDescriptor(prototype, 'size')?.get;
}

function sizeOf(getter: (() => unknown) | undefined, value: object): number {
  return Number(getter?.call(value));
}
