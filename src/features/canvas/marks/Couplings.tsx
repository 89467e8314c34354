/**
 * Data that is not a service's own: a hatched line from whoever uses another's table, through its owner's boundary, to that
 * table, in the owner's colour; and a word at a store in which several services keep theirs.
 */
import { useMemo } from 'react';
import { couplingsOf } from '../../../../simulator';
import { useRun } from '../../../shared/run';
import { ownerColour, type Point, type Rect, type Scene } from '../../../shared/scene';
import { useBoxes } from '../boxes/view';
import styles from '../canvas.module.css';

export function Couplings({ scene }: { readonly scene: Scene }) {
  const { plan } = useRun();
  const { caller } = useBoxes();
  const couplings = useMemo(() => couplingsOf(plan), [plan]);
  if (caller !== '') return null;
  return couplings.map((coupling) => {
    if (coupling.kind === 'store') {
      const rect = scene.stores[coupling.store]?.rect;
      if (rect === undefined) return null;
      return (
        <span
          key={`store ${coupling.store}`}
          className={styles.shared}
          style={{ left: rect.x + rect.width / 2, top: rect.y + rect.height + 4 }}
          role="img"
          aria-label={coupling.says}
          title={coupling.says}
        >
          shared by {coupling.services.length}
        </span>
      );
    }
    const from = scene.services[coupling.service]?.rect;
    const slot = slotOf(scene, coupling.table);
    if (from === undefined || slot === undefined) return null;
    const [start, end] = [edgeTowards(from, middleOf(slot)), edgeTowards(slot, middleOf(from))];
    const owner = plan.tables[coupling.table]?.module ?? 0;
    return (
      <svg
        key={`${coupling.module} ${coupling.table}`}
        className={styles.coupling}
        style={{ left: 0, top: 0, ...{ '--owner-hue': ownerColour(owner) } }}
        role="img"
        aria-label={coupling.says}
      >
        <title>{coupling.says}</title>
        <path d={`M${start.x},${start.y}L${end.x},${end.y}`} />
      </svg>
    );
  });
}

function slotOf(scene: Scene, table: number): Rect | undefined {
  for (const store of scene.stores) {
    const slot = store?.slots.find((one) => one.table === table);
    if (slot !== undefined) return slot.rect;
  }
  return undefined;
}

function middleOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where the line from a rectangle's middle to a point leaves it. */
function edgeTowards(rect: Rect, to: Point): Point {
  const { x, y } = middleOf(rect);
  const [dx, dy] = [to.x - x, to.y - y];
  const share = Math.min(
    1,
    dx === 0 ? Infinity : rect.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : rect.height / 2 / Math.abs(dy),
  );
  return { x: x + dx * share, y: y + dy * share };
}
