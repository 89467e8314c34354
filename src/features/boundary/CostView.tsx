/** What the boundaries of this deployment cost, line by line, against those of another. */
import { useMemo, useState } from 'react';
import { lastBoundary } from '../../shared/drawing';
import { useIsBlind, useRun, useValue } from '../../shared/run';
import { Empty } from '../../shared/panel';
import { Button, SelectField } from '../../shared/ui';
import styles from './boundary.module.css';
import { groupsOf } from './groups';
import { Lines } from './Lines';
import { MeasuredTimes } from './MeasuredTimes';
import { partnersOf } from './partners';
import { useReport, type Compared } from './use-report';

export function CostView() {
  const { document, choice, source, status, commands } = useRun();
  const drawn = useValue(lastBoundary);
  const partners = useMemo(
    () => partnersOf({ document, choice, source }, drawn),
    [document, choice, source, drawn],
  );
  const [chosen, choose] = useState<string | undefined>();
  const partner = partners.find(({ id }) => id === chosen) ?? partners[0];
  const compared = useReport(partner);
  if (partner === undefined)
    return (
      <Empty>
        There is nothing to compare with yet. Draw a boundary: drag a module out of its service, or select one
        and give it a service of its own.
      </Empty>
    );
  const title = document.deployments[choice.deployment]?.title ?? choice.deployment;
  const canUndo = drawn !== undefined && partner.id === 'before' && status.undoes === drawn.step;
  return (
    <>
      <div className={styles.head}>
        <span>
          <strong>{title}</strong>, compared with
        </span>
        <SelectField
          label="Compared with"
          options={partners.map(({ id, title: of }) => ({ value: id, title: of }))}
          value={partner.id}
          onChoose={choose}
        />
        {canUndo && <Button onClick={commands.undo}>Undo</Button>}
      </div>
      {compared === undefined && <p className={styles.note}>Reading both deployments …</p>}
      {typeof compared === 'string' && (
        <p className={styles.note} role="alert">
          {compared}
        </p>
      )}
      {typeof compared === 'object' && <Report compared={compared} />}
    </>
  );
}

function Report({ compared }: { readonly compared: Compared }) {
  const isBlind = useIsBlind();
  const { report, before } = compared;
  const groups = groupsOf(report.statements);
  if (groups.length === 0)
    return <p className={styles.note}>No difference: the boundaries run where they ran there.</p>;
  return (
    <div className={styles.report}>
      {groups.map(({ title, effect, statements }) => (
        <section key={title} className={styles.group} data-effect={effect} aria-label={title}>
          <h3>
            {title} <span className={styles.count}>{statements.length}</span>
          </h3>
          <Lines statements={statements} other={before.plan} />
          {statements.some(({ kind }) => kind === 'latency') && (
            <p className={styles.method}>{report.methods.latency}</p>
          )}
          {statements.some((one) => one.kind === 'cost' && one.measure === 'deployables') && (
            <p className={styles.method}>{report.methods.tax}</p>
          )}
        </section>
      ))}
      {!isBlind && <MeasuredTimes before={before} partner={compared.partner} />}
    </div>
  );
}
