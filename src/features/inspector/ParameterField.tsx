/** Another value for a parameter: for the run, from this moment on, or for the design, from the start of a new run. */
import { useId, useState, type FormEvent } from 'react';
import type { ParameterValues, Toolkit } from '../../../simulator';
import { perform } from '../../document/perform';
import { useRun } from '../../shared/run';
import { Button } from '../../shared/ui';
import { designEdit, ownerName, settingOf } from './design';
import styles from './inspector.module.css';
import { parameterWords } from './parameter-words';
import type { Owner, ParameterLine } from './parameters';

interface FieldProps {
  readonly line: ParameterLine;
  readonly owner: Owner | undefined;
  readonly toolkit: Toolkit;
  readonly close: () => void;
}

export function ParameterField({ line, owner, toolkit, close }: FieldProps) {
  const { name, parameter, value, change } = line;
  const run = useRun();
  const id = useId();
  const [text, setText] = useState(
    // A latency that varies has no one value to begin with; it becomes constant when it is changed.
    typeof value === 'object' ? '' : toolkit.printParameter(parameter, value),
  );
  const [problem, setProblem] = useState('');
  const words = parameterWords(name);
  const read = (then: (value: ParameterValues[string]) => Promise<string | undefined>): void => {
    const read = toolkit.readParameter(parameter, text);
    if (!read.ok) return setProblem(`${read.message}${read.hint === '' ? '' : `; ${read.hint}`}`);
    void then(read.value).then((refused) => (refused === undefined ? close() : setProblem(refused)));
  };
  const changeNow = (): void =>
    read(async (next) => {
      if (change === undefined || typeof next !== 'number') return undefined;
      return (await run.commands.change({ target: change.target, name, value: next }))?.message;
    });
  const changeDesign = (): void =>
    read((next) => {
      if (owner === undefined) return Promise.resolve(undefined);
      const setting = settingOf(parameter, next, toolkit.printParameter);
      return perform(
        run,
        `Set ${words} of ${ownerName(owner)} to ${text.trim()}`,
        designEdit(owner, name, setting),
      );
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (change === undefined) changeDesign();
    else changeNow();
  };
  const shared = {
    id,
    value: text,
    autoFocus: true,
    'aria-invalid': problem !== '',
    'aria-describedby': `${id}-acts`,
  };
  return (
    <form className={styles.field} onSubmit={submit}>
      <label htmlFor={id}>{words}</label>
      {parameter.kind === 'choice' ? (
        <select {...shared} onChange={(event) => setText(event.target.value)}>
          {parameter.of.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          autoComplete="off"
          onFocus={(event) => event.target.select()}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <div className={styles.ways}>
        {change !== undefined && <Button type="submit">Change</Button>}
        {owner !== undefined && (
          <Button type={change === undefined ? 'submit' : 'button'} onClick={change && changeDesign}>
            From the start
          </Button>
        )}
      </div>
      <p id={`${id}-acts`} className={styles.muted} role={problem === '' ? undefined : 'alert'}>
        {problem === '' ? (
          <>
            {change !== undefined && `Change: ${change.how.acts} `}
            {owner !== undefined && 'From the start: the design has it, and a new run begins with it. '}
            Undo takes it back.
          </>
        ) : (
          <span className={styles.problem}>{problem}</span>
        )}
      </p>
    </form>
  );
}
