/**
 * Conditions of breakpoints: an expression over the variables in sight. It is read here and never becomes code: what is
 * left of it is data, which the worker works out over the values. So it can neither call nor change anything.
 */
import { parseExpressionAt, type AnyNode } from 'acorn';
import { ECMA_VERSION } from './parse';

/** An expression as data. */
export type Condition =
  | { readonly kind: 'value'; readonly value: undefined | null | boolean | number | string }
  /** A variable in sight, by its place among the site's names. */
  | { readonly kind: 'local'; readonly index: number }
  | { readonly kind: 'member'; readonly of: Condition; readonly key: Condition; readonly isOptional: boolean }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: Condition }
  | {
      readonly kind: 'binary' | 'logical';
      readonly operator: string;
      readonly left: Condition;
      readonly right: Condition;
    }
  | { readonly kind: 'choice'; readonly test: Condition; readonly yes: Condition; readonly no: Condition };

export type ParsedCondition =
  | { readonly ok: true; readonly condition: Condition }
  /** `column`: where in the text, from 1. */
  | { readonly ok: false; readonly message: string; readonly hint: string; readonly column: number };

/** Longest condition, in characters; it bounds how deeply one can be nested, too. */
export const MAX_CONDITION_LENGTH = 300;

/** What JavaScript has as names and everybody takes for values. */
const VALUES: ReadonlyMap<string, undefined | number> = new Map([
  ['undefined', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
]);

const UNARY = new Set(['!', '-', '+', 'typeof']);
const BINARY = new Set(['===', '!==', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%']);

/** Reads a condition over the variables `names`. Never throws. */
export function parseCondition(text: string, names: readonly string[]): ParsedCondition {
  try {
    if (text.length > MAX_CONDITION_LENGTH)
      throw new NotACondition(`it is longer than ${MAX_CONDITION_LENGTH} characters`, 'ask for less', 0);
    // In parentheses, so that what follows a complete expression is an error as well.
    const node = parseExpressionAt(`(${text}\n)`, 0, {
      ecmaVersion: ECMA_VERSION,
      preserveParens: true,
    });
    if (node.end < text.length + 3)
      throw new NotACondition('it is more than one expression', WRITE, node.end);
    return { ok: true, condition: read(node, names) };
  } catch (error) {
    if (error instanceof NotACondition)
      return { ok: false, message: error.message, hint: error.hint, column: Math.max(1, error.at) };
    if (!(error instanceof SyntaxError)) throw error;
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    const at = 'pos' in error && typeof error.pos === 'number' ? error.pos : 1;
    return { ok: false, message, hint: WRITE, column: Math.min(Math.max(1, at), text.length + 1) };
  }
}

const WRITE = 'write a comparison of variables, such as `quantity > 2 && user === "ada"`';

class NotACondition extends Error {
  constructor(
    message: string,
    readonly hint: string,
    /** In the text with its parenthesis before it. */
    readonly at: number,
  ) {
    super(message);
  }
}

function read(node: AnyNode, names: readonly string[]): Condition {
  switch (node.type) {
    case 'Literal': {
      const { value } = node;
      if (
        value === null ||
        typeof value === 'boolean' ||
        typeof value === 'number' ||
        typeof value === 'string'
      )
        return { kind: 'value', value };
      throw refused(node, 'it holds a value of a kind that cannot be compared');
    }
    case 'TemplateLiteral':
      if (node.expressions.length > 0) break;
      return { kind: 'value', value: node.quasis[0]?.value.cooked ?? '' };
    case 'Identifier':
      return variable(node.name, names, node.start);
    case 'ChainExpression':
      return read(node.expression, names);
    case 'MemberExpression': {
      if (node.object.type === 'Super' || node.property.type === 'PrivateIdentifier') break;
      const key: Condition =
        !node.computed && node.property.type === 'Identifier'
          ? { kind: 'value', value: node.property.name }
          : read(node.property, names);
      return { kind: 'member', of: read(node.object, names), key, isOptional: node.optional };
    }
    case 'UnaryExpression':
      if (!UNARY.has(node.operator)) break;
      return { kind: 'unary', operator: node.operator, of: read(node.argument, names) };
    case 'BinaryExpression':
      if (!BINARY.has(node.operator) || node.left.type === 'PrivateIdentifier') break;
      return both('binary', node.operator, node.left, node.right, names);
    case 'LogicalExpression':
      return both('logical', node.operator, node.left, node.right, names);
    case 'ConditionalExpression': {
      const [test, yes, no] = [node.test, node.consequent, node.alternate].map((part) => read(part, names));
      if (test === undefined || yes === undefined || no === undefined) break;
      return { kind: 'choice', test, yes, no };
    }
    case 'ParenthesizedExpression':
      return read(node.expression, names);
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
      throw refused(node, 'it calls something, and looking must change nothing');
    case 'AssignmentExpression':
    case 'UpdateExpression':
      throw refused(node, 'it assigns something, and looking must change nothing (`===` compares)');
    default:
  }
  throw refused(node, 'it holds what a condition has no use for');
}

function both(
  kind: 'binary' | 'logical',
  operator: string,
  left: AnyNode,
  right: AnyNode,
  names: readonly string[],
): Condition {
  return { kind, operator, left: read(left, names), right: read(right, names) };
}

function variable(name: string, names: readonly string[], at: number): Condition {
  const index = names.indexOf(name);
  if (index >= 0) return { kind: 'local', index };
  if (VALUES.has(name)) return { kind: 'value', value: VALUES.get(name) };
  const hint = names.length === 0 ? 'no variable is in sight there' : `in sight are ${names.join(', ')}`;
  throw new NotACondition(`\`${name}\` is not in sight on that line`, hint, at);
}

function refused({ start }: AnyNode, message: string): NotACondition {
  return new NotACondition(message, WRITE, start);
}
