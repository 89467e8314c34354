/** How badly: the parameters of a fault. */
import { useId, useState } from 'react';
import type { FaultDefinition, Parameter, Toolkit } from '../../../simulator';
import { SelectField } from '../../shared/ui';
import { withDose, type Draft } from './draft';
import styles from './inspector.module.css';

export interface DraftProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly toolkit: Toolkit;
}

interface DoseFieldsProps extends DraftProps {
  readonly definition: FaultDefinition;
}

export function DoseFields({ definition, draft, onChange, toolkit }: DoseFieldsProps) {
  return Object.entries(definition.parameters).map(([name, parameter]) => (
    <DoseField
      key={name}
      name={name}
      parameter={parameter}
      value={draft.dose[name]}
      toolkit={toolkit}
      onChange={(value) => onChange(withDose(draft, definition, name, value))}
    />
  ));
}

interface DoseFieldProps {
  readonly name: string;
  readonly parameter: Parameter;
  readonly value: Draft['dose'][string] | undefined;
  readonly toolkit: Toolkit;
  readonly onChange: (value: number | string) => void;
}

function DoseField({ name, parameter, value, toolkit, onChange }: DoseFieldProps) {
  if (parameter.kind === 'choice')
    return (
      <div className={styles.field}>
        <span>{name}</span>
        <SelectField
          label={parameter.explains}
          options={parameter.of.map((choice) => ({ value: choice, title: choice }))}
          value={String(value ?? parameter.default)}
          onChoose={onChange}
        />
        <p className={styles.muted}>{parameter.explains}</p>
      </div>
    );
  return (
    <TextField
      label={`${NAMES[name] ?? name}${'unit' in parameter && parameter.unit !== '' ? ` (${parameter.unit})` : ''}`}
      hint={parameter.explains}
      value={value === undefined ? '' : toolkit.printParameter(parameter, value)}
      onText={(text) => {
        const read = toolkit.readParameter(parameter, text);
        if (!read.ok) return `${read.message}${read.hint === '' ? '' : `; ${read.hint}`}`;
        onChange(read.value);
        return '';
      }}
    />
  );
}

/** What the parameters of faults are called in a form. */
const NAMES: Readonly<Record<string, string>> = {
  probability: 'share',
  perCall: 'each call keeps',
  added: 'later by',
  factor: 'times as long',
};

export interface TextFieldProps {
  readonly label: string;
  readonly hint: string;
  /** The value as it is now; what is being typed is kept until it can be read. */
  readonly value: string;
  /** Takes a text and says what is wrong with it; '' when it could be read. */
  readonly onText: (text: string) => string;
}

export function TextField({ label, hint, value, onText }: TextFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | undefined>();
  const [problem, setProblem] = useState('');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={typed ?? value}
        autoComplete="off"
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          setTyped(target.value);
          setProblem(onText(target.value));
        }}
        onBlur={() => {
          if (problem === '') setTyped(undefined);
        }}
      />
      <p id={`${id}-hint`} className={problem === '' ? styles.muted : styles.problem}>
        {problem === '' ? hint : problem}
      </p>
    </div>
  );
}
