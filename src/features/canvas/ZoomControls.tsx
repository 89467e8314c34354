/** Nearer, farther, everything. */
import { useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import styles from './canvas.module.css';

export function ZoomControls({ fit }: { readonly fit: () => void }) {
  const { zoomIn, zoomOut } = useReactFlow();
  return (
    <div className={styles.controls} role="group" aria-label="Zoom">
      <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => void zoomIn()}>
        <Plus size={16} aria-hidden="true" />
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={() => void zoomOut()}>
        <Minus size={16} aria-hidden="true" />
      </button>
      <button type="button" aria-label="Show everything" title="Show everything (0)" onClick={fit}>
        <Maximize size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
