/** The whole picture in small, as long as a part of it is out of sight: what is seen, and a press that goes elsewhere. */
import { useReactFlow, useStore } from '@xyflow/react';
import type { PointerEvent } from 'react';
import { grown, type Scene } from '../../shared/scene';
import styles from './canvas.module.css';
import type { Size } from './viewport';

/** Round the picture, in its own units. */
const ROOM = 40;

interface MinimapProps {
  readonly scene: Scene;
  readonly size: Size;
  /** The person has moved the picture. */
  readonly moved: () => void;
}

export function Minimap({ scene, size, moved }: MinimapProps) {
  const [x, y, zoom] = useStore(({ transform }) => transform);
  const { setCenter } = useReactFlow();
  const all = grown(scene.bounds, ROOM);
  const go = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const matrix = event.currentTarget.getScreenCTM()?.inverse();
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    moved();
    void setCenter(at.x, at.y, { zoom });
  };
  return (
    <svg
      className={styles.minimap}
      viewBox={`${all.x} ${all.y} ${all.width} ${all.height}`}
      // The keyboard goes from box to box, and the picture with it.
      aria-hidden="true"
      onPointerDown={go}
      onPointerMove={go}
    >
      {scene.boxes.map(({ id, rect }) => (
        <rect key={id} {...rect} rx={12} />
      ))}
      <rect
        className={styles.seen}
        x={-x / zoom}
        y={-y / zoom}
        width={size.width / zoom}
        height={size.height / zoom}
      />
    </svg>
  );
}
