/** The promises, and how each stands. */
import type { InvariantState } from '../../../simulator';
import { useFrame, usePointOfView, useRun } from '../../shared/run';
import { Empty, GapBar, PanelFrame, TraceLink, WhyLink } from '../../shared/panel';
import { clockText, Sign } from '../../shared/ui';
import { counted, measured } from '../../shared/words';
import styles from './invariants.module.css';
import { standingOf } from './standing';

/** Open gaps that are listed for each. */
const LISTED = 30;
/** Ages are told to a tenth of a second. */
const TENTH_NS = 1e8;

export function InvariantsPanel() {
  const { frames, plan } = useRun();
  // Ages grow with time, so what changes is time; the states themselves are read where they are.
  const tenths = useFrame(({ nowNs }) => Math.floor(nowNs / TENTH_NS)) ?? 0;
  useFrame(({ invariants }) =>
    invariants.map(({ violations, openGaps }) => `${violations} ${openGaps}`).join(),
  );
  const isCaller = usePointOfView() === 'caller';
  if (plan.invariants.length === 0)
    return (
      <PanelFrame label="Invariants" terms={['invariant', 'gap']}>
        <Empty>This system makes no promises about its data, so none can be broken.</Empty>
      </PanelFrame>
    );
  const states = frames.latest?.invariants ?? [];
  return (
    <PanelFrame label="Invariants" terms={['invariant', 'gap']}>
      {isCaller && (
        <p className={styles.note}>
          Nobody in the system can see this: it takes a look into every store at the same moment.
        </p>
      )}
      <ul className={styles.invariants}>
        {plan.invariants.map(({ name, says, keyName }, index) => (
          <li key={name} data-veiled={isCaller || undefined}>
            <Invariant
              name={name}
              says={says}
              keyName={keyName}
              state={states[index]}
              index={index}
              nowNs={tenths * TENTH_NS}
            />
          </li>
        ))}
      </ul>
    </PanelFrame>
  );
}

interface InvariantProps {
  readonly name: string;
  readonly says: string;
  readonly keyName: string;
  readonly state: InvariantState | undefined;
  readonly index: number;
  readonly nowNs: number;
}

function Invariant({ name, says, keyName, state, index, nowNs }: InvariantProps) {
  if (state === undefined) return <h3 className={styles.says}>{says}</h3>;
  const { isHeld, open, more, closed } = standingOf(state, LISTED);
  const { violations, openGaps, transient } = state;
  return (
    <>
      <h3 className={styles.says}>
        <Sign of={isHeld ? 'done' : 'failed'} /> {says}
      </h3>
      <p className={styles.state}>
        <strong data-held={isHeld}>{isHeld ? 'Held' : `Broken for ${counted(openGaps, keyName)}`}</strong>
        {violations > openGaps && ` · ${counted(violations - openGaps, 'gap')} closed again`}
        {transient.count > 0 &&
          ` · differed ${transient.count} × for up to ${measured(transient.longestMs * 1e6)} while a request was under way`}
        <span className={styles.name}>{name}</span>
      </p>
      <ul className={styles.gaps}>
        {[...open, ...closed].map((gap) => (
          <li key={`${gap.key} ${gap.openedNs}`}>
            <Gap gap={gap} keyName={keyName} invariant={index} nowNs={nowNs} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.more}>and {more} more that are open</p>}
    </>
  );
}

interface GapProps {
  readonly gap: InvariantState['gaps'][number];
  readonly keyName: string;
  readonly invariant: number;
  readonly nowNs: number;
}

function Gap({ gap: { key, request, sinceNs, closedNs }, keyName, invariant, nowNs }: GapProps) {
  const lasted = measured(Math.max(0, (closedNs ?? nowNs) - sinceNs));
  return (
    <div className={styles.gap}>
      <span>
        {keyName} <b>{key}</b>
      </span>
      <span className={styles.age}>
        {closedNs === undefined ? `open for ${lasted}` : `was open for ${lasted}`}, since {clockText(sinceNs)}{' '}
        s
      </span>
      <GapBar sinceNs={sinceNs} closedNs={closedNs} nowNs={Math.max(nowNs, closedNs ?? sinceNs + 1)} />
      {request > 0 ? (
        <TraceLink request={request} />
      ) : (
        <span className={styles.more}>no request’s doing</span>
      )}
      <WhyLink question={{ of: 'gap', invariant, key }} about={`${keyName} ${key}`} />
    </div>
  );
}
