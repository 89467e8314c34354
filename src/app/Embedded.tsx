/** The page within somebody else's: the picture and time, and the way to the whole. */
import { useRun } from '../shared/run';
import styles from './app.module.css';
import { Boundary } from './Boundary';
import { fullPage } from './embed';
import { FEATURES } from './features';
import { Name } from './Name';
import { Stage } from './Stage';

export function Embedded() {
  const { document } = useRun();
  const { transport: Transport } = FEATURES;
  return (
    <div className={styles.page}>
      <Stage draws={false} inspects={false} />
      <section className={styles.time} aria-label="Time">
        <Boundary>
          <Transport />
        </Boundary>
      </section>
      <footer className={styles.embedded}>
        <Name />
        <span className={styles.of}>{document.title}</span>
        <a href={fullPage} target="_blank" rel="noreferrer">
          Open the whole page
        </a>
      </footer>
    </div>
  );
}
