/** Frames for panels: a value picked from the newest frame, at a pace that can be read. */
import { useEffect, useRef, useState } from 'react';
import type { Frame } from '../../../simulator';
import { useRun } from './context';

/** How often a panel may change, 1/s. */
const PANEL_HZ = 10;

/**
 * What `select` picks from the newest frame; renders again, at most `hz` times a second, only when that value has changed
 * (by `Object.is`: pick numbers and texts, not fresh objects). Undefined before the first frame.
 */
export function useFrame<T>(select: (frame: Frame) => T, hz: number = PANEL_HZ): T | undefined {
  const { frames } = useRun();
  const latestSelect = useRef(select);
  const [, update] = useState<unknown>();
  const shown = useRef<T | undefined>(undefined);
  const value = frames.latest === undefined ? undefined : select(frames.latest);
  useEffect(() => {
    latestSelect.current = select;
    shown.current = value;
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastMs = -Infinity;
    const show = (): void => {
      timer = undefined;
      lastMs = performance.now();
      const { latest } = frames;
      if (latest !== undefined && !Object.is(latestSelect.current(latest), shown.current)) update({});
    };
    const stop = frames.subscribe(() => {
      // Always after a while, so that the last frame before a pause is shown too.
      timer ??= setTimeout(show, Math.max(0, lastMs + 1000 / hz - performance.now()));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [frames, hz]);
  return value;
}
