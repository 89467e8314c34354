/** What can be broken in what is selected: each fault with what it would do, and a press that does it. */
import { useState } from 'react';
import type { FaultDefinition, FaultTarget, Toolkit } from '../../../simulator';
import { among, useLimits, useRun, type Selection } from '../../shared/run';
import { Button } from '../../shared/ui';
import { thingOf } from '../../shared/words';
import { DoseFields } from './DoseFields';
import { faultsFor, firstDraft, planOf, type Draft } from './draft';
import styles from './inspector.module.css';
import { MomentFields } from './MomentFields';
import { aimedAt } from './places';

export interface BreakableProps {
  readonly selected: Selection;
  readonly toolkit: Toolkit;
}

export function Breakable({ selected, toolkit }: BreakableProps) {
  const { plan } = useRun();
  const target = aimedAt(selected, plan);
  const limits = useLimits();
  const faults = among(faultsFor(target, toolkit.FAULTS), limits?.faults);
  if (target === undefined || faults.length === 0)
    return <p className={styles.muted}>Nothing here can be broken. Select a service, a store or a wire.</p>;
  return (
    <ul className={styles.faults}>
      {faults.map((definition) => (
        <li key={definition.kind}>
          <Fault definition={definition} target={target} selected={selected} toolkit={toolkit} />
        </li>
      ))}
    </ul>
  );
}

interface FaultProps extends BreakableProps {
  readonly definition: FaultDefinition;
  readonly target: FaultTarget;
}

function Fault({ definition, target, selected, toolkit }: FaultProps) {
  const { plan, document, commands } = useRun();
  const [draft, setDraft] = useState<Draft>(() => firstDraft(definition));
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState('');
  const fault = planOf(draft, target);
  const words = toolkit.faultWords(fault, plan);
  const where = thingOf(selected, plan, document)?.where ?? 'it';
  const strike = (): void => {
    if (words === undefined) return;
    void commands.breakIt(words).then((refused) => {
      setProblem(
        refused === undefined ? '' : `${refused.message}${refused.hint === '' ? '' : `; ${refused.hint}`}`,
      );
    });
  };
  return (
    <div className={styles.fault} data-open={isOpen || undefined}>
      <div className={styles.faultHead}>
        <div>
          <h4>{definition.title}</h4>
          <p>{definition.wouldDo(fault, where)}</p>
        </div>
        <Button onClick={strike} aria-label={`Break: ${words ?? definition.title}`}>
          Break
        </Button>
      </div>
      <button type="button" className={styles.tune} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <code>{words}</code>
        <span>{isOpen ? 'less' : 'how much and when'}</span>
      </button>
      {isOpen && (
        <div className={styles.dose}>
          <DoseFields definition={definition} draft={draft} onChange={setDraft} toolkit={toolkit} />
          <MomentFields draft={draft} onChange={setDraft} toolkit={toolkit} target={target} />
          <p className={styles.muted}>
            <b>Not modelled:</b> {definition.leavesOut}
          </p>
        </div>
      )}
      {problem !== '' && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
