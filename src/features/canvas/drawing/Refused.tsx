/** What kept the last edit from being taken, on the boxes that it concerns. */
import { ViewportPortal } from '@xyflow/react';
import { refusedFaults } from '../../../shared/drawing';
import { useValue } from '../../../shared/run';
import type { Scene } from '../../../shared/scene';
import styles from './drawing.module.css';
import { idOfPath } from './fault-path';
import { rectOfPicked } from './picking';

export function Refused({ scene }: { readonly scene: Scene }) {
  const faults = useValue(refusedFaults);
  return (
    <ViewportPortal>
      {faults.map(({ path, message, hint }) => {
        const id = idOfPath(path);
        const rect = id === undefined ? undefined : rectOfPicked(scene, id);
        if (rect === undefined) return null;
        const words = hint === '' ? message : `${message}; ${hint}`;
        return (
          <span
            key={`${path} ${message}`}
            role="img"
            className={styles.refused}
            aria-label={`Not taken: ${words}`}
            title={words}
            style={{ left: rect.x + rect.width, top: rect.y }}
          >
            !
          </span>
        );
      })}
    </ViewportPortal>
  );
}
