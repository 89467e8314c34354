/** Shows everything at first, and again when the system or the canvas changes, until the person has moved the picture. */
import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import type { Rect } from '../../shared/scene';
import { fitted, type Size } from './viewport';

/** How much nearer one press leads. */
const STEP = 1.4;

export interface Fit {
  /** Shows everything. */
  readonly fit: () => void;
  readonly zoom: (direction: 'in' | 'out') => void;
  /** The person has moved the picture. */
  readonly moved: () => void;
}

/** `stays`: boxes stand where somebody put them, so that another plan is no other picture. */
export function useFit(bounds: Rect, size: Size, plan: unknown, stays: boolean): Fit {
  const { setViewport, zoomTo, getZoom } = useReactFlow();
  const isMoved = useRef(false);
  const shownPlan = useRef<unknown>(undefined);
  const fit = useCallback(() => {
    isMoved.current = false;
    void setViewport(fitted(bounds, size));
  }, [bounds, size, setViewport]);
  useEffect(() => {
    const isNew = shownPlan.current !== plan;
    shownPlan.current = plan;
    if (!isMoved.current || (isNew && !stays)) fit();
  }, [fit, plan, stays]);
  const moved = useCallback(() => {
    isMoved.current = true;
  }, []);
  const zoom = useCallback(
    (direction: 'in' | 'out') => {
      isMoved.current = true;
      void zoomTo(direction === 'in' ? getZoom() * STEP : getZoom() / STEP);
    },
    [zoomTo, getZoom],
  );
  return { fit, zoom, moved };
}
