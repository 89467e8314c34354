/** Answers of the run that a panel shows: asked again when there is news, at a pace that can be read. */
import { useEffect, useRef, useState } from 'react';
import { useRun } from '../run';

/** How often a panel asks, 1/s. An answer is made and checked whole, so it costs more than a figure of a frame. */
const ASK_HZ = 3;

/**
 * What `ask` answered last; undefined before. It is asked at once, when `key` (what is asked for) changes, and after
 * frames, but never twice at a time. Until another answer comes the last one stays.
 */
export function usePolled<T>(
  key: string,
  ask: () => Promise<T | undefined>,
  hz: number = ASK_HZ,
): T | undefined {
  const { frames } = useRun();
  const [answer, setAnswer] = useState<T | undefined>(undefined);
  const latestAsk = useRef(ask);
  useEffect(() => {
    latestAsk.current = ask;
  });

  useEffect(() => {
    let isGone = false;
    let isAsking = false;
    let isNews = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askNow = async (): Promise<void> => {
      timer = undefined;
      isAsking = true;
      isNews = false;
      const next = await latestAsk.current();
      isAsking = false;
      if (isGone) return;
      setAnswer(next);
      if (isNews) later();
    };
    const later = (): void => {
      isNews = true;
      if (!isAsking) timer ??= setTimeout(() => void askNow(), 1000 / hz);
    };
    void askNow();
    const stop = frames.subscribe(later);
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop();
    };
  }, [frames, key, hz]);
  return answer;
}
