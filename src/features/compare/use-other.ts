/** The other run as long as it is looked at: it comes with the panel and goes with it. */
import { useEffect, useState } from 'react';
import { useRun, type Problem } from '../../shared/run';
import { keepInStep } from './in-step';
import { openOther, type Other } from './other';
import type { Partner } from './partners';

export interface Beside {
  /** The last one that was opened; until the one that is wanted is there, another one. */
  readonly other: Other | undefined;
  readonly isOpening: boolean;
  readonly problem: Problem | undefined;
  /** The moment at which both stood last, ns; undefined before. */
  readonly metNs: number | undefined;
}

/** Opens it anew when something is done to the first: what is done to one is done to both. */
export function useOther(partner: Partner | undefined): Beside {
  const { plan, interventions, frames } = useRun();
  const [other, setOther] = useState<Other | undefined>();
  const [problem, setProblem] = useState<Problem | undefined>();
  const [metNs, setMet] = useState<number | undefined>();
  const [opened, setOpened] = useState<unknown>();
  const key = JSON.stringify(partner);

  useEffect(() => {
    if (partner === undefined) return setOther(undefined);
    const closed = new AbortController();
    const leading = { plan, interventions, nowNs: frames.latest?.nowNs ?? 0 };
    let isKept = false;
    void openOther(partner, leading, closed.signal).then((made) => {
      if (closed.signal.aborted) return;
      isKept = true;
      setOpened(key);
      setProblem(made.ok ? undefined : made.problem);
      setOther(made.ok ? made.other : undefined);
    });
    return () => {
      if (!isKept) closed.abort();
    };
    // The key has the whole of the partner, which is made anew with every status.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, plan, interventions, frames]);

  useEffect(() => () => other?.handle.dispose(), [other]);

  useEffect(() => {
    if (other === undefined) return;
    return keepInStep(frames, other.handle, setMet);
  }, [other, frames]);

  useEffect(
    () =>
      other?.handle.onEnd(({ kind, message }) => {
        if (kind !== 'disposed') setProblem({ message, hint: 'Choose it again to go on.' });
      }),
    [other],
  );
  return { other, isOpening: partner !== undefined && opened !== key, problem, metNs };
}
