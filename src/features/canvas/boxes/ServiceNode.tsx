/** A service: a heavy membrane around its tiles; behind it an edge for each further instance. */
import type { ServiceBox } from '../../../shared/scene';
import styles from '../canvas.module.css';
import { Ports } from './Ports';
import { TileView } from './TileView';
import { isSelected, useBoxes } from './view';

/** Edges drawn at most. */
const MOST_EDGES = 4;
/** Names longer than this are set smaller. */
const LONG = 17;
/** From one edge to the next. */
const EDGE_STEP = 5;

export function ServiceNode({ data: { box } }: { readonly data: { readonly box: ServiceBox } }) {
  const { condition, selected, select, stop, caller } = useBoxes();
  const { index, name, instances, firstInstance, tiles, external } = box;
  const down = Array.from({ length: instances }, (_, i) => condition.downInstances.has(firstInstance + i));
  const downCount = down.filter(Boolean).length;
  const isHidden = caller !== '' && caller !== box.id;
  const state = isHidden ? 'hidden' : downCount === instances ? 'down' : downCount > 0 ? 'partly' : 'up';
  const edges = Math.min(instances, MOST_EDGES) - 1;
  return (
    <div
      className={styles.service}
      data-state={state}
      data-external={external || undefined}
      data-selected={isSelected(selected, 'service', index) || isInstanceOf(box, selected) || undefined}
    >
      {Array.from({ length: edges }, (_, i) => (
        <div
          key={i}
          className={styles.edge}
          data-down={down[edges - i] || undefined}
          style={{ translate: `${(edges - i) * EDGE_STEP}px ${(edges - i) * -EDGE_STEP}px` }}
        />
      ))}
      <div className={styles.membrane} />
      <Ports />
      <button
        type="button"
        className={styles.title}
        data-stop={box.id}
        data-long={name.length > LONG || undefined}
        tabIndex={stop === box.id ? 0 : -1}
        aria-pressed={isSelected(selected, 'service', index)}
        aria-label={label(box, downCount)}
        title={name}
        onClick={(event) => {
          event.stopPropagation();
          select({ kind: 'service', index });
        }}
      >
        <span className={styles.name}>{name}</span>
        {instances > 1 && <span className={styles.count}>×{instances}</span>}
        {downCount > 0 && !isHidden && (
          <span className={styles.down}>{downCount === instances ? 'down' : `${downCount} down`}</span>
        )}
      </button>
      {tiles.map((tile) => (
        <TileView key={tile.module} tile={tile} origin={box.rect} />
      ))}
    </div>
  );
}

function isInstanceOf(box: ServiceBox, selected: ReturnType<typeof useBoxes>['selected']): boolean {
  return (
    selected?.kind === 'instance' &&
    selected.index >= box.firstInstance &&
    selected.index < box.firstInstance + box.instances
  );
}

function label({ name, external, tiles, instances }: ServiceBox, down: number): string {
  const parts = [`${external ? 'External party' : 'Service'} ${name}`];
  parts.push(tiles.length === 1 ? '1 module' : `${tiles.length} modules`);
  parts.push(instances === 1 ? '1 instance' : `${instances} instances`);
  if (down > 0) parts.push(down === instances ? 'down' : `${down} down`);
  return parts.join(', ');
}
