/**
 * What a debug build has besides: before the first statement of each line stands `if ($.at(7)) $.look(7, () => a, ...);`,
 * which asks whether anybody wants to stop there, and if so hands over the variables in sight. It counts no step and takes
 * no time, so that the run stays what it is without. What a variable holds is read one by one: some may have no value yet.
 */
import ts from 'typescript';
import { MAX_NAMES, type Site, type SiteScope } from '../sites';
import { statementsOf } from './functions';
import { block, type Runtime } from './runtime';

const { factory } = ts;

/** The sites of one module, and the text that each gets. `sites` are the document's; a site's number is its place there. */
export class Probes {
  readonly #numbers = new Map<ts.Node, number>();

  constructor(
    file: ts.SourceFile,
    private readonly module: string,
    private readonly runtime: Runtime,
    private readonly sites: Site[],
  ) {
    const lines = new Set<number>();
    const find = (node: ts.Node): void => {
      const line = isStop(node) ? runtime.lineOf(node) : 0;
      if (line > 0 && !lines.has(line)) {
        lines.add(line);
        this.#numbers.set(node, sites.length);
        sites.push(this.#siteOf(node, line));
      }
      ts.forEachChild(node, find);
    };
    find(file);
  }

  /** A node whose inside has its probes; `source` is the node as it stood in the erased text. */
  into(node: ts.Node, source: ts.Node): ts.Node {
    if (ts.isBlock(node) && ts.isBlock(source))
      return factory.updateBlock(node, this.#between(node.statements, source.statements));
    if (ts.isCaseClause(node) && ts.isCaseClause(source))
      return factory.updateCaseClause(
        node,
        node.expression,
        this.#between(node.statements, source.statements),
      );
    if (ts.isDefaultClause(node) && ts.isDefaultClause(source))
      return factory.updateDefaultClause(node, this.#between(node.statements, source.statements));
    if (ts.isIfStatement(node) && ts.isIfStatement(source))
      return factory.updateIfStatement(
        node,
        node.expression,
        this.#alone(node.thenStatement, source.thenStatement),
        node.elseStatement && source.elseStatement && this.#alone(node.elseStatement, source.elseStatement),
      );
    if (isLoop(node) && isLoop(source)) return withBody(node, this.#alone(node.statement, source.statement));
    if (ts.isArrowFunction(node) && ts.isArrowFunction(source) && this.#numbers.has(source.body)) {
      const body = block([this.#probe(source.body), ...statementsOf(node.body)]);
      const { modifiers, parameters, equalsGreaterThanToken } = node;
      return factory.updateArrowFunction(
        node,
        modifiers,
        undefined,
        parameters,
        undefined,
        equalsGreaterThanToken,
        body,
      );
    }
    return node;
  }

  #between(statements: readonly ts.Statement[], sources: readonly ts.Statement[]): ts.Statement[] {
    return statements.flatMap((statement, index) => {
      const source = sources[index];
      return source !== undefined && this.#numbers.has(source)
        ? [this.#probe(source), statement]
        : [statement];
    });
  }

  /** A branch or body that is no block becomes one. */
  #alone(statement: ts.Statement, source: ts.Statement): ts.Statement {
    return this.#numbers.has(source) ? block([this.#probe(source), statement]) : statement;
  }

  #probe(source: ts.Node): ts.Statement {
    const number = this.#numbers.get(source) ?? 0;
    const site = factory.createNumericLiteral(number);
    const names = this.sites[number]?.scopes.flatMap((scope) => scope.names) ?? [];
    const readers = names.map((name) =>
      factory.createArrowFunction(
        undefined,
        undefined,
        [],
        undefined,
        undefined,
        factory.createIdentifier(name),
      ),
    );
    return factory.createIfStatement(
      this.runtime.call('at', site),
      factory.createExpressionStatement(this.runtime.call('look', site, ...readers)),
    );
  }

  #siteOf(node: ts.Node, line: number): Site {
    const operation = ts.findAncestor(node, (outer) => outer.parent?.kind === ts.SyntaxKind.SourceFile);
    const name = operation !== undefined && ts.isFunctionDeclaration(operation) ? operation.name?.text : '';
    return { module: this.module, line, operation: name ?? '', scopes: scopesOf(node) };
  }
}

/** Whether to stop before a node: a statement inside a function that does something, or what an arrow function returns. */
function isStop(node: ts.Node): boolean {
  const { parent } = node;
  if (parent === undefined || ts.findAncestor(node.parent, isAnyFunction) === undefined) return false;
  if (ts.isArrowFunction(parent)) return parent.body === node && !ts.isBlock(node);
  const stands =
    ts.isBlock(parent) ||
    ts.isCaseOrDefaultClause(parent) ||
    (ts.isIfStatement(parent) && parent.expression !== node) ||
    (isLoop(parent) && parent.statement === node);
  return stands && ts.isStatement(node) && !isSilent(node);
}

/** What does nothing of its own. */
function isSilent(node: ts.Statement): boolean {
  return (
    ts.isBlock(node) ||
    ts.isTryStatement(node) ||
    ts.isEmptyStatement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node)
  );
}

function isAnyFunction(node: ts.Node): boolean {
  return ts.isFunctionLike(node);
}

type Loop = ts.ForStatement | ts.ForOfStatement | ts.ForInStatement | ts.WhileStatement | ts.DoStatement;

function isLoop(node: ts.Node): node is Loop {
  return ts.isIterationStatement(node, false);
}

function withBody(node: Loop, body: ts.Statement): Loop {
  if (ts.isForStatement(node))
    return factory.updateForStatement(node, node.initializer, node.condition, node.incrementor, body);
  if (ts.isForOfStatement(node))
    return factory.updateForOfStatement(node, node.awaitModifier, node.initializer, node.expression, body);
  if (ts.isForInStatement(node))
    return factory.updateForInStatement(node, node.initializer, node.expression, body);
  if (ts.isWhileStatement(node)) return factory.updateWhileStatement(node, node.expression, body);
  return factory.updateDoStatement(node, body, node.expression);
}

/** The variables in sight of a node, a group for each function around it. Functions and classes are no news. */
function scopesOf(node: ts.Node): SiteScope[] {
  const scopes: { of: string; names: string[] }[] = [];
  const seen = new Set<string>();
  let here: string[] = [];
  let left = MAX_NAMES;
  /** Whether what stands later in a block may have its value already: an inner function runs at any time. */
  let anyTime = false;
  for (let inner = node, outer = node.parent; outer !== undefined; inner = outer, outer = outer.parent) {
    for (const { name, isVariable } of declaredIn(outer, inner, anyTime)) {
      if (seen.has(name)) continue;
      seen.add(name);
      if (isVariable && left-- > 0) here.push(name);
    }
    if (!ts.isFunctionLike(outer) && !ts.isSourceFile(outer)) continue;
    if (here.length > 0 || !ts.isSourceFile(outer)) scopes.push({ of: labelOf(outer), names: here });
    here = [];
    anyTime = true;
  }
  return scopes;
}

interface Declared {
  readonly name: string;
  readonly isVariable: boolean;
}

/** What `outer` declares for `inner`, which stands in it. */
function declaredIn(outer: ts.Node, inner: ts.Node, anyTime: boolean): Declared[] {
  if (ts.isBlock(outer) || ts.isSourceFile(outer))
    return declaredBefore(outer.statements, anyTime ? undefined : inner);
  if (ts.isCaseBlock(outer))
    return declaredBefore(
      outer.clauses.flatMap((clause) => [...clause.statements]),
      undefined,
    );
  if (ts.isFunctionLike(outer)) {
    const own = ts.isFunctionExpression(outer) && outer.name !== undefined ? [outer.name.text] : [];
    return [
      ...outer.parameters.flatMap((parameter) => variables(parameter.name)),
      ...own.map((name) => ({ name, isVariable: false })),
    ];
  }
  if (ts.isClassLike(outer)) return outer.name ? [{ name: outer.name.text, isVariable: false }] : [];
  if (ts.isCatchClause(outer))
    return outer.variableDeclaration ? variables(outer.variableDeclaration.name) : [];
  if (isLoop(outer) && outer.statement === inner && 'initializer' in outer && outer.initializer !== undefined)
    return ts.isVariableDeclarationList(outer.initializer) ? listed(outer.initializer) : [];
  return [];
}

function declaredBefore(statements: readonly ts.Statement[], end: ts.Node | undefined): Declared[] {
  const last = statements.findIndex((statement) => statement === end);
  const passed = last < 0 ? statements : statements.slice(0, last);
  return statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      const isPassed = passed.includes(statement);
      return listed(statement.declarationList).map(({ name, isVariable }) => ({
        name,
        isVariable: isVariable && isPassed,
      }));
    }
    const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
    return isNamed && statement.name !== undefined ? [{ name: statement.name.text, isVariable: false }] : [];
  });
}

function listed(list: ts.VariableDeclarationList): Declared[] {
  return list.declarations.flatMap(({ name, initializer }) => {
    const isCode =
      initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
    return variables(name).map((variable) => ({ ...variable, isVariable: !isCode }));
  });
}

function variables(name: ts.BindingName): Declared[] {
  if (ts.isIdentifier(name)) return [{ name: name.text, isVariable: true }];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : variables(element.name)));
}

/** What a function is called: by its own name, that of the variable that holds it, or by whom it is handed to. */
function labelOf(node: ts.SignatureDeclaration | ts.SourceFile): string {
  if (ts.isSourceFile(node)) return '';
  if (node.name !== undefined) return node.name.getText().slice(0, MAX_LABEL);
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent))
    return parent.name.getText().slice(0, MAX_LABEL);
  if (ts.isCallExpression(parent)) return `in ${parent.expression.getText().slice(0, MAX_LABEL)}(…)`;
  return 'a function';
}

const MAX_LABEL = 40;
