/** What is broken now, or waits for its moment; each is repaired with one press. */
import { useFrame, useRun, type Selection } from '../../shared/run';
import { Button, clockText } from '../../shared/ui';
import { isRelease, type FaultState } from '../../../simulator';
import styles from './inspector.module.css';
import { concerns } from './places';

export interface ActiveFaultsProps {
  /** Only those that concern it; undefined: all. */
  readonly of: Selection | undefined;
}

export function ActiveFaults({ of }: ActiveFaultsProps) {
  const { plan, commands, frames } = useRun();
  // States come anew with each frame: a text of what is shown changes only when that does.
  useFrame(({ faults }) =>
    faults.map(({ state, touched, struckNs }) => `${state} ${touched} ${struckNs}`).join(),
  );
  const faults = (frames.latest?.faults ?? []).filter(
    ({ state, kind, target }) =>
      state !== 'lifted' && !isRelease(kind) && (of === undefined || concerns(target, of, plan)),
  );
  if (faults.length === 0) return null;
  return (
    <section className={styles.section} aria-label="What is broken">
      <h3>Faults</h3>
      <ul className={styles.active}>
        {faults.map((fault) => (
          <li key={fault.index} data-state={fault.state}>
            <code>{fault.text}</code>
            <span className={styles.muted}>{stateWords(fault)}</span>
            {fault.state !== 'idle' && (
              <Button onClick={() => void commands.lift(fault.index)} aria-label={`Repair: ${fault.text}`}>
                Repair
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateWords({ state, struckNs, touched, idle }: FaultState): string {
  switch (state) {
    case 'armed':
      return 'not yet: waits for its moment';
    case 'idle':
      return `found nothing to act on: ${idle}`;
    default:
      return `since ${clockText(struckNs)} s${touched > 0 ? `, met ${touched} ×` : ', has met nothing yet'}`;
  }
}
