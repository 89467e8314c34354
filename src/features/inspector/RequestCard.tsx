/** A selected request: what came of it, and the ways to look closer. */
import type { ReactNode } from 'react';
import { shownPanel, useIsBlind, usePointOfView, useRun, useValue } from '../../shared/run';
import { usePolled } from '../../shared/panel';
import { Button, clockText, Sign, SIGN_WORDS } from '../../shared/ui';
import { measured } from '../../shared/words';
import styles from './inspector.module.css';

export function RequestCard({ request, close }: { readonly request: number; readonly close: ReactNode }) {
  const { traces, commands } = useRun();
  const isCaller = usePointOfView() === 'caller';
  const isBlind = useIsBlind();
  // Its trace says it too, beside the spans that it is about.
  const isTold = useValue(shownPanel) === 'traces';
  const trace = usePolled(`request ${request}`, () => traces.get(request));
  const isKnown = trace !== undefined && trace.request === request;
  const { knowledge, code, failure, startNs, endNs, operation } = trace ?? {};
  return (
    <div className={styles.inspector}>
      <header className={styles.head}>
        <div>
          <p className={styles.kind}>Request {request}</p>
          <h2 className={styles.name}>{isKnown ? operation : isBlind ? 'hidden' : 'not kept any more'}</h2>
        </div>
        {close}
      </header>
      {isKnown && knowledge !== undefined && (
        <dl className={styles.figures}>
          <div data-wide>
            <dt>outcome</dt>
            <dd>
              <Sign of={knowledge} /> {SIGN_WORDS[knowledge]} {code !== 'OK' && code}
            </dd>
          </div>
          <div>
            <dt>asked at</dt>
            <dd>{clockText(startNs ?? 0)} s</dd>
          </div>
          <div>
            <dt>answer after</dt>
            <dd>{measured(endNs === undefined ? undefined : endNs - (startNs ?? 0))}</dd>
          </div>
        </dl>
      )}
      {isKnown && failure !== undefined && !isCaller && !isTold && <p className={styles.why}>{failure}</p>}
      <div className={styles.actions}>
        {!isTold && (
          <Button look="primary" onClick={() => shownPanel.set('traces')}>
            Open its trace
          </Button>
        )}
        <Button
          disabled={!isKnown || endNs !== undefined}
          onClick={() => {
            commands.follow(request);
            commands.play('follow');
          }}
        >
          Follow it
        </Button>
      </div>
    </div>
  );
}
