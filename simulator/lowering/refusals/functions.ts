/** Functions: async ones and ordinary ones, each with its own `this` or none. */
import ts from 'typescript';
import { hasModifier, homeOf, type Home, type Refuse, type Rule } from './refuse';

const NO_GENERATORS = 'collect the values in an array, or await one after the other in a loop';

export const refuseFunctions: Rule = (node, refuse) => {
  if (ts.isYieldExpression(node)) refuse(node, 'generator', 'generators are not available', NO_GENERATORS);
  else if (isGenerator(node)) {
    const what = hasModifier(node, ts.SyntaxKind.AsyncKeyword) ? 'async generators' : 'generators';
    refuse(node, 'generator', `${what} are not available`, NO_GENERATORS);
  } else if (ts.isForOfStatement(node) && node.awaitModifier !== undefined)
    refuse(
      node.awaitModifier,
      'for-await',
      '`for await` is not available',
      'use `for (... of ...)` and await inside',
    );
  else if (ts.isAwaitExpression(node)) refuseAwait(node, refuse);
  else if (node.kind === ts.SyntaxKind.ThisKeyword) refuseThis(node, refuse);
  else if (node.kind === ts.SyntaxKind.SuperKeyword) refuseSuper(node, refuse);
};

function isGenerator(node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node))
    return node.asteriskToken !== undefined;
  return false;
}

function refuseAwait(node: ts.AwaitExpression, refuse: Refuse): void {
  const home = homeOf(node);
  if (home === undefined)
    refuse(node, 'top-level-await', '`await` stands outside every function', 'await inside an operation');
  else if (!isAsync(home) || home.inParameters)
    refuse(node, 'await', '`await` stands outside an async function', 'make the function around it async');
}

/** The top level has no `this`, and neither has an operation: it is called by name, on nothing. */
function refuseThis(node: ts.Node, refuse: Refuse): void {
  const owner = beyondArrows(node).home?.owner;
  if (
    owner === undefined ||
    (ts.isFunctionDeclaration(owner) && hasModifier(owner, ts.SyntaxKind.ExportKeyword))
  )
    refuse(
      node,
      'this',
      '`this` means nothing here',
      "keep the module's state in variables at its top level",
    );
}

/** The lowered form of an async function is another function inside it, and `super` does not reach into that. */
function refuseSuper(node: ts.Node, refuse: Refuse): void {
  const { home, crossedAsync } = beyondArrows(node);
  if (crossedAsync || (home !== undefined && isAsync(home)))
    refuse(
      node,
      'super',
      '`super` is not available in async functions',
      'call it from a method that is not async',
    );
}

/** The innermost home that has a `this` of its own, and whether async arrow functions lie on the way to it. */
function beyondArrows(node: ts.Node): { home: Home | undefined; crossedAsync: boolean } {
  let crossedAsync = false;
  let home = homeOf(node);
  while (home !== undefined && ts.isArrowFunction(home.owner)) {
    crossedAsync ||= isAsync(home);
    home = homeOf(home.owner);
  }
  return { home, crossedAsync };
}

function isAsync(home: Home): boolean {
  return hasModifier(home.owner, ts.SyntaxKind.AsyncKeyword);
}
