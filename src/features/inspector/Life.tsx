/** The life of an instance: the engine's own table as a statechart, the present state lit. */
import { INSTANCE_FIELDS, LIFE_STATES, type LifeState } from '../../../simulator';
import { useFrame, useRun, useSelection, type Selection } from '../../shared/run';
import styles from './inspector.module.css';
import { arrowsOf, BOX, HEIGHT, leftOf, WIDTH } from './life-chart';
import { firstInstance, instancePlace } from './places';
import { versionsOf } from './releases';

const LIFE = INSTANCE_FIELDS.indexOf('life');

/** Undefined before the first frame. */
function useLife(instance: number): LifeState | undefined {
  const life = useFrame(({ instances }) => instances[instance * INSTANCE_FIELDS.length + LIFE] ?? -1) ?? -1;
  return LIFE_STATES[life];
}

export function Life({ selected }: { readonly selected: Selection }) {
  const { plan } = useRun();
  if (selected?.kind === 'instance' && instancePlace(plan, selected.index) !== undefined)
    return (
      <section className={styles.section} aria-label="Its life">
        <h3>Its life</h3>
        <Chart instance={selected.index} />
      </section>
    );
  if (selected?.kind !== 'service') return null;
  const { instances = 0, name = '', kind } = plan.services[selected.index] ?? {};
  if (kind === 'external' || instances === 0) return null;
  const first = firstInstance(plan, selected.index);
  return (
    <section className={styles.section} aria-label="Instances">
      <h3>Instances</h3>
      <ul className={styles.instances}>
        {Array.from({ length: Math.min(instances, MOST) }, (_, i) => (
          <Instance key={i} instance={first + i} name={`${name}#${i + 1}`} />
        ))}
      </ul>
    </section>
  );
}

/** Instances that are listed. */
const MOST = 12;

function Instance({ instance, name }: { readonly instance: number; readonly name: string }) {
  const [, select] = useSelection();
  const { plan } = useRun();
  const state = useLife(instance);
  const service = instancePlace(plan, instance)?.service ?? -1;
  const versions = useFrame((frame) => versionsOf(frame, plan, service, instance)) ?? '';
  return (
    <li>
      <button
        type="button"
        className={styles.instance}
        onClick={() => select({ kind: 'instance', index: instance })}
      >
        {name}
      </button>{' '}
      <span className={styles.lifeState} data-state={state}>
        {state}
      </span>
      {versions !== '' && <span className={styles.muted}> {versions}</span>}
    </li>
  );
}

function Chart({ instance }: { readonly instance: number }) {
  const state = useLife(instance);
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${state ?? 'not known yet'}; ${arrowsOf()
        .map(({ says }) => says)
        .join(', ')}`}
    >
      <defs>
        <marker
          id="life-arrow"
          viewBox="0 0 6 6"
          refX="5"
          refY="3"
          markerWidth="6"
          markerHeight="6"
          orient="auto"
        >
          <path d="M0,0L6,3L0,6Z" />
        </marker>
      </defs>
      {arrowsOf().map(({ d, label, x, y, says }) => (
        <g key={says} className={styles.arrow}>
          <path d={d} markerEnd="url(#life-arrow)" />
          <text x={x} y={y}>
            {label}
          </text>
        </g>
      ))}
      {LIFE_STATES.map((name) => (
        <g key={name} className={styles.state} data-lit={name === state || undefined}>
          <rect x={leftOf(name)} y={BOX.top} width={BOX.width} height={BOX.height} rx={6} />
          <text x={leftOf(name) + BOX.width / 2} y={BOX.top + BOX.height / 2 + 4}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}
