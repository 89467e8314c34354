/**
 * Whatever is done to a source, lowering either refuses it, with a place, or prints text that an engine can read and that
 * names nothing from outside. The engine's own parser judges the first, the type checker's name resolution the second.
 */
import vm from 'node:vm';
import fc from 'fast-check';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { lower, lowerToDebug } from '.';
import { CORPUS } from './testing/corpus';

const SOURCES = Object.values(CORPUS).map(
  (source) => source.match(/\s+|\w+|=>|\.\.\.|\?\.|\*\*|[^\w\s]/g) ?? [],
);

/** Words to put in: names from outside, names of ours, and what changes the meaning of what is around it. */
const WORDS =
  'fetch self globalThis eval Function process arguments this super $ $p0 $args undefined Math x a e f main async await ' +
  'yield var let const function class static get set new return try { } catch (e) { } finally { break ; continue ; for ( ; ; ) ' +
  'while ( true ) if else switch case default : => ... ?. ?? || ** **= = += ++ -- , ; . [ ] ( ) { } ` ${ \' " / </ <!-- // /* */ ' +
  '# @ ! < > : any as satisfies enum namespace import export type interface declare \\u0024 \\u{66}etch __proto__ 0 1n 08 1_ ' +
  'delete typeof void in of instanceof using accessor constructor extends null label: \u2028 \n';

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly string[];
}

const word = fc.oneof(
  fc.constantFrom(...WORDS.split(' ')),
  fc.tuple(fc.nat(), fc.nat()).map(([source, at]) => tokenOf(source, at)),
);
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  remove: fc.integer({ min: 0, max: 2 }),
  insert: fc.array(word, { maxLength: 3 }),
});

function tokenOf(source: number, at: number): string {
  const tokens = SOURCES[source % SOURCES.length] ?? [];
  return tokens[at % tokens.length] ?? '';
}

function mutate(source: number, edits: readonly Edit[]): string {
  const tokens = [...(SOURCES[source % SOURCES.length] ?? [])];
  for (const { at, remove, insert } of edits) tokens.splice(at % (tokens.length + 1), remove, ...insert);
  return tokens.join('');
}

const OPTIONS: ts.CompilerOptions = {
  ...{ allowJs: true, checkJs: true, noLib: true, noResolve: true, types: [], strict: false },
  target: ts.ScriptTarget.ES2022,
};

/** The names that the type checker cannot find in a script without libraries. */
function unresolvedIn(text: string): string[] {
  const file = ts.createSourceFile('/lowered.js', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === '/lowered.js' ? file : undefined),
    writeFile: () => {},
    getDefaultLibFileName: () => '/lib.d.ts',
    useCaseSensitiveFileNames: () => true,
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => '/',
    getNewLine: () => '\n',
    fileExists: (name) => name === '/lowered.js',
    readFile: () => undefined,
  };
  const program = ts.createProgram({ rootNames: ['/lowered.js'], options: OPTIONS, host });
  const messages = program
    .getSemanticDiagnostics(file)
    .map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '));
  return messages.filter((message) => /Cannot find name|No value exists in scope/.test(message));
}

test('the judge of names can tell', () => {
  expect(unresolvedIn('(function ($) { let a; return a + $; })')).toEqual([]);
  expect(unresolvedIn('(function ($) { return { b, c: fetch }; { let b; } })')).toHaveLength(2);
});

const RUNS = Number(process.env['LOWERING_MUTATIONS'] ?? 400);

test('any mutation is refused or harmless', { timeout: 60_000 + RUNS * 100 }, () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.nat(), fc.array(edit, { minLength: 1, maxLength: 3 }), (source, edits) => {
      const mutated = mutate(source, edits);
      const result = lower([{ name: 'm', source: mutated }]);
      if (result.ok) {
        accepted++;
        expect(() => new vm.Script(result.text)).not.toThrow();
        expect(unresolvedIn(result.text)).toEqual([]);
        // The audit is the debug build's judge; what it finds is thrown.
        expect(lowerToDebug([{ name: 'm', source: mutated }]).ok).toBe(true);
      } else {
        const lines = mutated.split(/\r\n|[\n\r\u2028\u2029]/).length;
        expect(result.faults.length).toBeGreaterThan(0);
        for (const { line, column } of result.faults) {
          expect(line >= 1 && line <= lines && column >= 1 && Number.isInteger(column)).toBe(true);
        }
      }
    }),
    { numRuns: RUNS },
  );
  expect(accepted).toBeGreaterThan(RUNS / 20);
});
