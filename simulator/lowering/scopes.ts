/**
 * Which declaration each identifier means. Handlers know neither `var` nor sloppy mode, so a scope is a block, a function's
 * parameters, its body, a loop's head, a catch clause or a class.
 */
import type {
  AnyNode,
  ArrowFunctionExpression,
  FunctionDeclaration,
  FunctionExpression,
  Identifier,
} from 'acorn';
import type { Pattern, Program } from 'acorn';
import { childrenOf } from './parse';

/** The names declared in one place of the text. */
export class Scope {
  readonly #names: ReadonlySet<string>;
  constructor(
    names: Iterable<string>,
    private readonly outer?: Scope,
  ) {
    this.#names = new Set(names);
  }

  /** The innermost scope, from here outwards, that declares the name. */
  find(name: string): Scope | undefined {
    return this.#names.has(name) ? this : this.outer?.find(name);
  }
}

/** An identifier that names a variable, where it is declared or where it is used. */
export interface Use {
  readonly identifier: Identifier;
  /** Where it is declared; undefined when it is declared nowhere in the program. */
  readonly scope: Scope | undefined;
}

/** Every identifier of the program that names a variable (not a property or a label), in the order of the text. */
export function usesOf(program: Program): Use[] {
  const uses: Use[] = [];
  walk(program, new Scope([]), uses);
  return uses;
}

/** Whether anything but the declaration itself mentions what it declares. */
export function isMentioned(declaration: Identifier, uses: readonly Use[]): boolean {
  const home = uses.find((use) => use.identifier === declaration)?.scope;
  return uses.some(
    ({ identifier, scope }) =>
      identifier !== declaration && identifier.name === declaration.name && scope === home,
  );
}

type AnyFunction = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

function walk(node: AnyNode, scope: Scope, uses: Use[]): void {
  const below = (children: Iterable<AnyNode | null | undefined>, inner: Scope): void => {
    for (const child of children) if (child !== null && child !== undefined) walk(child, inner, uses);
  };
  switch (node.type) {
    case 'Identifier':
      uses.push({ identifier: node, scope: scope.find(node.name) });
      return;
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
      return below(node.body, new Scope(declaredBy(node.body), scope));
    case 'FunctionDeclaration':
      below([node.id], scope);
      return walkFunction(node as FunctionDeclaration, scope, uses); // `export default` is refused, so it has a name
    case 'FunctionExpression': {
      const named = node.id === null || node.id === undefined ? scope : new Scope([node.id.name], scope);
      below([node.id], named);
      return walkFunction(node, named, uses);
    }
    case 'ArrowFunctionExpression':
      return walkFunction(node, scope, uses);
    case 'ForStatement':
      return below([node.init, node.test, node.update, node.body], headScope(node.init, scope));
    case 'ForInStatement':
    case 'ForOfStatement':
      return below([node.left, node.right, node.body], headScope(node.left, scope));
    case 'SwitchStatement': {
      below([node.discriminant], scope);
      return below(
        node.cases,
        new Scope(
          node.cases.flatMap((clause) => declaredBy(clause.consequent)),
          scope,
        ),
      );
    }
    case 'CatchClause':
      return below([node.param, node.body], new Scope(node.param ? namesIn(node.param) : [], scope));
    case 'ClassDeclaration':
    case 'ClassExpression': {
      const named = new Scope(node.id ? [node.id.name] : [], scope);
      return below([node.id, node.superClass, node.body], named);
    }
    case 'MemberExpression':
      return below([node.object, node.computed ? node.property : null], scope);
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return below([node.computed ? node.key : null, node.value], scope);
    case 'LabeledStatement':
      return below([node.body], scope);
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
      return;
    default:
      return below(childrenOf(node), scope);
  }
}

/** Parameters have a scope of their own: what the body declares is out of sight of their defaults. */
function walkFunction(node: AnyFunction, scope: Scope, uses: Use[]): void {
  const parameters = new Scope(node.params.flatMap(namesIn), scope);
  for (const parameter of node.params) walk(parameter, parameters, uses);
  walk(node.body, parameters, uses);
}

function headScope(head: AnyNode | null | undefined, scope: Scope): Scope {
  return new Scope(head ? declaredBy([head]) : [], scope);
}

/** The names that statements declare in the block they stand in. */
function declaredBy(statements: readonly AnyNode[]): string[] {
  return statements.flatMap((statement) => {
    switch (statement.type) {
      case 'VariableDeclaration':
        return statement.declarations.flatMap((declarator) => namesIn(declarator.id));
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return statement.id ? [statement.id.name] : [];
      case 'ExportNamedDeclaration':
        return statement.declaration ? declaredBy([statement.declaration]) : [];
      default:
        return [];
    }
  });
}

/** The names that a pattern binds. */
function namesIn(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'Property' ? property.value : property),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : namesIn(element)));
    case 'RestElement':
      return namesIn(pattern.argument);
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'MemberExpression':
      return [];
  }
}
