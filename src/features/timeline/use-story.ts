/** The story of the run for the lanes: what the newest frame tells, and what was seen further on before going back. */
import { useEffect, useRef, useState } from 'react';
import type { Frame, Intervention } from '../../../simulator';
import { useRun } from '../../shared/run';
import { interventionWords } from '../../shared/words';
import type { Story } from './lanes';

/** How often the lanes follow the run, ms; the playhead follows it by itself. */
const EVERY_MS = 100;

export function useStory(): Story {
  const { frames, plan, interventions } = useRun();
  const [latest, setLatest] = useState(frames.latest);
  useEffect(() => {
    setLatest(frames.latest);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = frames.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setLatest(frames.latest);
      }, EVERY_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [frames]);

  // What lies ahead stays true until somebody does something else here.
  const furthest = useRef<{ frame: Frame | undefined; of: unknown; by: readonly Intervention[] }>(undefined);
  const known = furthest.current;
  const isSame = known?.of === frames && known.by === interventions;
  const isFurther = (latest?.nowNs ?? 0) >= (known?.frame?.nowNs ?? 0);
  if (!isSame || isFurther) furthest.current = { frame: latest, of: frames, by: interventions };
  const { frame = latest } = furthest.current ?? {};

  return {
    nowNs: latest?.nowNs ?? 0,
    reachedNs: frame?.nowNs ?? 0,
    faults: frame?.faults ?? [],
    invariants: frame?.invariants ?? [],
    interventions,
    words: ({ request }) =>
      interventionWords(request, plan, request.kind === 'lift' ? frame?.faults[request.fault]?.text : undefined),
  };
}
