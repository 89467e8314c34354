/** Every turn of a loop burns fuel, first thing in its body. */
import ts from 'typescript';
import { block, type Runtime } from './runtime';

const { factory } = ts;

type Loop = ts.ForStatement | ts.ForOfStatement | ts.ForInStatement | ts.WhileStatement | ts.DoStatement;

/** Whether a node is a loop. */
export function isLoop(node: ts.Node): node is Loop {
  return ts.isIterationStatement(node, false);
}

/** Lowers a loop whose inside has been lowered already. `line` is where it begins in the source. */
export function lowerLoop(node: Loop, runtime: Runtime, line: number): ts.Node {
  const own = ts.isBlock(node.statement) ? node.statement.statements : [node.statement];
  const body = block([runtime.burn(line), ...own]);
  if (ts.isForStatement(node))
    return factory.updateForStatement(node, node.initializer, node.condition, node.incrementor, body);
  if (ts.isForOfStatement(node))
    return factory.updateForOfStatement(node, undefined, node.initializer, node.expression, body);
  if (ts.isForInStatement(node))
    return factory.updateForInStatement(node, node.initializer, node.expression, body);
  if (ts.isWhileStatement(node)) return factory.updateWhileStatement(node, node.expression, body);
  return factory.updateDoStatement(node, body, node.expression);
}
