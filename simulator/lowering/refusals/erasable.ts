/** TypeScript is welcome as far as taking the types out is all it takes to run it. */
import ts from 'typescript';
import { hasModifier, type Rule } from './refuse';

const CODE = 'not-erasable';

export const refuseNonErasable: Rule = (node, refuse) => {
  if (ts.isEnumDeclaration(node))
    refuse(node, CODE, 'enums are not available', "use a union of strings: `type Size = 'small' | 'large'`");
  else if (ts.isModuleDeclaration(node))
    refuse(
      node,
      CODE,
      'namespaces are not available',
      'a module is one text; declare things at its top level',
    );
  else if (ts.isDecorator(node))
    refuse(node, CODE, 'decorators are not available', 'call the function yourself');
  else if (ts.isParameter(node) && (ts.getModifiers(node) ?? []).length > 0)
    refuse(
      node,
      CODE,
      'a parameter cannot declare a field',
      'declare the field and assign it in the constructor',
    );
  else if (hasModifier(node, ts.SyntaxKind.DeclareKeyword))
    refuse(node, CODE, 'there is nothing outside that could be declared', 'remove it');
  else if (hasModifier(node, ts.SyntaxKind.AccessorKeyword))
    refuse(node, CODE, '`accessor` is not available', 'write a field, or `get` and `set`');
  else if (ts.isFunctionDeclaration(node) && node.body === undefined)
    refuse(node, CODE, 'overloads are not available', 'write one signature, with a union where it varies');
};
