/** What has come from outside. If it brings code, it says so before any of it runs, and shows it to whoever wants to look. */
import { useState } from 'react';
import { arrival, type Arrival, type Came } from '../../document';
import { codeOf } from '../../document/keeping';
import { useValue } from '../../shared/run';
import { Button, Sheet } from '../../shared/ui';
import styles from './documents.module.css';

const THINGS: Readonly<Record<Came, string>> = { link: 'link', file: 'file', browser: 'document' };

export function ArrivalSheet() {
  const come = useValue(arrival);
  if (come === undefined) return null;
  if (come.kind === 'asks') return <Asks key={come.came} come={come} />;
  const { problem, came, answer } = come;
  return (
    <Sheet title={`This ${THINGS[came]} cannot be opened`} onClose={answer}>
      <div className={styles.arrival}>
        <p role="alert">{problem.message}</p>
        <p className={styles.empty}>{problem.hint}</p>
        <div className={styles.ways}>
          <Button look="primary" onClick={answer}>
            Go on without it
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

function Asks({ come }: { readonly come: Extract<Arrival, { kind: 'asks' }> }) {
  const { run, came, answer } = come;
  const [isCodeShown, setCodeShown] = useState(false);
  const code = codeOf(run);
  const title = 'document' in run.system ? Reflect.get(run.system.document, 'title') : '';
  return (
    <Sheet title={`This ${THINGS[came]} brings code`} onClose={() => answer(false)}>
      <div className={styles.arrival}>
        <p>
          <strong>{typeof title === 'string' && title !== '' ? `“${title.slice(0, 100)}”` : 'It'}</strong>{' '}
          comes with {code.length === 1 ? 'a handler' : `${code.length} handlers`} that somebody wrote.
          Nothing of it has run yet.
        </p>
        <ul className={styles.may}>
          <li>It runs in a sandbox: it can take simulated time and change simulated data.</li>
          <li>
            It cannot reach the network, your files, your other documents or this page. The worst that it can
            do is to keep this tab busy, and then it is stopped.
          </li>
        </ul>
        {isCodeShown && (
          <div className={styles.code}>
            {code.map(({ module, text }) => (
              <section key={module}>
                <h3>{module}</h3>
                {/* It scrolls, so the keyboard has to get there. */}
                {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
                <pre tabIndex={0} aria-label={`Handlers of ${module}`}>
                  {text}
                </pre>
              </section>
            ))}
          </div>
        )}
        <div className={styles.ways}>
          <Button look="primary" onClick={() => answer(true)}>
            Run it
          </Button>
          {!isCodeShown && <Button onClick={() => setCodeShown(true)}>Look at the code first</Button>}
          <Button look="quiet" onClick={() => answer(false)}>
            Leave
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
