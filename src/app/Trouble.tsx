/** What is said when a run cannot go on or cannot begin, where the picture is. */
import { useEffect, useState } from 'react';
import { SHIPPED } from '../document';
import { useRun, type Problem, type RunCommands } from '../shared/run';
import { Button } from '../shared/ui';
import styles from './app.module.css';
import { lessonName } from './lesson-mode';
import { Name } from './Name';

/** A run that is made within this time needs no word about it. */
const SILENT_MS = 400;

export function Trouble() {
  const { status, commands, document } = useRun();
  if (status.phase === 'compiling') return <Making />;
  if (status.phase !== 'failed' || status.problem === undefined) return null;
  return (
    <div className={styles.trouble} role="alert">
      <Words problem={status.problem} />
      <div className={styles.ways}>
        {status.isUnopened && (
          <Button look="primary" onClick={commands.retry}>
            Try again
          </Button>
        )}
        <Button look={status.isUnopened ? 'plain' : 'primary'} onClick={commands.restart}>
          {status.isUnopened ? `Back to ${document.title}` : 'Start it again'}
        </Button>
      </div>
    </div>
  );
}

/** Before any run is open: it is being made, or it cannot be. */
export function NoRun({
  problem,
  commands: { retry, chooseSystem },
}: {
  readonly problem: Problem | undefined;
  readonly commands: Pick<RunCommands, 'retry' | 'chooseSystem'>;
}) {
  const [first] = SHIPPED;
  return (
    <main className={styles.none}>
      <Name />
      {problem === undefined ? (
        <Making />
      ) : (
        <div className={styles.trouble} role="alert">
          <Words problem={problem} />
          <div className={styles.ways}>
            <Button look="primary" onClick={lessonName === undefined ? retry : () => location.reload()}>
              Try again
            </Button>
            {lessonName !== undefined && <a href="./">The playground</a>}
            {lessonName === undefined && first !== undefined && (
              <Button onClick={() => chooseSystem(first.name)}>Open {first.title}</Button>
            )}
          </div>
        </div>
      )}
    </main>
  );
}

function Words({ problem: { message, hint } }: { readonly problem: Problem }) {
  return (
    <>
      <p className={styles.message}>{message}</p>
      {hint !== '' && <p className={styles.hint}>{hint}</p>}
    </>
  );
}

function Making() {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SILENT_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSlow ? (
    <p className={styles.making} role="status">
      Making the run …
    </p>
  ) : null;
}
