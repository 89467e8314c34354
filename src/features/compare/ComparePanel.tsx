/** Two runs side by side: what differs in their figures, and one request's trace in both. */
import { useMemo, useState } from 'react';
import { useFrame, useRun } from '../../shared/run';
import { Empty, PanelFrame } from '../../shared/panel';
import { clockText, SelectField } from '../../shared/ui';
import { whyNot } from './comparable';
import styles from './compare.module.css';
import { FiguresTable } from './FiguresTable';
import type { Other } from './other';
import { partnersOf } from './partners';
import { TracePair } from './TracePair';
import { useOther, type Beside } from './use-other';

export function ComparePanel() {
  const run = useRun();
  const { document, choice, source, before, plan, interventions } = run;
  const partners = useMemo(
    () => partnersOf({ document, choice, source, before, plan, interventions }),
    [document, choice, source, before, plan, interventions],
  );
  const [chosen, choose] = useState<string | undefined>();
  const partner = partners.find(({ id }) => id === chosen) ?? partners[0];
  const beside = useOther(partner);
  if (partner === undefined)
    return (
      <PanelFrame label="Compare">
        <Empty>
          There is nothing to compare with yet: this system has one deployment. Edit it or break something,
          and the run as it would be otherwise stands beside it here.
        </Empty>
      </PanelFrame>
    );
  return (
    <PanelFrame
      label="Compare"
      className={styles.compare}
      tools={
        <>
          <SelectField
            label="Compared with"
            options={partners.map(({ id, title }) => ({ value: id, title }))}
            value={partner.id}
            onChoose={choose}
          />
          <Standing beside={beside} />
        </>
      }
    >
      {beside.problem !== undefined && (
        <p className={styles.warning} role="alert">
          {beside.problem.message} {beside.problem.hint}
        </p>
      )}
      {beside.other !== undefined && <Both other={beside.other} metNs={beside.metNs} />}
    </PanelFrame>
  );
}

function Both({ other, metNs }: { readonly other: Other; readonly metNs: number | undefined }) {
  const { plan } = useRun();
  const why = whyNot(plan, other.runnable.plan);
  return (
    <>
      {why !== undefined && <p className={styles.warning}>{why}</p>}
      {other.left.length > 0 && (
        <p className={styles.warning}>
          Not done in “{other.partner.names[1]}”, for it means nothing there: {other.left.join('; ')}.
        </p>
      )}
      <div className={styles.both}>
        <FiguresTable other={other} metNs={metNs} />
        <TracePair other={other} metNs={metNs} />
      </div>
    </>
  );
}

/** Where the two stand. */
function Standing({ beside: { other, isOpening, metNs } }: { readonly beside: Beside }) {
  const nowNs = useFrame((frame) => frame.nowNs, 3) ?? 0;
  const { phase } = useRun().status;
  const words =
    isOpening || other === undefined
      ? 'The other run is being made …'
      : phase === 'running'
        ? 'In step, with the same seed and load'
        : metNs === nowNs
          ? `Both at ${clockText(nowNs)} s, with the same seed and load`
          : 'The other run is on its way here …';
  return (
    <span className={styles.standing} role="status">
      {words}
    </span>
  );
}
