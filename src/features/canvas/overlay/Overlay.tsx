/** The canvas over the boxes and wires, on which everything is drawn that moves. It takes no pointer and no part in the page's text. */
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { usePointOfView, useRun, useSelection } from '../../../shared/run';
import type { Scene, Seen } from '../../../shared/scene';
import { callerOf } from '../caller';
import styles from '../canvas.module.css';
import { preview } from '../preview';
import { useStill } from '../use-still';
import { OverlayLoop, tearsIn, type Showing } from './loop';

export function Overlay({ scene, learn }: { readonly scene: Scene; readonly learn: (seen: Seen) => void }) {
  const { plan, frames, status } = useRun();
  const store = useStoreApi();
  const [selected] = useSelection();
  const isCaller = usePointOfView() === 'caller';
  const still = useStill();
  const canvas = useRef<HTMLCanvasElement>(null);
  const loop = useRef<OverlayLoop>(undefined);
  const caller = isCaller ? callerOf(scene, plan, selected) : '';
  const runs = status.phase === 'running';
  const followed = status.pace === 'follow' ? (status.followed ?? 0) : 0;
  const request = selected?.kind === 'request' ? selected.request : followed;
  const before = useRef({ system: '', tears: 0 });
  const showing = useRef<Showing>({ scene, caller, request, still, runs });
  useEffect(() => {
    showing.current = { scene, caller, request, still, runs };
  });

  useEffect(() => {
    if (canvas.current === null) return;
    const viewOf = () => {
      const { transform, width, height } = store.getState();
      return { x: transform[0], y: transform[1], zoom: transform[2], width, height };
    };
    // A system that is opened torn was not torn here.
    const { system, tears } = before.current;
    const tearsBefore = system === plan.system ? tears : tearsIn(showing.current.scene);
    const made = new OverlayLoop(canvas.current, plan, frames, showing.current, viewOf, learn, tearsBefore);
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
    loop.current?.show({ scene, caller, request, still, runs });
    before.current = { system: plan.system, tears: tearsIn(scene) };
  }, [plan, scene, caller, request, still, runs]);

  useEffect(() => preview.subscribe(() => loop.current?.preview(preview.get() ?? showing.current.scene)), []);

  return <canvas ref={canvas} className={styles.overlay} aria-hidden="true" />;
}
