/** Whether boxes are on their way to other places: wires and what moves on them are hidden meanwhile. */
import { useEffect, useRef, useState } from 'react';
import { useStill } from './use-still';

/** As long as the boxes' transition in `canvas.module.css`. */
const SETTLES_MS = 320;

/** True for a moment after `plan` has changed. */
export function useSettling(plan: unknown): boolean {
  const still = useStill();
  const shown = useRef(plan);
  const [settling, setSettling] = useState(false);
  useEffect(() => {
    if (shown.current === plan || still) return;
    shown.current = plan;
    setSettling(true);
    const timer = setTimeout(() => setSettling(false), SETTLES_MS);
    return () => {
      clearTimeout(timer);
      setSettling(false);
    };
  }, [plan, still]);
  return settling;
}
