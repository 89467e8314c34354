/**
 * Monaco, with the two languages that are written here. Everything that knows of it is fetched when an editor is first shown;
 * its workers come from the page's own origin.
 */
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/typescript/register';
import * as json from 'monaco-editor/languages/features/json/register';
import * as typescript from 'monaco-editor/languages/features/typescript/register';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';
import { guestTypes, type TypeFiles } from './guest-types';
import type { SystemDocument } from '../../../simulator';

globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    if (label === 'typescript') return new TypeScriptWorker();
    return label === 'json' ? new JsonWorker() : new EditorWorker();
  },
};

const { typescriptDefaults, ScriptTarget, ModuleKind, ModuleResolutionKind } = typescript;

typescriptDefaults.setCompilerOptions({
  target: ScriptTarget.ES2020,
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.NodeJs,
  lib: ['es2020'],
  strict: true,
  noEmit: true,
  allowNonTsExtensions: true,
});
typescriptDefaults.setEagerModelSync(true);

/** Lets every call, table and topic of the document be known in the code of one module. */
export function teach(document: SystemDocument, module: string): void {
  const files: TypeFiles = guestTypes(document, module);
  typescriptDefaults.setExtraLibs(
    Object.entries(files).map(([filePath, content]) => ({ filePath, content })),
  );
}

/** What a document may say, for completion and for errors where they stand. */
export function teachDocuments(schema: unknown, address: string): void {
  json.jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: false,
    schemas: [{ uri: 'faultline://document', fileMatch: [address], schema }],
  });
}

/** The page's own colours, for either theme. */
function defineThemes(): void {
  const shared = { inherit: true, rules: [] };
  monaco.editor.defineTheme('faultline-light', {
    ...shared,
    base: 'vs',
    colors: { 'editor.background': '#fdfcf9', 'editorGutter.background': '#fdfcf9' },
  });
  monaco.editor.defineTheme('faultline-dark', {
    ...shared,
    base: 'vs-dark',
    colors: { 'editor.background': '#1d1c18', 'editorGutter.background': '#1d1c18' },
  });
}

defineThemes();

/** The text at an address, kept from one showing to the next. */
export function modelAt(address: string, language: 'typescript' | 'json', text: string) {
  const uri = monaco.Uri.parse(address);
  return monaco.editor.getModel(uri) ?? monaco.editor.createModel(text, language, uri);
}

export { monaco };
