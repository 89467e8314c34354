/**
 * Texts are printed anew from what they mean, never copied, and so that the result can stand inside a page: no `</`, no
 * `<!`, no line separators that only some parsers see. (A tagged template keeps its raw text; it was refused if unsafe.)
 */
import ts from 'typescript';

const { factory } = ts;

/** A literal as the compiler will print it, from its meaning. */
export function lowerLiteral(node: ts.Node): ts.Node {
  if (ts.isStringLiteral(node)) return factory.createStringLiteral(node.text);
  if (ts.isNoSubstitutionTemplateLiteral(node)) return factory.createNoSubstitutionTemplateLiteral(node.text);
  if (ts.isTemplateHead(node)) return factory.createTemplateHead(node.text);
  if (ts.isTemplateMiddle(node)) return factory.createTemplateMiddle(node.text);
  if (ts.isTemplateTail(node)) return factory.createTemplateTail(node.text);
  return node;
}

/** Whether a template literal, or a part of one, of the source belongs to a tag. */
export function isTagged(node: ts.Node): boolean {
  const template = ts.isTemplateSpan(node.parent) ? node.parent.parent : node.parent;
  return ts.isTaggedTemplateExpression(template) || ts.isTaggedTemplateExpression(template.parent);
}

/** Escapes what must not stand in an embedded script. In printed code these pairs occur only inside texts. */
export function escaped(printed: string): string {
  return printed.replaceAll('</', '\\x3C/').replaceAll('<!', '\\x3C!');
}
