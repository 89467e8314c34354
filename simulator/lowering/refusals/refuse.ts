/** What a refusal rule is, and what rules share. */
import ts from 'typescript';

/** Called by a rule for what it refuses; the place is where `node` starts. */
export type Refuse = (node: ts.Node, code: string, message: string, hint: string) => void;

/** Looks at one node of a source, as the compiler's tree with types and parents. */
export type Rule = (node: ts.Node, refuse: Refuse) => void;

/** What runs when it is called or instantiated, not where it stands. */
type Owner = ts.FunctionLikeDeclaration | ts.PropertyDeclaration | ts.ClassStaticBlockDeclaration;

/** Where a node runs: in the body or the parameters of `owner`; undefined at the module's top level. */
export interface Home {
  readonly owner: Owner;
  readonly inParameters: boolean;
}

/** The innermost function, field or static block that a node is part of. Its name, computed or not, belongs outside. */
export function homeOf(node: ts.Node): Home | undefined {
  let child = node;
  for (let parent = node.parent; parent !== undefined; child = parent, parent = parent.parent) {
    if (!isOwner(parent) || ('name' in parent && parent.name === child)) continue;
    return { owner: parent, inParameters: ts.isParameter(child) };
  }
  return undefined;
}

function isOwner(node: ts.Node): node is Owner {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isAccessor(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isClassStaticBlockDeclaration(node)
  );
}

/** Whether a declaration carries a modifier such as `async` or `export`. */
export function hasModifier(node: ts.Node, kind: ts.ModifierSyntaxKind): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind)
  );
}
