/** From TypeScript to JavaScript: takes the types out and changes nothing else. */
import ts from 'typescript';
import { Refused, type Position, type Refusal } from './fault';
import { SourceMap } from './source-map';

/** A source without its types. */
export interface Erased {
  readonly text: string;
  /** Where in the source a place of the text came from; its arguments count from 0, its answer from 1. */
  positionOf(line: number, column: number): Position;
}

/** Nothing newer than this reaches an engine, and nothing older is asked for, so that erasing lowers no construct. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  removeComments: true,
  sourceMap: true,
  newLine: ts.NewLineKind.LineFeed,
};

/** The source as the compiler's tree, with its comments and types. */
export function parseSource(source: string): ts.SourceFile {
  return ts.createSourceFile('handlers.ts', source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
}

/** Erases the types of a source. Throws `Refused` when it is not TypeScript. */
export function erase(source: string, file: ts.SourceFile): Erased {
  const output = ts.transpileModule(source, {
    fileName: 'handlers.ts',
    compilerOptions: OPTIONS,
    reportDiagnostics: true,
  });
  const faults = (output.diagnostics ?? []).map((diagnostic) => syntaxFault(diagnostic, file));
  if (faults.length > 0) throw new Refused(faults);
  const map = new SourceMap(output.sourceMapText ?? '{"mappings":""}');
  return { text: output.outputText, positionOf: (line, column) => map.positionOf(line, column) };
}

function syntaxFault(diagnostic: ts.Diagnostic, file: ts.SourceFile): Refusal {
  return {
    code: 'syntax',
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '),
    hint: 'handlers are TypeScript; the text cannot be read from here on',
    ...placeOf(file, diagnostic.start ?? 0),
  };
}

/** Line and column, from 1, of an offset into a source. */
export function placeOf(file: ts.SourceFile, offset: number): Position {
  const { line, character } = file.getLineAndCharacterOfPosition(offset);
  return { line: line + 1, column: character + 1 };
}
