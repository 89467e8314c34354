/** The document as text. What is written here and is whole shows in the picture a moment later; and the other way round. */
import { Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentFault, SystemDocument } from '../../../simulator';
import { PanelFrame } from '../../shared/panel';
import { useRun } from '../../shared/run';
import { Button } from '../../shared/ui';
import styles from './code.module.css';
import type { Mark } from './Editor';
import { faultWords, stretchOf } from './places';

const DocumentEditor = lazy(async () => ({ default: (await import('./DocumentEditor')).DocumentEditor }));

/** How long nobody types before a text is taken. */
const PAUSE_MS = 900;

/** Kept while the panel is closed. */
let left: { readonly document: SystemDocument; readonly text: string } | undefined;

export function TextPanel() {
  const { document, commands } = useRun();
  const shown = useMemo(() => JSON.stringify(document, null, 2), [document]);
  const [text, setText] = useState(left?.document === document ? left.text : shown);
  const [faults, setFaults] = useState<readonly DocumentFault[]>([]);
  const [isAside, setAside] = useState(false);
  const base = useRef(document);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The document was changed elsewhere: a text that nobody has touched follows, another is kept until somebody decides.
  useEffect(() => {
    if (base.current === document) return;
    const isUntouched = sameJson(text, base.current) || sameJson(text, document);
    base.current = document;
    if (isUntouched) {
      setText((now) => (sameJson(now, document) ? now : shown));
      setFaults([]);
    } else setAside(true);
  }, [document, shown, text]);

  useEffect(() => {
    left = { document, text };
  }, [document, text]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const take = async (written: string): Promise<void> => {
    clearTimeout(timer.current);
    const read = readJson(written);
    // The editor itself says what is wrong with a text that is no JSON.
    if (read === undefined) return;
    // Whatever it is: an edit is taken only if it is a document.
    const next = read as SystemDocument;
    const found = await commands.edit('Edit the document as text', (now) =>
      sameJson(written, now) ? { document: now } : { document: next },
    );
    setFaults(found);
    if (found.length === 0) setAside(false);
  };
  const marks = useMemo(
    () => faults.map((fault): Mark => ({ message: faultWords(fault), at: stretchOf(text, fault.path) })),
    [faults, text],
  );
  return (
    <PanelFrame
      label="Text"
      terms={['deployment', 'experiment']}
      isStill
      className={styles.body}
      tools={
        <>
          <TextStanding text={text} faults={faults} isAside={isAside} isTaken={sameJson(text, document)} />
          {isAside && <Button onClick={() => void take(text)}>Take this text</Button>}
          {!sameJson(text, document) && (
            <Button
              look="quiet"
              onClick={() => {
                setText(shown);
                setFaults([]);
                setAside(false);
              }}
            >
              Back to the picture’s
            </Button>
          )}
        </>
      }
    >
      <Suspense fallback={<p className={styles.loading}>Fetching the editor …</p>}>
        <DocumentEditor
          text={text}
          marks={marks}
          onChange={(written) => {
            setText(written);
            clearTimeout(timer.current);
            if (!isAside) timer.current = setTimeout(() => void take(written), PAUSE_MS);
          }}
          onSave={() => void take(text)}
        />
      </Suspense>
    </PanelFrame>
  );
}

interface TextStandingProps {
  readonly text: string;
  readonly faults: readonly DocumentFault[];
  readonly isAside: boolean;
  readonly isTaken: boolean;
}

function TextStanding({ text, faults, isAside, isTaken }: TextStandingProps) {
  const [fault] = faults;
  if (isAside)
    return (
      <p className={styles.standing} role="alert">
        The picture was changed while this text was being written. Only one of the two can be kept.
      </p>
    );
  if (fault !== undefined)
    return (
      <p className={styles.standing} data-bad role="alert">
        {faultWords(fault)}
        {faults.length > 1 && ` And ${faults.length - 1} more.`} The picture shows the last text without a
        fault.
      </p>
    );
  return (
    <p className={styles.standing} role="status">
      {isTaken
        ? 'The picture shows this text.'
        : readJson(text) === undefined
          ? 'Not yet JSON: the picture shows the text before.'
          : 'The picture follows in a moment.'}
    </p>
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function sameJson(text: string, document: SystemDocument): boolean {
  return JSON.stringify(readJson(text)) === JSON.stringify(document);
}
