/** The figures of what is selected, ten times a second at most. */
import { useFrame, useRun, type Selection } from '../../shared/run';
import { figuresOf } from './figures';
import styles from './inspector.module.css';
import { instancePlace } from './places';
import { valuesNow } from './parameters';

export function Figures({ selected }: { readonly selected: Selection }) {
  const { plan, interventions } = useRun();
  const service =
    selected?.kind === 'service'
      ? selected.index
      : selected?.kind === 'instance'
        ? (instancePlace(plan, selected.index)?.service ?? -1)
        : -1;
  // One text of all figures: it changes when one of them does.
  const told = useFrame((frame) => {
    const made = interventions.filter(({ atNs }) => atNs <= frame.nowNs);
    return JSON.stringify(figuresOf(selected, plan, frame, valuesNow(service, plan, made)));
  });
  const figures = told === undefined ? [] : (JSON.parse(told) as ReturnType<typeof figuresOf>); // as written just now
  if (figures.length === 0) return null;
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, text, share, isTrouble }) => (
        <div
          key={name}
          data-trouble={isTrouble === true || undefined}
          data-wide={isWide(name, share) || undefined}
        >
          <dt>{name}</dt>
          <dd>
            {isTrouble === true && <span className={styles.alarm}>! </span>}
            {text}
          </dd>
          {share !== undefined && (
            <span className={styles.gauge} aria-hidden>
              <span style={{ width: `${100 * share}%` }} />
            </span>
          )}
        </div>
      ))}
    </dl>
  );
}

/** Whether a figure has a line of its own. */
function isWide(name: string, share: number | undefined): boolean {
  return share !== undefined || name === 'state' || name === 'instances' || name.startsWith('failed because');
}
