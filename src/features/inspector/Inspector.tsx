/** The inspector of what is selected. */
import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import {
  mayDo,
  useFrame,
  useIsBlind,
  useLimits,
  useRun,
  useSelection,
  type Selection,
} from '../../shared/run';
import { IconButton } from '../../shared/ui';
import { thingOf } from '../../shared/words';
import { aboutOf } from './about';
import { ActiveFaults } from './ActiveFaults';
import { Asked } from './Asked';
import { Breakable } from './Breakable';
import { Coupled } from './Coupled';
import { Figures } from './Figures';
import styles from './inspector.module.css';
import { partOf } from './places';
import { Guards } from './Guards';
import { Life } from './Life';
import { Moves } from './Moves';
import { NameField } from './NameField';
import { Parameters } from './Parameters';
import { parametersOf } from './parameters';
import { Releases } from './Releases';
import { Readers } from './Readers';
import { RequestCard } from './RequestCard';
import { useToolkit } from '../../shared/toolkit';

export function Inspector() {
  const [selected, select] = useSelection();
  if (selected === undefined) return null;
  const close = (
    <IconButton label="Close the inspector" onClick={() => select(undefined)}>
      <X aria-hidden />
    </IconButton>
  );
  if (selected.kind === 'request') return <RequestCard request={selected.request} close={close} />;
  return <ThingCard key={`${selected.kind} ${selected.index}`} selected={selected} close={close} />;
}

function ThingCard({ selected, close }: { readonly selected: Selection; readonly close: ReactNode }) {
  const { plan, document, interventions } = useRun();
  const toolkit = useToolkit();
  const isBlind = useIsBlind();
  const limits = useLimits();
  const mayBreak = limits?.parts.has('faults') ?? true;
  // Parameters are those of the moment that is shown, also after going back.
  const made = useFrame(({ nowNs }) => interventions.filter(({ atNs }) => atNs <= nowNs).length) ?? 0;
  const thing = thingOf(selected, plan, document);
  if (thing === undefined) return null;
  const about = toolkit === undefined ? undefined : aboutOf(selected, plan, toolkit.CATALOGUE);
  const groups =
    toolkit === undefined
      ? []
      : parametersOf(selected, plan, toolkit.CATALOGUE, interventions.slice(0, made));
  return (
    <div className={styles.inspector}>
      <header className={styles.head}>
        <div>
          <p className={styles.kind}>{about?.title ?? thing.kind}</p>
          <NameField title={thing.name} part={limits === undefined ? partOf(selected, plan) : undefined} />
        </div>
        {close}
      </header>
      {thing.says !== '' && <p>{thing.says}</p>}
      {about !== undefined && <p className={styles.muted}>{about.explains}</p>}
      {isBlind ? (
        <p className={styles.muted}>How it fares is ground truth, and hidden.</p>
      ) : (
        <>
          <Figures selected={selected} />
          <Asked selected={selected} />
          <Readers selected={selected} />
          <Life selected={selected} />
        </>
      )}
      <Coupled selected={selected} />
      {mayDo('boundary', limits) && <Moves selected={selected} />}
      {!isBlind && mayBreak && <Releases selected={selected} />}
      {mayBreak && <ActiveFaults of={selected} />}
      {toolkit !== undefined && mayBreak && (
        <section className={styles.section} aria-label="What can be broken here">
          <h3>Break it</h3>
          <Breakable selected={selected} toolkit={toolkit} />
        </section>
      )}
      {toolkit !== undefined && <Guards selected={selected} toolkit={toolkit} />}
      {toolkit !== undefined && groups.length > 0 && <Parameters groups={groups} toolkit={toolkit} />}
      {about !== undefined && about.leavesOut !== '' && (
        <section className={styles.section} aria-label="What is not modelled">
          <h3>Not modelled</h3>
          <p className={styles.muted}>{about.leavesOut}</p>
        </section>
      )}
    </div>
  );
}
