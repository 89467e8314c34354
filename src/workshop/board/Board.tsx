/** The class board: who has done what, without a server. Results come pasted, as files, by a link, or by the camera. */
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { judgedHere, resultsCsv, submissionsIn, type Pack } from '../../document/workshop';
import { Button, download } from '../../shared/ui';
import type { ViewProps } from '../Workshop';
import styles from '../workshop.module.css';
import { BoardTable } from './BoardTable';
import { Camera } from './Camera';
import { PackField } from './PackField';
import { codesOf, counted, keepBoard, keptBoard, takenFrom, withRow, type BoardRow } from './rows';

export function Board({ brought }: ViewProps) {
  const { rows, setRows, take, says } = useBoard(brought);
  const [pack, setPack] = useState<Pack>();
  const [isScanning, setScanning] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    for (const file of event.dataTransfer.files) void file.text().then(take);
  };
  return (
    <div onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <h1>Class board</h1>
      <Paste onTake={take} isScanning={isScanning} onScan={() => setScanning(!isScanning)} />
      {isScanning && <Camera onFound={take} />}
      <p role="status" className={styles.says}>
        {says}
      </p>
      <BoardTable rows={rows} onRemove={(at) => setRows(rows.toSpliced(at, 1))} />
      {rows.length > 0 && (
        <>
          <PackField onPack={setPack} />
          <Actions rows={rows} pack={pack} setRows={setRows} />
        </>
      )}
    </div>
  );
}

function useBoard(brought: string) {
  const [rows, keepRows] = useState(keptBoard);
  const [says, setSays] = useState('');
  const latest = useRef(rows);
  const setRows = (next: readonly BoardRow[]): void => {
    latest.current = next;
    keepRows(next);
    if (!keepBoard(next)) setSays('This browser keeps nothing: save the board as CSV before you close it.');
  };
  const take = async (text: string): Promise<void> => {
    const taken = await takenFrom(text, latest.current);
    setSays(taken.says);
    if (taken.rows !== latest.current) setRows(taken.rows);
  };
  useEffect(() => {
    if (brought === '') return;
    void take(brought);
    // Once taken, a reload need not take it again.
    history.replaceState(null, '', '#board');
  }, [brought]);
  return { rows, setRows, take, says };
}

interface PasteProps {
  readonly onTake: (text: string) => Promise<void>;
  readonly isScanning: boolean;
  readonly onScan: () => void;
}

function Paste({ onTake, isScanning, onScan }: PasteProps) {
  const [text, setText] = useState('');
  return (
    <div className={styles.form}>
      <label htmlFor="results">Results: links, codes, a whole chat, or the CSV that grade prints</label>
      <textarea
        id="results"
        rows={3}
        value={text}
        placeholder="Paste here, or drop files anywhere on this page"
        onChange={({ target }) => setText(target.value)}
      />
      <div className={styles.row}>
        <Button
          look="primary"
          disabled={text.trim() === ''}
          onClick={() => {
            void onTake(text);
            setText('');
          }}
        >
          Take over
        </Button>
        <FileButton onTake={onTake} />
        <Button aria-pressed={isScanning} onClick={onScan}>
          {isScanning ? 'Camera off' : 'Camera'}
        </Button>
      </div>
    </div>
  );
}

function FileButton({ onTake }: Pick<PasteProps, 'onTake'>) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files of results"
        onChange={async ({ target }) => {
          for (const file of target.files ?? []) await onTake(await file.text());
          target.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()}>Files …</Button>
    </>
  );
}

interface ActionsProps {
  readonly rows: readonly BoardRow[];
  readonly pack: Pack | undefined;
  readonly setRows: (rows: readonly BoardRow[]) => void;
}

function Actions({ rows, pack, setRows }: ActionsProps) {
  const [judging, setJudging] = useState<number>();
  const handed = rows.filter(({ code }) => code !== '');
  const judgeAll = async (): Promise<void> => {
    let next = rows;
    for (const [index, row] of handed.entries()) {
      setJudging(index + 1);
      const [found] = (await submissionsIn(row.code)).handed;
      if (found === undefined) continue;
      const result = await judgedHere(found.submission, pack, new AbortController().signal);
      next = withRow(next, { result, code: row.code });
      setRows(next);
    }
    setJudging(undefined);
  };
  const save = (name: string, text: string, type: string) => () => download(name, new Blob([text], { type }));
  return (
    <p className={styles.actions}>
      <Button disabled={judging !== undefined || handed.length === 0} onClick={() => void judgeAll()}>
        {judging === undefined
          ? `Judge ${counted(handed.length)} again here`
          : `Judging ${judging} of ${handed.length} …`}
      </Button>
      <Button onClick={save('board.csv', resultsCsv(rows.map(({ result }) => result)), 'text/csv')}>
        Save as CSV
      </Button>
      <Button disabled={handed.length === 0} onClick={save('submissions.txt', codesOf(rows), 'text/plain')}>
        Save the codes, for grade
      </Button>
      <Button look="quiet" onClick={() => setRows([])}>
        Empty the board
      </Button>
    </p>
  );
}
