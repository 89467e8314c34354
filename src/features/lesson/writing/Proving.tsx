/** The proof of the lesson as it is written: what `lesson check` prints, over fewer seeds. */
import { useEffect, useRef, useState } from 'react';
import { useValue } from '../../../shared/run';
import { Button } from '../../../shared/ui';
import { proveWritten, readWritten, type Proof } from '../../../document/lessons/writing';
import { faults, written } from './written';
import styles from './writing.module.css';

/** Enough to see most mistakes; the command line proves it over twenty. */
const SEEDS = 3;

export function Proving() {
  const lesson = useValue(written);
  const isReadable = useValue(faults).length === 0;
  const [proof, setProof] = useState<Proof>();
  const [problem, setProblem] = useState('');
  const [runs, setRuns] = useState<number>();
  const under = useRef<AbortController>(undefined);
  useEffect(() => {
    setProof(undefined);
    return () => under.current?.abort();
  }, [lesson]);

  const check = async (): Promise<void> => {
    const read = await readWritten(lesson);
    if (!read.ok) return;
    const controller = new AbortController();
    under.current = controller;
    setProblem('');
    let count = 0;
    setRuns(0);
    try {
      setProof(await proveWritten(read.lesson, SEEDS, () => setRuns(++count), controller.signal));
    } catch (error) {
      if (!controller.signal.aborted)
        setProblem(error instanceof Error ? error.message : 'It could not be run.');
    }
    setRuns(undefined);
  };
  return (
    <div className={styles.proof}>
      <div className={styles.row}>
        {runs === undefined ? (
          <Button look="primary" disabled={!isReadable} onClick={() => void check()}>
            Check that it teaches
          </Button>
        ) : (
          <>
            <Button onClick={() => under.current?.abort()}>Cancel</Button>
            <span role="status">{runs} runs so far</span>
          </>
        )}
      </div>
      {problem !== '' && <p role="alert">{problem}</p>}
      {proof !== undefined && (
        <ul className={styles.cells} aria-label={`Proof over ${proof.seeds} seeds`}>
          {proof.cells.map(({ column, ok, says }) => (
            <li key={column} data-ok={ok || undefined}>
              <b>{column}</b> {ok ? 'as it should be' : says.join('; ')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
