/** Chooses something in the world to stop at. */
import { useState, type FormEvent } from 'react';
import { parseDuration, type Plan } from '../../../simulator';
import { setBreakpoint, useRun, type NamedCondition } from '../../shared/run';
import { Button, SelectField } from '../../shared/ui';
import styles from './debug.module.css';

type Kind = NamedCondition['kind'];

interface Form {
  readonly kind: Kind;
  readonly title: string;
  /** What it can be about; undefined: nothing is chosen. */
  readonly about?: (plan: Plan) => readonly string[];
  /** The number or time that it takes. */
  readonly field?: { readonly label: string; readonly initial: string; readonly wants: string };
  /** Undefined when the field cannot be read. */
  readonly make: (about: string, text: string) => NamedCondition | undefined;
}

const services = (plan: Plan): string[] => plan.services.map(({ name }) => name);

const FORMS: readonly Form[] = [
  {
    kind: 'call',
    title: 'the nth call of',
    about: (plan) => plan.operations.map(({ name }) => name),
    field: { label: 'n, 0 for every call', initial: '1', wants: 'a whole number from 0' },
    make: (operation, text) => withNumber(text, (nth) => ({ kind: 'call', operation, nth })),
  },
  {
    kind: 'broken',
    title: 'a promise is broken:',
    about: (plan) => plan.invariants.map(({ name }) => name),
    make: (invariant) => ({ kind: 'broken', invariant }),
  },
  {
    kind: 'down',
    title: 'an instance goes down of',
    about: services,
    make: (service) => ({ kind: 'down', service }),
  },
  {
    kind: 'queue',
    title: 'a queue grows at',
    about: services,
    field: { label: 'more than', initial: '10', wants: 'a whole number from 0' },
    make: (service, text) => withNumber(text, (longerThan) => ({ kind: 'queue', service, longerThan })),
  },
  {
    kind: 'time',
    title: 'a time is reached',
    field: { label: 'time', initial: '10s', wants: 'a time such as 10s or 1500ms' },
    make: (_, text) => {
      const atNs = parseDuration(text.trim());
      return atNs === undefined ? undefined : { kind: 'time', atNs };
    },
  },
];

function withNumber(text: string, make: (number: number) => NamedCondition): NamedCondition | undefined {
  return /^\d{1,9}$/.test(text.trim()) ? make(Number(text)) : undefined;
}

export function AddCondition() {
  const { plan } = useRun();
  const forms = FORMS.filter(({ about }) => about === undefined || about(plan).length > 0);
  const [kind, choose] = useState<Kind>('call');
  const [about, chooseAbout] = useState('');
  const [text, setText] = useState('1');
  const [problem, tell] = useState<string>();
  const form = forms.find((one) => one.kind === kind) ?? forms[0];
  if (form === undefined) return null;
  const options = form.about?.(plan) ?? [];
  const chosen = options.includes(about) ? about : (options[0] ?? '');

  const change = (next: Kind): void => {
    choose(next);
    setText(FORMS.find((one) => one.kind === next)?.field?.initial ?? '');
    tell(undefined);
  };
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const when = form.make(chosen, text);
    if (when === undefined) return tell(`This takes ${form.field?.wants ?? 'something else'}.`);
    tell(undefined);
    setBreakpoint({ kind: 'world', when });
  };
  return (
    <form className={styles.add} onSubmit={add} aria-label="Stop when">
      <span>Stop when</span>
      <SelectField
        label="What happens"
        options={forms.map(({ kind: value, title }) => ({ value, title }))}
        value={form.kind}
        onChoose={change}
      />
      {options.length > 0 && (
        <SelectField
          label="Of what"
          options={options.map((name) => ({ value: name, title: name }))}
          value={chosen}
          onChoose={chooseAbout}
        />
      )}
      {form.field !== undefined && (
        <input
          className={styles.number}
          aria-label={form.field.label}
          title={form.field.label}
          aria-invalid={problem !== undefined}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <Button type="submit">Add</Button>
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
