/**
 * Exported functions are the module's operations. Each becomes a generator function that exists once an instance, which the
 * kernel drives; where the module's own code calls one, it calls an ordinary function that hands the generator over.
 */
import ts from 'typescript';
import { statementsOf } from './functions';
import { bindInBody } from './parameters';
import { block, type Runtime } from './runtime';

const { factory } = ts;

/** An operation, and the statements that declare it. */
export interface Operation {
  readonly name: string;
  /** The name of its generator function in the lowered text. */
  readonly generator: string;
  readonly statements: readonly ts.Statement[];
}

/** Whether a statement of the erased text is an operation: what else was exported has been refused or erased. */
export function isOperation(node: ts.Statement): node is ts.FunctionDeclaration {
  return ts.isFunctionDeclaration(node) && (node.modifiers?.some(isExport) ?? false);
}

function isExport(modifier: ts.ModifierLike): boolean {
  return modifier.kind === ts.SyntaxKind.ExportKeyword;
}

/** Lowers an operation whose inside has been lowered already. `isCalled`: the module's own code mentions it. */
export function lowerOperation(
  node: ts.FunctionDeclaration,
  runtime: Runtime,
  line: number,
  isCalled: boolean,
): Operation {
  const name = node.name?.text ?? '';
  const generator = isCalled ? `$operation_${name}` : name;
  const { parameters, body } = bindInBody(
    node.parameters,
    node.body === undefined ? [] : statementsOf(node.body),
  );
  const declaration = factory.createFunctionDeclaration(
    undefined,
    factory.createToken(ts.SyntaxKind.AsteriskToken),
    generator,
    undefined,
    parameters,
    undefined,
    block([runtime.burn(line), ...body]),
  );
  const alias = isCalled ? [caller(name, generator, runtime, line)] : [];
  return { name, generator, statements: [declaration, ...alias] };
}

/** `function name(...$args) { return $.async(() => generator(...$args)); }`, counted. */
function caller(name: string, generator: string, runtime: Runtime, line: number): ts.Statement {
  const args = factory.createIdentifier('$args');
  const rest = factory.createToken(ts.SyntaxKind.DotDotDotToken);
  const start = factory.createCallExpression(factory.createIdentifier(generator), undefined, [
    factory.createSpreadElement(args),
  ]);
  const arrow = factory.createArrowFunction(undefined, undefined, [], undefined, undefined, start);
  const body = runtime.counted([factory.createReturnStatement(runtime.call('async', arrow))], line);
  const parameter = factory.createParameterDeclaration(undefined, rest, args);
  return factory.createFunctionDeclaration(
    undefined,
    undefined,
    name,
    undefined,
    [parameter],
    undefined,
    body,
  );
}
