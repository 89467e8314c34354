/**
 * Defaults and patterns of parameters run before a function's body, where no step is counted yet and where a generator
 * throws at its caller instead of rejecting. So they move into the body.
 */
import ts from 'typescript';
import { block, letStatement } from './runtime';

const { factory } = ts;

export interface PlainParameters {
  /** Names only. */
  readonly parameters: readonly ts.ParameterDeclaration[];
  /** The function's statements, after the bindings that used to be in the parameters. */
  readonly body: readonly ts.Statement[];
}

/** Makes all parameters plain names. The body gets a block of its own, so that its names stay out of the defaults' sight. */
export function bindInBody(
  parameters: readonly ts.ParameterDeclaration[],
  body: readonly ts.Statement[],
): PlainParameters {
  const bindings: ts.Statement[] = [];
  const plain = parameters.map((parameter, index) => {
    if (ts.isIdentifier(parameter.name) && parameter.initializer === undefined) return parameter;
    const name = factory.createIdentifier(`$p${index}`);
    bindings.push(letStatement(parameter.name, withDefault(name, parameter.initializer)));
    return factory.createParameterDeclaration(undefined, parameter.dotDotDotToken, name);
  });
  return { parameters: plain, body: bindings.length === 0 ? body : [...bindings, block(body)] };
}

/** `name === void 0 ? initializer : name` */
function withDefault(name: ts.Identifier, initializer: ts.Expression | undefined): ts.Expression {
  if (initializer === undefined) return name;
  const missing = factory.createStrictEquality(name, factory.createVoidZero());
  return factory.createConditionalExpression(missing, undefined, initializer, undefined, name);
}
