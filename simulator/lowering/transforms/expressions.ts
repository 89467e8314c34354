/** Expressions that mean something else in lowered text. */
import ts from 'typescript';
import type { Runtime } from './runtime';

const { factory } = ts;

/** `await x` is `(yield x)`: the function around it has become a generator. */
export function lowerAwait(node: ts.AwaitExpression): ts.Node {
  return factory.createParenthesizedExpression(factory.createYieldExpression(undefined, node.expression));
}

/**
 * `a ** b` is the portable `pow`, and `a **= b` an assignment of it. Engines differ in the last bits of their own.
 * The target of `**=` is evaluated twice, so it has been refused unless that makes no difference.
 */
export function lowerPower(node: ts.BinaryExpression, runtime: Runtime): ts.Node {
  const pow = factory.createPropertyAccessExpression(
    factory.createPropertyAccessExpression(runtime.member('globals'), 'Math'),
    'pow',
  );
  const power = factory.createCallExpression(pow, undefined, [node.left, node.right]);
  const isAssignment = node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
  return isAssignment
    ? factory.createParenthesizedExpression(factory.createAssignment(node.left, power))
    : power;
}

/** Whether a node is `**` or `**=`. */
export function isPower(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind === ts.SyntaxKind.AsteriskAsteriskToken || kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
}

/** `...x` in a list or a call is `...$.spread(x, "module", line)`: copying burns fuel, or doubling a list would be free. */
export function lowerSpread(node: ts.SpreadElement, runtime: Runtime, line: number): ts.Node {
  return factory.updateSpreadElement(node, runtime.call('spread', node.expression, ...runtime.place(line)));
}

/** Whether an expression of the source stands where something is assigned: `[a, ...rest] = list`. */
export function isAssigned(node: ts.Node): boolean {
  const parent = node.parent;
  if (ts.isBinaryExpression(parent))
    return parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node && isAssigned(parent.parent);
  const passesOn =
    ts.isArrayLiteralExpression(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isSpreadAssignment(parent) ||
    ts.isParenthesizedExpression(parent);
  return passesOn && isAssigned(parent);
}
