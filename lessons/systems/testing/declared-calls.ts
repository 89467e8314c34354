/** Reads from a module's handlers whom each operation calls: for the test that holds `calls` in a document against the code. */
import * as ts from 'typescript';

/** For each exported function of `text`: the operations it calls and topics it publishes to, itself or through a local function, in source order, once each. */
export function declaredCalls(text: string): ReadonlyMap<string, readonly string[]> {
  const source = ts.createSourceFile('handlers.ts', text, ts.ScriptTarget.ES2022, true);
  const functions = new Map<string, ts.FunctionDeclaration>();
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) functions.set(statement.name.text, statement);
  }
  const found = new Map<string, readonly string[]>();
  for (const [name, declaration] of functions) {
    const isExported = declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported === true) found.set(name, [...callsWithin(declaration, functions)]);
  }
  return found;
}

function callsWithin(
  node: ts.Node,
  functions: ReadonlyMap<string, ts.FunctionDeclaration>,
  calls = new Set<string>(),
): Set<string> {
  if (ts.isCallExpression(node)) {
    const [operation] = node.arguments;
    if (
      ['ctx.call', 'ctx.publish'].includes(node.expression.getText()) &&
      operation &&
      ts.isStringLiteral(operation)
    ) {
      calls.add(operation.text);
    }
    const local = functions.get(node.expression.getText());
    if (local !== undefined) callsWithin(local, functions, calls);
  }
  ts.forEachChild(node, (child) => void callsWithin(child, functions, calls));
  return calls;
}
