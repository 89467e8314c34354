/** The editor of a module's code, which knows the code of all the others. */
import { useLayoutEffect } from 'react';
import type { SystemDocument } from '../../../simulator';
import { draftKey } from './drafts';
import { Editor, type EditorProps } from './Editor';
import { addressOf } from './guest-types';
import { modelAt, monaco, teach } from './monaco';

interface ModuleEditorProps extends Omit<EditorProps, 'address' | 'language'> {
  readonly module: string;
  readonly document: SystemDocument;
  readonly drafts: ReadonlyMap<string, string>;
}

export function ModuleEditor({ document, drafts, module, ...editor }: ModuleEditorProps) {
  const address = addressOf(module);
  useLayoutEffect(() => {
    teach(document, module);
    const addresses = new Set<string>([address]);
    for (const [name, { handlers }] of Object.entries(document.modules)) {
      const text = drafts.get(draftKey(document, name)) ?? handlers;
      if (text === undefined) continue;
      addresses.add(addressOf(name));
      const model = modelAt(addressOf(name), 'typescript', text);
      if (addressOf(name) !== address && model.getValue() !== text) model.setValue(text);
    }
    for (const model of monaco.editor.getModels())
      if (model.getLanguageId() === 'typescript' && model.uri.path.startsWith('/modules/'))
        if (!addresses.has(model.uri.toString())) model.dispose();
  }, [document, drafts, module, address]);
  return <Editor {...editor} address={address} language="typescript" />;
}
