/** When a fault strikes and how long it stays. */
import type { FaultTarget } from '../../../simulator';
import { useRun } from '../../shared/run';
import { SelectField } from '../../shared/ui';
import { TextField, type DraftProps } from './DoseFields';
import { NOW, type Draft } from './draft';
import styles from './inspector.module.css';
import { operationOf } from './places';

const MOMENTS = [
  { value: 'now', title: 'now' },
  { value: 'starts', title: 'when it starts', hint: 'The moment before its handler begins' },
  { value: 'commits', title: 'after it commits', hint: 'The moment its changes are kept' },
  { value: 'returns', title: 'after it returns', hint: 'The work is done, the answer has not left yet' },
] as const;

type Moment = (typeof MOMENTS)[number]['value'];

interface MomentFieldsProps extends DraftProps {
  readonly target: FaultTarget;
}

export function MomentFields({ draft, onChange, toolkit, target }: MomentFieldsProps) {
  const { plan } = useRun();
  const { trigger } = draft;
  const moment: Moment = trigger.kind === 'time' ? 'now' : trigger.event;
  const operations = plan.operations.map(({ name }, index) => ({ value: `${index}`, title: name }));

  const chooseMoment = (value: Moment): void => {
    if (value === 'now') return onChange({ ...draft, trigger: NOW });
    const operation = trigger.kind === 'event' ? trigger.operation : operationOf(target, plan);
    const nth = trigger.kind === 'event' ? trigger.nth : 1;
    onChange({ ...draft, trigger: { kind: 'event', operation, event: value, nth } });
  };

  return (
    <>
      <div className={styles.field}>
        <span>when</span>
        <SelectField label="When it strikes" options={MOMENTS} value={moment} onChoose={chooseMoment} />
      </div>
      {trigger.kind === 'event' && (
        <>
          <div className={styles.field}>
            <span>operation</span>
            <SelectField
              label="Which operation it waits for"
              options={operations}
              value={`${trigger.operation}`}
              onChoose={(value) => onChange({ ...draft, trigger: { ...trigger, operation: Number(value) } })}
            />
          </div>
          <TextField
            label="the n-th time"
            hint="Counted from now on."
            value={`${trigger.nth}`}
            onText={(text) => {
              const nth = Number(text);
              if (!Number.isInteger(nth) || nth < 1) return 'this is no ordinal; write `1`, `2`, …';
              onChange({ ...draft, trigger: { ...trigger, nth } });
              return '';
            }}
          />
        </>
      )}
      <Stay draft={draft} onChange={onChange} toolkit={toolkit} />
      {toolkit.canBeOnce(draft.kind) && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={draft.once}
            onChange={({ target }) => onChange({ ...draft, once: target.checked })}
          />
          only the first call or message that it meets
        </label>
      )}
    </>
  );
}

/** Durations in seconds to choose from; 0 = until it is repaired. */
const STAYS = [0, 1, 5, 30] as const;

function Stay({ draft, onChange }: DraftProps) {
  const until = draft.kind === 'crash' ? 'until it restarts' : 'until repaired';
  const options = STAYS.map((seconds) => ({
    value: `${seconds}`,
    title: seconds === 0 ? until : `${seconds} s`,
  }));
  const chosen = `${draft.durationNs / 1e9}`;
  const set = (durationNs: number): Draft => ({ ...draft, durationNs });
  return (
    <div className={styles.field}>
      <span>how long</span>
      <SelectField
        label="How long it stays"
        options={options}
        value={chosen}
        onChoose={(value) => onChange(set(Number(value) * 1e9))}
      />
    </div>
  );
}
