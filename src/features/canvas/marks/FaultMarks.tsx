/** Faults where they act: on a box, or on the wires whose messages they touch. One that still waits is only outlined. */
import { isRelease } from '../../../../simulator';
import { useRun } from '../../../shared/run';
import type { Point, Scene } from '../../../shared/scene';
import { useBoxes } from '../boxes/view';
import styles from '../canvas.module.css';
import { faultIcon } from './fault-icon';
import { spotsOf } from './fault-spots';

/** From one mark to the next at the same spot. */
const STEP = 26;

export function FaultMarks({ scene }: { readonly scene: Scene }) {
  const { plan } = useRun();
  const { condition, select } = useBoxes();
  const taken = new Map<string, number>();
  const offset = ({ x, y }: Point): number => {
    const key = `${Math.round(x)} ${Math.round(y)}`;
    const before = taken.get(key) ?? 0;
    taken.set(key, before + 1);
    return before * STEP;
  };
  return condition.faults.flatMap((fault) => {
    const Icon = faultIcon(fault.kind);
    return spotsOf(scene, plan, fault.target, fault.kind).map(({ at, selects }, i) => (
      <button
        key={`${fault.index} ${i}`}
        type="button"
        className={styles.fault}
        data-acts={(fault.acts && !isRelease(fault.kind)) || undefined}
        style={{ left: at.x + offset(at), top: at.y }}
        title={`${fault.text}${fault.acts ? '' : ' (waiting)'}`}
        aria-label={`${isRelease(fault.kind) ? 'Release, under way' : `Fault, ${fault.acts ? 'acting' : 'waiting'}`}: ${fault.text}`}
        tabIndex={-1}
        onClick={() => select(selects)}
      >
        <Icon size={14} strokeWidth={2.2} aria-hidden="true" />
      </button>
    ));
  });
}
