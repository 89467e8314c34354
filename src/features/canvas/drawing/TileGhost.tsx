/** Tiles on their way to another service, or to one of their own. */
import { ViewportPortal } from '@xyflow/react';
import { useImperativeHandle, useState, type Ref } from 'react';
import styles from './drawing.module.css';
import type { Carried, Ghost } from './tile-drag';

export function TileGhost({ ref }: { readonly ref: Ref<Ghost> }) {
  const [carried, setCarried] = useState<Carried>();
  useImperativeHandle(ref, () => ({ show: setCarried }));
  if (carried === undefined) return null;
  const { names, at, into, isApart, says } = carried;
  return (
    <>
      <ViewportPortal>
        {into !== undefined && (
          <div
            className={styles.legal}
            data-target
            style={{ left: into.x, top: into.y, width: into.width, height: into.height }}
          />
        )}
        {names.length > 0 && (
          <div className={styles.ghost} data-apart={isApart || undefined} style={{ left: at.x, top: at.y }}>
            {names.map((name) => (
              <span key={name}>{name}</span>
            ))}
          </div>
        )}
      </ViewportPortal>
      {says !== '' && (
        <p className={styles.says} role="status">
          {says}
        </p>
      )}
    </>
  );
}
