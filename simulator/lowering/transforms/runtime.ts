/** Writes the calls of the guest runtime, `$`, into lowered text. */
import ts from 'typescript';

const { factory } = ts;

/** What every transform knows: where it is, and how the guest runtime is called from there. */
export class Runtime {
  constructor(
    /** The module's name; errors about fuel and depth carry it. */
    private readonly module: string,
    /** The line, from 1, in the handlers' source of a node of the erased text. */
    readonly lineOf: (node: ts.Node) => number,
  ) {}

  /** `$.name` */
  member(name: string): ts.PropertyAccessExpression {
    return factory.createPropertyAccessExpression(factory.createIdentifier('$'), name);
  }

  /** `$.name(args)` */
  call(name: string, ...args: ts.Expression[]): ts.CallExpression {
    return factory.createCallExpression(this.member(name), undefined, args);
  }

  /** `"module", line`: the last arguments of what may end a handler. */
  place(line: number): ts.Expression[] {
    return [factory.createStringLiteral(this.module), factory.createNumericLiteral(line)];
  }

  /** `if (--$.fuel < 0) $.outOfFuel("module", line);` */
  burn(line: number): ts.Statement {
    const left = factory.createPrefixDecrement(this.member('fuel'));
    return factory.createIfStatement(
      factory.createLessThan(left, factory.createNumericLiteral(0)),
      factory.createExpressionStatement(this.call('outOfFuel', ...this.place(line))),
    );
  }

  /** `if (++$.depth > $.maxDepth) $.tooDeep("module", line);` */
  descend(line: number): ts.Statement {
    const depth = factory.createPrefixIncrement(this.member('depth'));
    return factory.createIfStatement(
      factory.createGreaterThan(depth, this.member('maxDepth')),
      factory.createExpressionStatement(this.call('tooDeep', ...this.place(line))),
    );
  }

  /** `{ burn; try { descend; body } finally { $.depth--; } }` */
  counted(body: readonly ts.Statement[], line: number): ts.Block {
    const ascend = factory.createExpressionStatement(factory.createPostfixDecrement(this.member('depth')));
    const within = factory.createTryStatement(
      block([this.descend(line), ...body]),
      undefined,
      block([ascend]),
    );
    return block([this.burn(line), within]);
  }
}

/** A block of statements. */
export function block(statements: readonly ts.Statement[]): ts.Block {
  return factory.createBlock(statements, true);
}

/** `let binding = value;` */
export function letStatement(binding: ts.BindingName, value: ts.Expression): ts.Statement {
  const declaration = factory.createVariableDeclaration(binding, undefined, undefined, value);
  return factory.createVariableStatement(
    undefined,
    factory.createVariableDeclarationList([declaration], ts.NodeFlags.Let),
  );
}
