/** Latency as two short runs show it, instead of as it is estimated. */
import { useEffect, useState } from 'react';
import { NS_PER_MS } from '../../../simulator';
import type { Runnable } from '../../document';
import { useRun } from '../../shared/run';
import { Button } from '../../shared/ui';
import { measured } from '../../shared/words';
import styles from './boundary.module.css';
import { measure, type Measurement } from './measure';
import type { Partner } from './partners';

interface MeasuredTimesProps {
  readonly before: Runnable;
  readonly partner: Partner;
}

export function MeasuredTimes({ before, partner }: MeasuredTimesProps) {
  const { document, source, choice } = useRun();
  const [running, setRunning] = useState<AbortController | undefined>();
  const [found, setFound] = useState<Measurement | string>('');
  useEffect(() => () => running?.abort(), [running]);
  const begin = async (): Promise<void> => {
    const attempt = new AbortController();
    setRunning(attempt);
    setFound('');
    const next = await measure({ document, source, choice }, before, partner.source, attempt.signal).catch(
      () => 'What it takes to measure could not be fetched. Check the connection and try again.',
    );
    if (attempt.signal.aborted) return;
    setFound(next);
    setRunning(undefined);
  };
  return (
    <section className={styles.group} aria-label="Measured">
      <h3>Measured</h3>
      <div className={styles.head}>
        {running === undefined ? (
          <Button onClick={() => void begin()}>Measure it</Button>
        ) : (
          <Button onClick={() => setRunning(undefined)}>Stop</Button>
        )}
        <span className={styles.method} role="status">
          {running !== undefined
            ? 'Both run, beside the one you see …'
            : typeof found === 'string'
              ? found || 'Two short runs, with the same seed and load.'
              : `${found.seconds} simulated seconds of “${found.under}”, seed ${choice.seed}: ${troubledWords(found)}`}
        </span>
      </div>
      {typeof found === 'object' && <Times {...found} />}
    </section>
  );
}

function troubledWords({ troubled: [before, after] }: Measurement): string {
  if (before + after === 0) return 'every request was answered, in both.';
  return `${after} requests failed or are unknown, instead of ${before}.`;
}

function Times({ latencies }: Measurement) {
  return (
    <table className={styles.times}>
      <thead>
        <tr>
          <th scope="col">Mean time of</th>
          <th scope="col">before</th>
          <th scope="col">now</th>
          <th scope="col">difference</th>
        </tr>
      </thead>
      <tbody>
        {latencies.map(({ operation, beforeMs, afterMs }) => (
          <tr key={operation}>
            <th scope="row">{operation}</th>
            <td>{measured(beforeMs * NS_PER_MS)}</td>
            <td>{measured(afterMs * NS_PER_MS)}</td>
            <td>{differenceWords(beforeMs, afterMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `+1.7 ms, slower`; differences below a microsecond are none. */
function differenceWords(beforeMs: number, afterMs: number): string {
  const ms = afterMs - beforeMs;
  if (Math.abs(ms) < 0.001) return 'the same';
  return `${ms > 0 ? '+' : '−'}${measured(Math.abs(ms) * NS_PER_MS)}, ${ms > 0 ? 'slower' : 'faster'}`;
}
