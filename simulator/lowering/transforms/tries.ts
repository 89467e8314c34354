/**
 * No `catch` and no `finally` of a handler may swallow what ends it: each asks the guest runtime first, which throws again
 * what has to go on.
 */
import ts from 'typescript';
import { block, letStatement, type Runtime } from './runtime';

const { factory } = ts;
const CAUGHT = '$e';

/**
 * `try A catch B finally C` becomes `try { try A catch B } finally C`, then each of the two is guarded. Without the outer
 * `catch`, a stack overflow in A or B would reach C without the runtime having seen it.
 */
export function lowerTry(node: ts.TryStatement, runtime: Runtime): ts.Node {
  const { tryBlock, catchClause, finallyBlock } = node;
  const guarded =
    catchClause && factory.createTryStatement(tryBlock, lowerCatch(catchClause, runtime), undefined);
  if (finallyBlock === undefined) return guarded ?? node;
  const unwinding = factory.createExpressionStatement(runtime.call('unwinding'));
  return factory.createTryStatement(
    guarded === undefined ? tryBlock : block([guarded]),
    catching(CAUGHT, [factory.createThrowStatement(caught(CAUGHT, runtime))]),
    block([unwinding, ...finallyBlock.statements]),
  );
}

function lowerCatch(node: ts.CatchClause, runtime: Runtime): ts.CatchClause {
  const own = node.block.statements;
  const binding = node.variableDeclaration?.name;
  if (binding === undefined)
    return catching(CAUGHT, [factory.createExpressionStatement(caught(CAUGHT, runtime)), ...own]);
  if (!ts.isIdentifier(binding))
    return catching(CAUGHT, [letStatement(binding, caught(CAUGHT, runtime)), block(own)]);
  const assignment = factory.createAssignment(
    factory.createIdentifier(binding.text),
    caught(binding.text, runtime),
  );
  return catching(binding.text, [factory.createExpressionStatement(assignment), ...own]);
}

/** `$.caught(name)` */
function caught(name: string, runtime: Runtime): ts.Expression {
  return runtime.call('caught', factory.createIdentifier(name));
}

function catching(name: string, statements: readonly ts.Statement[]): ts.CatchClause {
  return factory.createCatchClause(factory.createVariableDeclaration(name), block(statements));
}
