/** The story of the run for the lanes: what the newest frame tells, and what was seen further on before going back. */
import { useEffect, useMemo } from 'react';
import type { Frame } from '../../../simulator';
import { useFrame, useRun, type FrameStore } from '../../shared/run';
import { interventionWords } from '../../shared/words';
import type { Story } from './lanes';

/** The frame of the furthest moment. What it tells stays true after going back, until somebody does something else there. */
class Furthest {
  frame: Frame | undefined;

  constructor({ latest }: FrameStore) {
    this.frame = latest;
  }

  readonly take = (frame: Frame): void => {
    if (this.frame === undefined || frame.nowNs >= this.frame.nowNs) this.frame = frame;
  };
}

export function useStory(): Story {
  const { frames, plan, interventions } = useRun();
  // Whoever does something makes another future.
  const furthest = useMemo(
    () => ({ of: interventions, is: new Furthest(frames) }),
    [frames, interventions],
  ).is;
  useEffect(() => frames.subscribe(furthest.take), [frames, furthest]);
  const nowNs = useFrame((frame) => frame.nowNs) ?? 0;
  const { frame } = furthest;
  return {
    nowNs,
    reachedNs: Math.max(nowNs, frame?.nowNs ?? 0),
    faults: frame?.faults ?? [],
    invariants: frame?.invariants ?? [],
    interventions,
    words: ({ request }) =>
      interventionWords(request, plan, request.kind === 'lift' ? frame?.faults[request.fault] : undefined),
  };
}
