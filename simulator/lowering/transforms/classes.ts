/** What a class runs without a function that its author wrote: initial values of fields, and inherited constructors. */
import ts from 'typescript';
import type { Runtime } from './runtime';

const { factory } = ts;

/** An initial value is worked out at every `new`: inside a function, so that it is counted. */
export function lowerField(node: ts.PropertyDeclaration, runtime: Runtime, line: number): ts.Node {
  const value = node.initializer;
  if (value === undefined || runsNothing(value)) return node;
  const body = runtime.counted([factory.createReturnStatement(value)], line);
  const arrow = factory.createArrowFunction(undefined, undefined, [], undefined, undefined, body);
  const counted = factory.createCallExpression(factory.createParenthesizedExpression(arrow), undefined, []);
  return factory.updatePropertyDeclaration(node, node.modifiers, node.name, undefined, undefined, counted);
}

function runsNothing(value: ts.Expression): boolean {
  return ts.isLiteralExpression(value) || ts.isFunctionExpression(value) || ts.isArrowFunction(value);
}

/** A derived class without a constructor gets the one it would have had, counted: chains of them can be built at run time. */
export function lowerClass(node: ts.ClassLikeDeclaration, runtime: Runtime, line: number): ts.Node {
  const derives =
    node.heritageClauses?.some((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword) ?? false;
  if (!derives || node.members.some(ts.isConstructorDeclaration)) return node;
  const members = [inheritedConstructor(runtime, line), ...node.members];
  return ts.isClassDeclaration(node)
    ? factory.updateClassDeclaration(
        node,
        node.modifiers,
        node.name,
        undefined,
        node.heritageClauses,
        members,
      )
    : factory.updateClassExpression(
        node,
        node.modifiers,
        node.name,
        undefined,
        node.heritageClauses,
        members,
      );
}

/** `constructor(...$args) { super(...$args); }` */
function inheritedConstructor(runtime: Runtime, line: number): ts.ConstructorDeclaration {
  const name = factory.createIdentifier('$args');
  const rest = factory.createToken(ts.SyntaxKind.DotDotDotToken);
  const call = factory.createCallExpression(factory.createSuper(), undefined, [
    factory.createSpreadElement(name),
  ]);
  const body = runtime.counted([factory.createExpressionStatement(call)], line);
  return factory.createConstructorDeclaration(
    undefined,
    [factory.createParameterDeclaration(undefined, rest, name)],
    body,
  );
}
