/** A text in Monaco. The page's own keys mean nothing inside. */
import { useEffect, useRef } from 'react';
import { useTheme } from '../../shared/ui';
import styles from './code.module.css';
import { modelAt, monaco } from './monaco';
import type { Stretch } from './places';

export interface Mark {
  readonly message: string;
  /** By line and column, from 1, or by offsets. */
  readonly at: { readonly line: number; readonly column: number } | Stretch;
}

export interface EditorProps {
  /** Names the text: one that is shown again is as it was left. */
  readonly address: string;
  readonly language: 'typescript' | 'json';
  readonly label: string;
  readonly text: string;
  /** Beside the text, as it was; what differs is marked. */
  readonly original?: string | undefined;
  readonly marks: readonly Mark[];
  readonly onChange: (text: string) => void;
  /** Ctrl+S. */
  readonly onSave: () => void;
}

const OPTIONS = {
  automaticLayout: true,
  minimap: { enabled: false },
  fontSize: 13,
  lineNumbersMinChars: 3,
  scrollBeyondLastLine: false,
  tabSize: 2,
  fixedOverflowWidgets: true,
  padding: { top: 8, bottom: 8 },
} as const;

export function Editor({ address, language, label, text, original, marks, onChange, onSave }: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const model = modelAt(address, language, text);
  const latest = useRef({ onChange, onSave });
  useEffect(() => {
    latest.current = { onChange, onSave };
  });

  useEffect(() => {
    if (model.getValue() !== text) model.setValue(text);
  }, [model, text]);

  useEffect(() => monaco.editor.setTheme(`faultline-${theme}`), [theme]);

  useEffect(() => {
    const place = host.current;
    if (place === null) return undefined;
    const shown = show(place, model, original, label);
    shown.editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, () => latest.current.onSave());
    const listening = model.onDidChangeContent(() => latest.current.onChange(model.getValue()));
    // The page's keys are for the picture; what is typed here is text.
    const keep = (event: KeyboardEvent): void => event.stopPropagation();
    place.addEventListener('keydown', keep);
    return () => {
      place.removeEventListener('keydown', keep);
      listening.dispose();
      shown.dispose();
    };
  }, [model, original, label]);

  useEffect(() => {
    const markers = marks.map(({ message, at }) => ({
      ...rangeOf(model, at),
      message,
      severity: monaco.MarkerSeverity.Error,
    }));
    monaco.editor.setModelMarkers(model, 'faultline', markers);
  }, [model, marks]);

  return <div ref={host} className={styles.editor} />;
}

type Model = ReturnType<typeof modelAt>;

function show(place: HTMLElement, model: Model, original: string | undefined, label: string) {
  const options = { ...OPTIONS, ariaLabel: `${label}. Control M lets the Tab key leave the text.` };
  if (original === undefined) {
    const editor = monaco.editor.create(place, { ...options, model });
    return { editor, dispose: () => editor.dispose() };
  }
  const before = monaco.editor.createModel(original, model.getLanguageId());
  const both = monaco.editor.createDiffEditor(place, { ...options, originalEditable: false });
  both.setModel({ original: before, modified: model });
  const dispose = (): void => {
    both.dispose();
    before.dispose();
  };
  return { editor: both.getModifiedEditor(), dispose };
}

function rangeOf(model: Model, at: Mark['at']) {
  if ('line' in at) {
    const { line: startLineNumber, column: startColumn } = at;
    const word = model.getWordAtPosition({
      lineNumber: Math.min(startLineNumber, model.getLineCount()),
      column: startColumn,
    });
    return {
      startLineNumber,
      startColumn,
      endLineNumber: startLineNumber,
      endColumn: word?.endColumn ?? startColumn + 1,
    };
  }
  const [start, end] = [model.getPositionAt(at.start), model.getPositionAt(at.end)];
  return {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  };
}
