/** The log's lines and the requests that ended badly, in the order in which they happened. */
import { useEffect, useMemo, useState } from 'react';
import { useRun } from '../../shared/run';
import { narrate, type Told } from '../../shared/words';
import { Failures } from './failures';

/** How often the story goes on, ms. */
const EVERY_MS = 200;

export function useStory(): readonly Told[] {
  const { frames, plan, interventions } = useRun();
  const failures = useMemo(() => new Failures(frames, plan), [frames, plan]);
  const [latest, setLatest] = useState(frames.latest);

  useEffect(() => {
    setLatest(frames.latest);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = frames.subscribe((frame) => {
      failures.take(frame);
      timer ??= setTimeout(() => {
        timer = undefined;
        setLatest(frames.latest);
      }, EVERY_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [frames, failures]);

  const { lines } = failures;
  return useMemo(() => {
    const { log = [], faults = [], invariants = [] } = latest ?? {};
    const words = { plan, interventions, faults, invariants };
    const told = log.flatMap((line) => narrate(line, words) ?? []);
    // What is older than the log's oldest line would stand without its surroundings.
    const from = log.length < FULL ? -Infinity : (log[0]?.row ?? -Infinity);
    return [...told, ...lines.filter(({ row }) => row >= from)].sort((one, other) => one.row - other.row);
  }, [latest, lines, plan, interventions]);
}

/** Lines of the log that a frame carries at most. */
const FULL = 100;
