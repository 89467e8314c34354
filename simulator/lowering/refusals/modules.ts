/** A module's edge: it imports the types of `ctx`, and exports async functions, its operations. */
import ts from 'typescript';
import { hasModifier, type Refuse, type Rule } from './refuse';

const OPERATION = 'write `export async function name(ctx, args) { ... }`: each is an operation of the module';

export const refuseModuleSyntax: Rule = (node, refuse) => {
  if (ts.isImportDeclaration(node)) return refuseImport(node, refuse);
  if (ts.isImportEqualsDeclaration(node))
    return refuse(
      node,
      'import',
      'handlers import nothing but types',
      "write `import type { Ctx } from 'faultline'`",
    );
  if (ts.isExportDeclaration(node))
    return refuse(node, 'export', 'only async functions are exported, where they are declared', OPERATION);
  if (ts.isExportAssignment(node) || hasModifier(node, ts.SyntaxKind.DefaultKeyword))
    return refuse(node, 'export', 'there is no default export: every operation has a name', OPERATION);
  if (hasModifier(node, ts.SyntaxKind.ExportKeyword)) refuseExport(node, refuse);
};

function refuseImport(node: ts.ImportDeclaration, refuse: Refuse): void {
  const isFaultline = ts.isStringLiteral(node.moduleSpecifier) && node.moduleSpecifier.text === 'faultline';
  if (isFaultline && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return;
  const hint = isFaultline
    ? "write `import type { Ctx } from 'faultline'`, with `type` before the brace"
    : 'another module is reached with ctx.call(operation, args); helpers belong in the same text';
  refuse(node, 'import', 'handlers import nothing but the types of `faultline`', hint);
}

function refuseExport(node: ts.Node, refuse: Refuse): void {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
  if (!ts.isFunctionDeclaration(node))
    return refuse(node, 'export', 'only async functions and types are exported', OPERATION);
  if (!hasModifier(node, ts.SyntaxKind.AsyncKeyword))
    refuse(node, 'export', `\`${node.name?.text ?? 'it'}\` is exported and not async`, OPERATION);
}
