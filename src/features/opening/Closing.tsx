/** The last words, over the playground that is there now, and where one can go from here. */
import { Button } from '../../shared/ui';
import { useRun } from '../../shared/run';
import styles from './opening.module.css';
import { replayOpening } from './standing';
import { SYSTEM } from './story';

export function Closing({ words, close }: { readonly words: string; readonly close: () => void }) {
  const { systems, commands } = useRun();
  const other = systems.find(({ name }) => name !== SYSTEM);
  return (
    <section className={styles.closing} aria-labelledby="closing-title">
      <h2 id="closing-title" className={styles.closingTitle}>
        The shop is yours
      </h2>
      <p role="status">{words}</p>
      <div className={styles.actions}>
        <Button look="primary" onClick={close} ref={(button) => button?.focus({ preventScroll: true })}>
          Break it yourself
        </Button>
        {other !== undefined && (
          <Button
            onClick={() => {
              close();
              commands.chooseSystem(other.name);
            }}
          >
            Open {other.title}
          </Button>
        )}
        <Button look="quiet" onClick={replayOpening}>
          Replay
        </Button>
      </div>
    </section>
  );
}
