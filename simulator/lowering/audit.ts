/**
 * Defence in depth: reads what lowering printed with another parser and checks what everything rests on. The text names
 * nothing from outside; every loop and every function is counted; every `catch` and `finally` asks the guest runtime.
 * What fails here is a mistake of ours, never of the handler's author.
 */
import type { AnyNode, Program } from 'acorn';
import { childrenOf, parseLowered } from './parse';
import { usesOf } from './scopes';

/** Must not stand in a script that is embedded in a page. */
const UNSAFE = ['</', '<!', '\u2028', '\u2029'];

/** What no lowered text holds. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  'AwaitExpression',
  'DebuggerStatement',
  'ExportAllDeclaration',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
  'ImportDeclaration',
  'ImportExpression',
  'MetaProperty',
  'WithStatement',
]);

/** Throws an Error that names the first thing wrong with a lowered document. */
export function audit(text: string): void {
  const unsafe = UNSAFE.find((pair) => text.includes(pair));
  if (unsafe !== undefined) fail(`holds ${JSON.stringify(unsafe)}`);
  const program = parseLowered(text);
  for (const { identifier, scope } of usesOf(program))
    if (scope === undefined) fail(`names \`${identifier.name}\`, which it does not declare`);
  const modules = modulesOf(program);
  for (const module of modules) for (const child of childrenOf(module)) auditNode(child, text);
}

/** `(function ($) { "use strict"; ...; return { "name": function () { ... }, ... }; })`: the module functions. */
function modulesOf(program: Program): AnyNode[] {
  const [statement, ...others] = program.body;
  if (others.length > 0 || statement?.type !== 'ExpressionStatement')
    return fail('is more than one expression');
  const outer = statement.expression;
  if (outer.type !== 'FunctionExpression' || outer.body.type !== 'BlockStatement')
    return fail('is no function');
  const [directive] = outer.body.body;
  if (directive?.type !== 'ExpressionStatement' || directive.directive !== 'use strict')
    return fail('is not strict');
  const last = outer.body.body.at(-1);
  if (last?.type !== 'ReturnStatement' || last.argument?.type !== 'ObjectExpression')
    return fail('returns no modules');
  return last.argument.properties.map((property) => {
    if (property.type === 'Property' && property.value.type === 'FunctionExpression')
      return property.value.body;
    return fail('has a module that is no function');
  });
}

function auditNode(node: AnyNode, text: string): void {
  if (FORBIDDEN.has(node.type)) fail(`holds a ${node.type}`);
  if (node.type === 'VariableDeclaration' && node.kind === 'var') fail('holds a `var`');
  if (node.type === 'Literal' && node.regex !== undefined) fail('holds a regular expression');
  switch (node.type) {
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      if (!burnsFuel(firstOf(node.body), text)) fail('has a loop that is not counted');
      break;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      if (node.async) fail('holds an async function');
      if (!burnsFuel(firstOf(node.body), text)) fail('has a function that is not counted');
      if (!node.generator && !countsDepth(node.body, text)) fail('has a function whose depth is not counted');
      break;
    case 'TryStatement':
      if (!isGuarded(node.handler?.body, ['caught'], text)) fail('has an unguarded catch');
      if (!isGuarded(node.finalizer, ['unwinding', 'depth'], text)) fail('has an unguarded finally');
      break;
    case 'CallExpression':
      if (isRuntime(node.callee, 'look')) return auditLook(node);
      if (isAsyncCall(node)) return auditAsyncCall(node, text);
  }
  for (const child of childrenOf(node)) auditNode(child, text);
}

/** The function handed to `$.async` runs at once, inside one that has been counted; what is in it is looked at as usual. */
function auditAsyncCall(node: AnyNode & { type: 'CallExpression' }, text: string): void {
  const [body, ...others] = node.arguments;
  for (const child of body === undefined ? [] : childrenOf(body)) auditNode(child, text);
  for (const other of others) auditNode(other, text);
}

/** `$.look(7, () => a, () => b)` of a debug build: functions that are not counted, and do nothing but read a variable. */
function auditLook({ arguments: [site, ...readers] }: AnyNode & { type: 'CallExpression' }): void {
  if (site?.type !== 'Literal' || typeof site.value !== 'number') fail('looks from nowhere');
  for (const reader of readers) {
    const reads =
      reader.type === 'ArrowFunctionExpression' &&
      !reader.async &&
      reader.params.length === 0 &&
      reader.body.type === 'Identifier';
    if (!reads) fail('looks at more than a variable');
  }
}

function isAsyncCall(node: AnyNode & { type: 'CallExpression' }): boolean {
  const [body] = node.arguments;
  const isFunction = body?.type === 'FunctionExpression' || body?.type === 'ArrowFunctionExpression';
  return isFunction && isRuntime(node.callee, 'async');
}

/** `if (--$.fuel < 0) $.outOfFuel(...)` */
function burnsFuel(statement: AnyNode | undefined, text: string): boolean {
  if (statement?.type !== 'IfStatement') return false;
  return (
    text.startsWith('if (--$.fuel < 0)', statement.start) && callsRuntime(statement.consequent, 'outOfFuel')
  );
}

/** `...; try { if (++$.depth > $.maxDepth) $.tooDeep(...); ... } finally { $.depth--; }` and nothing after it. */
function countsDepth(body: AnyNode, text: string): boolean {
  if (body.type !== 'BlockStatement' || body.body.length !== 2) return false;
  const attempt = body.body[1];
  if (attempt?.type !== 'TryStatement' || !isGuarded(attempt.finalizer, ['depth'], text)) return false;
  const first = attempt.block.body[0];
  return (
    first?.type === 'IfStatement' &&
    text.startsWith('if (++$.depth > $.maxDepth)', first.start) &&
    callsRuntime(first.consequent, 'tooDeep')
  );
}

/** Whether a `catch` or `finally`, if there is one, begins by turning to one of these members of `$`. */
function isGuarded(clause: AnyNode | null | undefined, members: readonly string[], text: string): boolean {
  if (clause === null || clause === undefined) return true;
  const first = firstOf(clause);
  if (first === undefined) return false;
  return members.some((member) =>
    member === 'depth' ? text.startsWith('$.depth--;', first.start) : callsRuntime(first, member),
  );
}

/** Whether all that a statement does is to call `$.member`, and to keep or throw what it returns. */
function callsRuntime(statement: AnyNode, member: string): boolean {
  switch (statement.type) {
    case 'ExpressionStatement': {
      const { expression } = statement;
      const call = expression.type === 'AssignmentExpression' ? expression.right : expression;
      return call.type === 'CallExpression' && isRuntime(call.callee, member);
    }
    case 'ThrowStatement':
      return statement.argument.type === 'CallExpression' && isRuntime(statement.argument.callee, member);
    case 'VariableDeclaration': {
      const value = statement.declarations[0]?.init;
      return value?.type === 'CallExpression' && isRuntime(value.callee, member);
    }
    default:
      return false;
  }
}

/** `$.member` */
function isRuntime(node: AnyNode, member: string): boolean {
  return (
    node.type === 'MemberExpression' &&
    !node.computed &&
    node.object.type === 'Identifier' &&
    node.object.name === '$' &&
    node.property.type === 'Identifier' &&
    node.property.name === member
  );
}

function firstOf(node: AnyNode): AnyNode | undefined {
  return node.type === 'BlockStatement' ? node.body[0] : undefined;
}

function fail(what: string): never {
  throw new Error(`Lowered text ${what}. This is a bug in Faultline.`);
}
