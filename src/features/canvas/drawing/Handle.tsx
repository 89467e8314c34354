/** At the box under the pointer, or the one that is picked: the place from which a wire is drawn. */
import { ViewportPortal } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { joining } from '../../../shared/drawing';
import type { Box } from '../../../shared/scene';
import styles from './drawing.module.css';

export function Handle({ box: { id, name, rect } }: { readonly box: Box }) {
  return (
    <ViewportPortal>
      <button
        type="button"
        data-handle={id}
        data-mark={id}
        className={styles.handle}
        // The key C does the same from wherever the focus is.
        tabIndex={-1}
        aria-label={`Connect ${name}`}
        title="Drag to what it shall be connected to (C)"
        style={{ left: rect.x + rect.width, top: rect.y + rect.height / 2 }}
        onPointerDown={(event) => {
          event.stopPropagation();
          joining.set([id]);
        }}
      >
        <Plus size={14} aria-hidden="true" />
      </button>
    </ViewportPortal>
  );
}
