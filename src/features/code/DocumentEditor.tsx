/** The editor of a document, which knows what a document may say. */
import { useEffect } from 'react';
import { loadCompiler } from '../../../simulator';
import { Editor, type EditorProps } from './Editor';
import { teachDocuments } from './monaco';

const ADDRESS = 'file:///document.json';

export function DocumentEditor(props: Omit<EditorProps, 'address' | 'language' | 'label'>) {
  useEffect(() => {
    void loadCompiler().then(({ documentJsonSchema }) => teachDocuments(documentJsonSchema(), ADDRESS));
  }, []);
  return <Editor {...props} address={ADDRESS} language="json" label="The document" />;
}
