/** Rings round what is picked, in the picture. */
import { ViewportPortal } from '@xyflow/react';
import type { Scene } from '../../../shared/scene';
import { rectOfPicked } from './picking';
import styles from './drawing.module.css';

export function Marks({ scene, ids }: { readonly scene: Scene; readonly ids: readonly string[] }) {
  return (
    <ViewportPortal>
      {ids.map((id) => {
        const rect = rectOfPicked(scene, id);
        if (rect === undefined) return null;
        const { x, y, width, height } = rect;
        return (
          <div
            key={id}
            data-mark={id}
            className={styles.ring}
            data-tile={id.startsWith('module:') || undefined}
            style={{ left: x, top: y, width, height }}
          />
        );
      })}
    </ViewportPortal>
  );
}
