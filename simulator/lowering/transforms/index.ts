/**
 * From checked JavaScript to what the kernel runs. Each kind of construct has one transform, in a file of its own; they
 * are applied from the inside out in one walk over the tree.
 */
import ts from 'typescript';
import type { Erased } from '../erase';
import type { Site } from '../sites';
import { lowerClass, lowerField } from './classes';
import { isAssigned, isPower, lowerAwait, lowerPower, lowerSpread } from './expressions';
import { isFunction, lowerFunction } from './functions';
import { escaped, isTagged, lowerLiteral } from './literals';
import { isLoop, lowerLoop } from './loops';
import { isOperation, lowerOperation, type Operation } from './operations';
import { Probes } from './probes';
import { Runtime } from './runtime';
import { lowerTry } from './tries';

/** A module's text, lowered. */
export interface LoweredModule {
  /** Statements; the module's own names and the operations' generator functions are declared in them. */
  readonly text: string;
  readonly operations: readonly Pick<Operation, 'name' | 'generator'>[];
}

/**
 * Lowers checked text. `called` are the operations that the module's own code mentions. With `sites`, those of a debug
 * build, the module's own are added to them.
 */
export function lowerErased(
  erased: Erased,
  module: string,
  called: ReadonlySet<string>,
  sites: Site[] | undefined,
): LoweredModule {
  const file = ts.createSourceFile(
    'handlers.js',
    erased.text,
    ts.ScriptTarget.ES2022,
    true,
    ts.ScriptKind.JS,
  );
  const runtime = new Runtime(module, (node) => {
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    return erased.positionOf(line, character).line;
  });
  const probes = sites && new Probes(file, module, runtime, sites);
  const operations: Operation[] = [];
  const result = ts.transform(file, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node => {
        const inside = ts.visitEachChild(node, visit, context);
        return lowerNode(probes === undefined ? inside : probes.into(inside, node), node, runtime);
      };
      const statements = root.statements.flatMap((statement): readonly ts.Statement[] => {
        if (ts.isExportDeclaration(statement)) return []; // `export {}`, left by erasing
        if (!isOperation(statement)) return [visit(statement) as ts.Statement]; // transforms keep statements statements
        const inside = ts.visitEachChild(statement, visit, context);
        const operation = lowerOperation(
          inside,
          runtime,
          runtime.lineOf(statement),
          called.has(statement.name?.text ?? ''),
        );
        operations.push(operation);
        return operation.statements;
      });
      return ts.factory.updateSourceFile(root, statements);
    },
  ]);
  const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });
  const text = result.transformed.map((transformed) => printer.printFile(transformed)).join('');
  return { text: escaped(text), operations };
}

/** Lowers one node whose inside has been lowered. `source` is the node as it stood in the erased text. */
function lowerNode(node: ts.Node, source: ts.Node, runtime: Runtime): ts.Node {
  if (isFunction(node)) return lowerFunction(node, runtime, runtime.lineOf(source));
  if (isLoop(node)) return lowerLoop(node, runtime, runtime.lineOf(source));
  if (ts.isTryStatement(node)) return lowerTry(node, runtime);
  if (ts.isAwaitExpression(node)) return lowerAwait(node);
  if (isPower(node)) return lowerPower(node, runtime);
  if (ts.isSpreadElement(node))
    return isAssigned(source) ? node : lowerSpread(node, runtime, runtime.lineOf(source));
  if (ts.isClassLike(node)) return lowerClass(node, runtime, runtime.lineOf(source));
  if (ts.isPropertyDeclaration(node)) return lowerField(node, runtime, runtime.lineOf(source));
  if (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node))
    return isTagged(source) ? node : lowerLiteral(node);
  return node;
}
