/** Constructs that handlers do without, because no step of theirs could be counted or repeated. */
import ts from 'typescript';
import type { Rule } from './refuse';

/** By kind: code, message, hint. */
const REFUSED_KINDS: ReadonlyMap<ts.SyntaxKind, readonly [code: string, message: string, hint: string]> =
  new Map([
    [
      ts.SyntaxKind.RegularExpressionLiteral,
      [
        'regular-expression',
        'regular expressions are not available: matching one can take for ever within a single step',
        'use startsWith, includes, indexOf or split',
      ],
    ],
    [ts.SyntaxKind.WithStatement, ['with', '`with` is not available', 'name the object']],
    [ts.SyntaxKind.DebuggerStatement, ['debugger', '`debugger` is not available', 'use ctx.log(message)']],
    [
      ts.SyntaxKind.MetaProperty,
      ['meta-property', '`import.meta` and `new.target` are not available', 'a handler knows only its ctx'],
    ],
  ]);

export const refuseSyntax: Rule = (node, refuse) => {
  const refused = REFUSED_KINDS.get(node.kind);
  if (refused !== undefined) return refuse(node, ...refused);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return refuse(node, 'import', 'nothing can be imported while it runs', 'helpers belong in the same text');
  if (ts.isVariableDeclarationList(node)) {
    const kind = node.flags & ts.NodeFlags.BlockScoped;
    if (kind === 0) refuse(node, 'var', '`var` is not available', 'use `let` or `const`');
    if ((kind & ts.NodeFlags.Using) !== 0)
      refuse(node, 'using', '`using` is not available', 'use try and finally');
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken)
    if (!isSimpleTarget(node.left))
      refuse(
        node.left,
        'power-assignment',
        '`**=` needs a simple target here',
        'write `x = x ** y`, with x a variable',
      );
  if (
    ts.isTaggedTemplateExpression(node) &&
    UNSAFE_RAW.some((text) => node.template.getText().includes(text))
  )
    refuse(node.template, 'tagged-template', 'a tagged template cannot hold `</` or `<!`', "write `${'<'}/`");
};

/** What must not stand in a script that is embedded in a page; a tag sees the raw text, so it cannot be escaped here. */
const UNSAFE_RAW = ['</', '<!', '\u2028', '\u2029'];

/** Whether evaluating the target twice is the same as once: a variable, or a named or indexed property of one. */
function isSimpleTarget(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return true;
  if (ts.isPropertyAccessExpression(node)) return isReceiver(node.expression);
  if (!ts.isElementAccessExpression(node) || !isReceiver(node.expression)) return false;
  return ts.isIdentifier(node.argumentExpression) || ts.isLiteralExpression(node.argumentExpression);
}

function isReceiver(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword;
}
