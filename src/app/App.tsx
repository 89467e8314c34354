/** The page's frame: a bar, the picture with what is beside it, time, and tabs. It places features and knows none of them. */
import { useSelector } from '@xstate/react';
import { useMemo } from 'react';
import { RunContext, useSelection } from '../shared/run';
import styles from './app.module.css';
import { createCommands, type RunActor } from './commands';
import { FEATURES } from './features';
import { runView } from './run-view';

export function App({ actor }: { readonly actor: RunActor }) {
  const snapshot = useSelector(actor, (current) => current);
  const commands = useMemo(() => createCommands(actor), [actor]);
  const run = useMemo(() => runView(snapshot, commands), [snapshot, commands]);
  if (run === undefined) return <main className={styles.page} />;
  return (
    <RunContext value={run}>
      <Page />
    </RunContext>
  );
}

function Page() {
  const [selected] = useSelection();
  const { bar: Bar, canvas: Canvas, guides, inspector: Inspector, transport: Transport, timeline: Timeline } = FEATURES;
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h1 className={styles.name}>Faultline</h1>
        <Bar />
      </header>
      <main className={styles.main}>
        <section className={styles.stage} aria-label="Picture">
          <Canvas />
          {guides.map((Guide, place) => (
            <Guide key={place} />
          ))}
        </section>
        {Inspector !== undefined && selected !== undefined && (
          <aside className={styles.side} aria-label="Inspector">
            <Inspector />
          </aside>
        )}
      </main>
      <section className={styles.time} aria-label="Time">
        <Transport />
        <Timeline />
      </section>
    </div>
  );
}
