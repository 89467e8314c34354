/** A text in Monaco. The page's own keys mean nothing inside. */
import { useEffect, useRef, useState } from 'react';
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
  /** Breakpoints in the margin; without it there are none in this text. */
  readonly stops?: Stops | undefined;
}

export interface Stops {
  /** From 1. */
  readonly lines: readonly number[];
  readonly toggle: (line: number) => void;
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

export function Editor({
  address,
  language,
  label,
  text,
  original,
  marks,
  onChange,
  onSave,
  stops,
}: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const model = modelAt(address, language, text);
  const latest = useRef({ onChange, onSave, stops });
  const [shownEditor, setShownEditor] = useState<CodeEditor>();
  const hasStops = stops !== undefined;
  useEffect(() => {
    latest.current = { onChange, onSave, stops };
  });

  useEffect(() => {
    if (model.getValue() !== text) model.setValue(text);
  }, [model, text]);

  useEffect(() => monaco.editor.setTheme(`faultline-${theme}`), [theme]);

  useEffect(() => {
    const place = host.current;
    if (place === null) return undefined;
    const shown = show(place, model, original, label, hasStops);
    setShownEditor(shown.editor);
    shown.editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, () => latest.current.onSave());
    if (hasStops) addMargin(shown.editor, (line) => latest.current.stops?.toggle(line));
    const listening = model.onDidChangeContent(() => latest.current.onChange(model.getValue()));
    // The page's keys are for the picture; what is typed here is text.
    const keep = (event: KeyboardEvent): void => event.stopPropagation();
    place.addEventListener('keydown', keep);
    return () => {
      place.removeEventListener('keydown', keep);
      listening.dispose();
      shown.dispose();
    };
  }, [model, original, label, hasStops]);

  const lines = stops?.lines.join() ?? '';
  useEffect(() => {
    if (shownEditor === undefined || lines === '') return undefined;
    const drawn = shownEditor.createDecorationsCollection(lines.split(',').map(Number).map(stopAt));
    return () => drawn.clear();
  }, [shownEditor, lines]);

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

type CodeEditor = ReturnType<typeof monaco.editor.create>;

/** A click in the margin sets a breakpoint there or takes it away, and so does a key where the caret is. */
function addMargin(editor: CodeEditor, toggle: (line: number) => void): void {
  editor.onMouseDown(({ target }) => {
    if (target.type === monaco.editor.MouseTargetType.GUTTER_GLYPH_MARGIN) toggle(target.position.lineNumber);
  });
  editor.addCommand(monaco.KeyMod.Shift | monaco.KeyCode.F9, () => {
    const line = editor.getPosition()?.lineNumber;
    if (line !== undefined) toggle(line);
  });
}

function stopAt(line: number) {
  return {
    range: new monaco.Range(line, 1, line, 1),
    options: {
      glyphMarginClassName: styles.stop ?? '',
      glyphMarginHoverMessage: { value: 'The run stops here. Click to let it pass.' },
    },
  };
}

function show(
  place: HTMLElement,
  model: Model,
  original: string | undefined,
  label: string,
  hasStops: boolean,
) {
  const keys = hasStops ? ' Shift F9 sets a breakpoint.' : '';
  const options = {
    ...OPTIONS,
    glyphMargin: hasStops,
    ariaLabel: `${label}. Control M lets the Tab key leave the text.${keys}`,
  };
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
