/** Nearer, farther, everything. */
import { Maximize, Minus, Plus } from 'lucide-react';
import styles from './canvas.module.css';

interface ZoomControlsProps {
  readonly zoom: (direction: 'in' | 'out') => void;
  readonly fit: () => void;
}

export function ZoomControls({ zoom, fit }: ZoomControlsProps) {
  return (
    <div className={styles.controls} role="group" aria-label="Zoom">
      <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => zoom('in')}>
        <Plus size={16} aria-hidden="true" />
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={() => zoom('out')}>
        <Minus size={16} aria-hidden="true" />
      </button>
      <button type="button" aria-label="Show everything" title="Show everything (0)" onClick={fit}>
        <Maximize size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
