/** Rings and bands round what somebody talks of elsewhere on the page. */
import type { Scene } from '../../../shared/scene';
import { rectOfPicked } from '../drawing/picking';
import styles from './pointed-at.module.css';

interface PointedAtProps {
  readonly scene: Scene;
  /** As `pointedAt` has them. */
  readonly ids: readonly string[];
}

export function PointedAt({ scene, ids }: PointedAtProps) {
  return ids.map((id) => {
    if (id.startsWith('wire:')) {
      const wire = scene.wires.find(({ name }) => name === id.slice('wire:'.length));
      return (
        wire && (
          <svg key={id} className={styles.wire} data-pointed={id} aria-hidden>
            <path d={wire.d} />
          </svg>
        )
      );
    }
    const rect = rectOfPicked(scene, id);
    if (rect === undefined) return null;
    const { x, y, width, height } = rect;
    return (
      <div
        key={id}
        className={styles.ring}
        data-pointed={id}
        data-tile={id.startsWith('module:') || undefined}
        style={{ left: x, top: y, width, height }}
      />
    );
  });
}
