/** Properties that would tell one engine, or one machine, from another. The guest runtime guards what is reached otherwise. */
import ts from 'typescript';
import { REFUSED_PROPERTIES } from '../allowlist';
import type { Rule } from './refuse';

export const refuseProperties: Rule = (node, refuse) => {
  if ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && node.text === '__proto__')
    return refuse(
      node,
      'property',
      '`__proto__` is not available',
      'use Object.create or Object.getPrototypeOf',
    );
  const name = readProperty(node);
  const why = name === undefined ? undefined : REFUSED_PROPERTIES.get(name.text);
  if (name !== undefined && why !== undefined)
    return refuse(name, 'property', `\`${name.text}\` is not available`, why);
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'random')
    if (ts.isIdentifier(node.expression) && node.expression.text === 'Math')
      refuse(node.name, 'property', '`Math.random` cannot be repeated', 'use ctx.random()');
};

/** The property that an expression or a pattern reads, where it is written out. */
function readProperty(node: ts.Node): ({ readonly text: string } & ts.Node) | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return node.argumentExpression;
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return undefined;
  const name = node.propertyName ?? node.name;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name : undefined;
}
