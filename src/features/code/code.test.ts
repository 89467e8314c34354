import { expect, test } from 'vitest';
import ts from 'typescript';
import { loadSystem } from '../../../lessons/systems';
import type { SystemDocument } from '../../../simulator';
import { addressOf, guestTypes } from './guest-types';
import { pathParts, stretchOf } from './places';
import { starterCode } from './starter';

function shipped(name: string): SystemDocument {
  const document = loadSystem(name);
  if (document === undefined) throw new Error(name);
  return document as unknown as SystemDocument; // as it is written
}

/** What the compiler says about a module's code, as the editor is told it. */
function complaints(document: SystemDocument, module: string, code: string): string[] {
  // The compiler knows paths where the editor has addresses.
  const files = new Map(Object.entries(guestTypes(document, module)).map(([at, text]) => [pathOf(at), text]));
  for (const [name, { handlers }] of Object.entries(document.modules))
    if (handlers !== undefined) files.set(pathOf(addressOf(name)), handlers);
  files.set(pathOf(addressOf(module)), code);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2020,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: '6.0',
    lib: ['lib.es2020.d.ts'],
    strict: true,
    noEmit: true,
  };
  const usual = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...usual,
    directoryExists: () => true,
    fileExists: (file) => files.has(file) || usual.fileExists(file),
    readFile: (file) => files.get(file) ?? usual.readFile(file),
    getSourceFile: (file, target) => {
      const text = files.get(file) ?? usual.readFile(file);
      return text === undefined ? undefined : ts.createSourceFile(file, text, target);
    },
  };
  const program = ts.createProgram([...files.keys()], options, host);
  // Those of the module alone: it is what the editor shows.
  const file = program.getSourceFile(pathOf(addressOf(module)));
  return ts
    .getPreEmitDiagnostics(program, file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

function pathOf(address: string): string {
  return address.replace('file://', '');
}

test('the code of every shipped module is right in its editor', () => {
  for (const name of ['corner-shop', 'borrowed-table', 'signed-in']) {
    const document = shipped(name);
    const [module = ''] = Object.keys(document.modules);
    expect(complaints(document, module, document.modules[module]?.handlers ?? '')).toEqual([]);
  }
});

test('names, arguments and answers of calls are checked', () => {
  const shop = shipped('corner-shop');
  const check = (line: string): string[] =>
    complaints(
      shop,
      'users',
      `import type { Ctx } from 'faultline';\nexport async function get(ctx: Ctx, { user }: { user: string }) {\n${line}\n}`,
    );
  expect(
    check(`const { balance } = await ctx.call('payments.balance', { user }); return balance + 1;`),
  ).toEqual([]);
  expect(check(`await ctx.call('payments.balanec', { user });`)).toHaveLength(1);
  expect(check(`await ctx.call('payments.balance', { usr: user });`)).toHaveLength(1);
  expect(
    check(`const answer: string = await ctx.call('payments.balance', { user }); return answer;`),
  ).toHaveLength(1);
  expect(check(`await ctx.table('accuonts').get(user);`)).toHaveLength(1);
  expect(check(`await ctx.publish('order-palced', { user });`)).toHaveLength(1);
});

test('what a module does by default is right code, too', () => {
  const document: SystemDocument = {
    ...shipped('corner-shop'),
    modules: {
      front: {
        explains: '',
        operations: {
          handle: {
            reads: ['items'],
            writes: ['items'],
            calls: ['back.handle', 'back.handle'],
            callsInParallel: true,
            publishes: ['done'],
          },
        },
        tables: { items: {} },
      },
      back: { explains: '', operations: { handle: { explains: 'Answers.' } } },
    },
  };
  const code = starterCode(document, 'front');
  expect(complaints(document, 'front', code)).toEqual([]);
  expect(code).toMatchInlineSnapshot(`
    "import type { Ctx } from 'faultline';

    export async function handle(ctx: Ctx) {
      await ctx.work();
      const key = \`row-\${1 + Math.floor(ctx.random() * 100)}\`;
      await ctx.table('items').get(key);
      await ctx.table('items').put(key, { atMs: ctx.now() });
      await Promise.all([ctx.call('back.handle', {}), ctx.call('back.handle', {})]);
      await ctx.publish('done', { key }, { key });
      return null;
    }
    "
  `);
});

test('a fault is found in the text, or what is around it', () => {
  const text = JSON.stringify({ a: { 'b c': [1, { d: true }] } }, null, 2);
  const at = (path: string): string => text.slice(stretchOf(text, path).start, stretchOf(text, path).end);
  expect(pathParts('a["b c"][1].d')).toEqual(['a', 'b c', 1, 'd']);
  expect(at('a["b c"][1].d')).toBe('true');
  expect(at('a["b c"][7]')).toBe('"b c"');
  expect(at('a')).toBe('"a"');
  expect(at('document')).toBe('{');
  expect(stretchOf('no json', 'a')).toEqual({ start: 0, end: 0 });
});
