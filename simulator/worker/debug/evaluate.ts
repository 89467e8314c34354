/**
 * Works a condition out over what the variables hold. Nothing of the guest's runs: properties are read where they are data,
 * and objects are compared by identity alone, for anything else would ask their own code. What cannot be worked out so is
 * undefined, and does not hold.
 */
import type { Condition } from '../../lowering/condition';
import { fieldOf, NOT_YET } from './print-value';

type Plain = undefined | null | boolean | number | string;

/** Whether the condition holds. Never throws. */
export function holds(condition: Condition, values: readonly unknown[]): boolean {
  return isTrue(evaluate(condition, values));
}

/** Without `Boolean`, so that it is plain that no code of an object's is asked. */
function isTrue(value: unknown): boolean {
  return value ? true : false;
}

function evaluate(condition: Condition, values: readonly unknown[]): unknown {
  switch (condition.kind) {
    case 'value':
      return condition.value;
    case 'local': {
      const value = values[condition.index];
      return value === NOT_YET ? undefined : value;
    }
    case 'member':
      return memberOf(evaluate(condition.of, values), evaluate(condition.key, values));
    case 'unary':
      return unary(condition.operator, evaluate(condition.of, values));
    case 'binary':
      return binary(condition.operator, evaluate(condition.left, values), evaluate(condition.right, values));
    case 'logical':
      return logical(condition.operator, evaluate(condition.left, values), () =>
        evaluate(condition.right, values),
      );
    case 'choice':
      return evaluate(isTrue(evaluate(condition.test, values)) ? condition.yes : condition.no, values);
  }
}

function memberOf(value: unknown, key: unknown): unknown {
  if (typeof key !== 'string' && typeof key !== 'number') return undefined;
  if (typeof value === 'string') return key === 'length' ? value.length : value[Number(key)];
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  return fieldOf(value, String(key));
}

function unary(operator: string, value: unknown): unknown {
  if (operator === '!') return !isTrue(value);
  if (operator === 'typeof') return typeof value;
  if (!isPlain(value)) return undefined;
  return operator === '-' ? -Number(value) : Number(value);
}

function logical(operator: string, left: unknown, right: () => unknown): unknown {
  if (operator === '??') return left === undefined || left === null ? right() : left;
  return isTrue(left) === (operator === '&&') ? right() : left;
}

function binary(operator: string, left: unknown, right: unknown): unknown {
  if (operator === '===') return left === right;
  if (operator === '!==') return left !== right;
  if (!isPlain(left) || !isPlain(right)) {
    // An object is loosely equal to itself, and nothing is nullish but null and undefined.
    return operator === '==' ? left === right : operator === '!=' ? left !== right : undefined;
  }
  return OPERATIONS.get(operator)?.(left as number, right as number); // the language converts what is no number
}

function isPlain(value: unknown): value is Plain {
  return value === null || ['undefined', 'boolean', 'number', 'string'].includes(typeof value);
}

type Operation = (left: number, right: number) => unknown;

/** As the language has them for values without code of their own. It converts them itself: "number" is only what is said here. */
const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  // oxlint-disable-next-line eqeqeq -- it is what was asked for
  ['==', (left, right) => left == right],
  // oxlint-disable-next-line eqeqeq -- it is what was asked for
  ['!=', (left, right) => left != right],
  ['<', (left, right) => left < right],
  ['<=', (left, right) => left <= right],
  ['>', (left, right) => left > right],
  ['>=', (left, right) => left >= right],
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
  ['/', (left, right) => left / right],
  ['%', (left, right) => left % right],
]);
