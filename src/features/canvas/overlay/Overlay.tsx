/** The canvas over the boxes and wires, on which everything is drawn that moves. It takes no pointer and no part in the page's text. */
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { usePointOfView, useRun, useSelection } from '../../../shared/run';
import type { Scene, Seen } from '../../../shared/scene';
import { callerOf } from '../caller';
import styles from '../canvas.module.css';
import { useStill } from '../use-still';
import { OverlayLoop, type Showing } from './loop';

export function Overlay({ scene, learn }: { readonly scene: Scene; readonly learn: (seen: Seen) => void }) {
  const { plan, frames } = useRun();
  const store = useStoreApi();
  const [selected] = useSelection();
  const isCaller = usePointOfView() === 'caller';
  const still = useStill();
  const canvas = useRef<HTMLCanvasElement>(null);
  const loop = useRef<OverlayLoop>(undefined);
  const caller = isCaller ? callerOf(scene, plan, selected) : '';
  const request = selected?.kind === 'request' ? selected.request : 0;
  const showing = useRef<Showing>({ scene, caller, request, still });
  showing.current = { scene, caller, request, still };

  useEffect(() => {
    if (canvas.current === null) return;
    const viewOf = () => {
      const { transform, width, height } = store.getState();
      return { x: transform[0], y: transform[1], zoom: transform[2], width, height };
    };
    const made = new OverlayLoop(canvas.current, plan, frames, showing.current, viewOf, learn);
    loop.current = made;
    const stop = store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) {
        made.request();
      }
    });
    return () => {
      stop();
      made.dispose();
      loop.current = undefined;
    };
  }, [plan, frames, store, learn]);

  useEffect(() => {
    loop.current?.show({ scene, caller, request, still });
  }, [scene, caller, request, still]);

  return <canvas ref={canvas} className={styles.overlay} aria-hidden="true" />;
}
