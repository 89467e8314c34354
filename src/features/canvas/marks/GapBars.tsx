/** Broken promises, where the rows lie that should agree: a hatched bar that grows as they age, with its clock. */
import type { InvariantPlan, Plan } from '../../../../simulator';
import { NS_PER_S, storeOfTable } from '../../../../simulator';
import { useFrame, useRun } from '../../../shared/run';
import type { Rect, Scene } from '../../../shared/scene';
import { useBoxes } from '../boxes/view';
import styles from '../canvas.module.css';
import type { GapMark } from '../condition';
import { shareOf } from './gap-share';

const HEIGHT = 22;
export function GapBars({ scene }: { readonly scene: Scene }) {
  const { plan } = useRun();
  const { condition } = useBoxes();
  const rows = new Map<number, number>();
  return condition.gaps.flatMap((gap) =>
    storesOf(plan, gap.invariant).flatMap((store) => {
      const rect = scene.stores[store]?.rect;
      if (rect === undefined) return [];
      const row = rows.get(store) ?? 0;
      rows.set(store, row + 1);
      return [<GapBar key={`${gap.invariant} ${store}`} gap={gap} below={rect} row={row} />];
    }),
  );
}

function GapBar({ gap, below, row }: { readonly gap: GapMark; readonly below: Rect; readonly row: number }) {
  const tenths = useFrame(({ nowNs }) => Math.floor(((nowNs - gap.sinceNs) * 10) / NS_PER_S)) ?? 0;
  const seconds = tenths / 10;
  const age = `${seconds < 100 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const says = `${gap.says} Broken for ${age}${gap.open > 1 ? ' at longest' : ''}; the bar is full after a minute.`;
  const place = {
    left: below.x,
    top: below.y + below.height + 6 + row * (HEIGHT + 4),
    width: below.width,
    height: HEIGHT,
  };
  return (
    <div
      className={styles.gap}
      style={place}
      title={says}
      role="img"
      aria-label={`Broken promise: ${gap.says}`}
    >
      <div className={styles.hatch} style={{ scale: `${shareOf(seconds)} 1` }} />
      <span className={styles.age}>
        <span>{gap.open > 1 ? `${gap.open} broken` : 'broken'}</span>
        {age}
      </span>
    </div>
  );
}

/** Stores that keep the rows an invariant counts. */
function storesOf(plan: Plan, invariant: number): readonly number[] {
  const { left, right, rule }: Partial<InvariantPlan> = plan.invariants[invariant] ?? {};
  // A copy is what is behind, never the original.
  const stores = (rule === 'same' ? [right] : [left, right]).map((counted) =>
    storeOfTable(plan, counted?.table ?? -1),
  );
  return [...new Set(stores)].filter((store) => store >= 0);
}
