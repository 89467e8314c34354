/** The picture, what one draws with over it, and beside it what is selected. */
import { useSelection } from '../shared/run';
import styles from './app.module.css';
import { Boundary } from './Boundary';
import { FEATURES } from './features';
import { Trouble } from './Trouble';
import { ViewBanner } from './ViewBanner';

interface StageProps {
  readonly draws: boolean;
  readonly inspects: boolean;
}

export function Stage({ draws, inspects }: StageProps) {
  const [selected] = useSelection();
  const { canvas: Canvas, inspector: Inspector, drawTools: DrawTools } = FEATURES;
  return (
    <main className={styles.main}>
      <section className={styles.stage} aria-label="Picture">
        <Boundary>
          <Canvas />
        </Boundary>
        {draws && (
          <Boundary>
            <DrawTools />
          </Boundary>
        )}
        <ViewBanner />
        <Trouble />
      </section>
      {Inspector !== undefined && inspects && selected !== undefined && (
        <aside className={styles.side} aria-label="Inspector">
          <Boundary>
            <Inspector />
          </Boundary>
        </aside>
      )}
    </main>
  );
}
