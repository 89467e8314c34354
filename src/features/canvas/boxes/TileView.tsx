/** A module: a flat tile in its own colour; close up, with its operations. */
import { ownerColour, type Rect, type Tile } from '../../../shared/scene';
import { tileStop } from '../focus';
import styles from '../canvas.module.css';
import { isSelected, useBoxes } from './view';

export function TileView({ tile, origin }: { readonly tile: Tile; readonly origin: Rect }) {
  const { selected, select, stop, opened } = useBoxes();
  const { module, name, rect, operations } = tile;
  const id = tileStop(module);
  const place = {
    left: rect.x - origin.x,
    top: rect.y - origin.y,
    width: rect.width,
    height: rect.height,
    '--owner-hue': ownerColour(module),
  };
  const isOpen = opened === module;
  return (
    <div
      className={styles.tile}
      style={place}
      data-open={isOpen || undefined}
      data-selected={isSelected(selected, 'module', module) || undefined}
    >
      <button
        type="button"
        className={styles.tileName}
        data-stop={id}
        tabIndex={stop === id ? 0 : -1}
        aria-pressed={isSelected(selected, 'module', module)}
        aria-label={`Module ${name}`}
        title={name}
        onClick={(event) => {
          event.stopPropagation();
          select({ kind: 'module', index: module });
        }}
      >
        {name}
      </button>
      {isOpen && (
        <div className={styles.operations}>
          {operations.map((operation) => (
            <button
              key={operation.index}
              type="button"
              className={styles.operation}
              aria-pressed={isSelected(selected, 'operation', operation.index)}
              aria-label={`Operation ${name}.${operation.name}`}
              onClick={(event) => {
                event.stopPropagation();
                select({ kind: 'operation', index: operation.index });
              }}
            >
              {operation.name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
