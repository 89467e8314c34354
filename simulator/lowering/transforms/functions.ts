/**
 * Every function that a handler's author wrote counts its calls: fuel at the entry, depth for as long as it runs. An async
 * one becomes an ordinary one that hands a generator to the kernel: `return $.async(function* () { ... }, this)`.
 */
import ts from 'typescript';
import { bindInBody } from './parameters';
import { block, type Runtime } from './runtime';

const { factory } = ts;

type WithBody = ts.FunctionLikeDeclaration & { readonly body: ts.FunctionBody | ts.Expression };

/** Whether a node is a function; in erased text each has a body. */
export function isFunction(node: ts.Node): node is WithBody {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

/** Lowers a function whose inside has been lowered already. `line` is where it begins in the source. */
export function lowerFunction(node: WithBody, runtime: Runtime, line: number): ts.Node {
  const own = bindInBody(node.parameters, statementsOf(node.body));
  const body = isAsync(node) ? [factory.createReturnStatement(asyncCall(own.body, runtime))] : own.body;
  return rebuilt(node, own.parameters, runtime.counted(body, line));
}

/** `$.async(function* () { body }, this)`, the last argument only where the body mentions it. */
function asyncCall(body: readonly ts.Statement[], runtime: Runtime): ts.Expression {
  const receiver = body.some(mentionsThis) ? [factory.createThis()] : [];
  return runtime.call('async', generator(body), ...receiver);
}

function generator(body: readonly ts.Statement[]): ts.FunctionExpression {
  const asterisk = factory.createToken(ts.SyntaxKind.AsteriskToken);
  return factory.createFunctionExpression(
    undefined,
    asterisk,
    undefined,
    undefined,
    [],
    undefined,
    block(body),
  );
}

function mentionsThis(node: ts.Node): boolean {
  return (
    node.kind === ts.SyntaxKind.ThisKeyword || ts.forEachChild(node, (child) => mentionsThis(child)) === true
  );
}

/** The statements of a body; an arrow function's expression is what it returns. */
export function statementsOf(body: ts.FunctionBody | ts.Expression): readonly ts.Statement[] {
  return ts.isBlock(body) ? body.statements : [factory.createReturnStatement(body)];
}

function isAsync(node: ts.FunctionLikeDeclaration): boolean {
  return node.modifiers?.some(isAsyncKeyword) ?? false;
}

function isAsyncKeyword(modifier: ts.ModifierLike): boolean {
  return modifier.kind === ts.SyntaxKind.AsyncKeyword;
}

/** The same function, not async, with other parameters and another body. */
function rebuilt(node: WithBody, parameters: readonly ts.ParameterDeclaration[], body: ts.Block): ts.Node {
  const all: readonly ts.ModifierLike[] = node.modifiers ?? [];
  const modifiers = all.filter(ts.isModifier).filter((modifier) => !isAsyncKeyword(modifier));
  if (ts.isFunctionDeclaration(node))
    return factory.createFunctionDeclaration(
      modifiers,
      undefined,
      node.name,
      undefined,
      parameters,
      undefined,
      body,
    );
  if (ts.isFunctionExpression(node))
    return factory.createFunctionExpression(
      modifiers,
      undefined,
      node.name,
      undefined,
      parameters,
      undefined,
      body,
    );
  if (ts.isArrowFunction(node))
    return factory.createArrowFunction(modifiers, undefined, parameters, undefined, undefined, body);
  if (ts.isMethodDeclaration(node))
    return factory.createMethodDeclaration(
      modifiers,
      undefined,
      node.name,
      undefined,
      undefined,
      parameters,
      undefined,
      body,
    );
  if (ts.isGetAccessorDeclaration(node))
    return factory.createGetAccessorDeclaration(modifiers, node.name, parameters, undefined, body);
  if (ts.isSetAccessorDeclaration(node))
    return factory.createSetAccessorDeclaration(modifiers, node.name, parameters, body);
  return factory.createConstructorDeclaration(modifiers, parameters, body);
}
