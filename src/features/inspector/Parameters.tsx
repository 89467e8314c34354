/** The parameters: each with its unit, its default and where that comes from; those that can be changed, with a field. */
import { Pencil } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import type { Toolkit } from '../../../simulator';
import { useRun } from '../../shared/run';
import { Button, IconButton } from '../../shared/ui';
import { sourceWords } from '../../shared/words';
import styles from './inspector.module.css';
import type { ParameterGroup, ParameterLine } from './parameters';

export interface ParametersProps {
  readonly groups: readonly ParameterGroup[];
  readonly toolkit: Toolkit;
}

export function Parameters({ groups, toolkit }: ParametersProps) {
  const isAnyFixed = groups.some(({ lines }) => lines.some(({ change }) => change === undefined));
  return (
    <section className={styles.section} aria-label="Parameters">
      <h3>Parameters</h3>
      {groups.map(({ title, explains, lines }, place) => (
        <div key={`${title} ${place}`}>
          {title !== '' && <h4 title={explains}>{title}</h4>}
          <ul className={styles.parameters}>
            {lines.map((line) => (
              <li key={line.name}>
                <Line line={line} toolkit={toolkit} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {isAnyFixed && (
        <p className={styles.muted}>Those without a pencil are fixed: changes need a new run.</p>
      )}
    </section>
  );
}

function Line({ line, toolkit }: { readonly line: ParameterLine; readonly toolkit: Toolkit }) {
  const [isOpen, setOpen] = useState(false);
  const { name, parameter, planned, value, change } = line;
  const print = (of: typeof value): string =>
    `${toolkit.printParameter(parameter, of)}${unitOf(parameter, of)}`;
  const zero = parameter.kind === 'duration' && value === 0 ? parameter.zeroMeans : undefined;
  return (
    <>
      <div className={styles.parameter}>
        <button
          type="button"
          className={styles.parameterName}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          title={parameter.explains}
        >
          {wordsOf(name)}
        </button>
        <span className={styles.value}>
          {print(value)}
          {value !== planned && <span className={styles.was}> was {print(planned)}</span>}
        </span>
        {change === undefined ? (
          <span />
        ) : (
          <IconButton label={`Change ${wordsOf(name)}`} isPressed={isOpen} onClick={() => setOpen(!isOpen)}>
            <Pencil aria-hidden />
          </IconButton>
        )}
      </div>
      {isOpen && (
        <div className={styles.more}>
          <p>
            {parameter.explains}
            {zero !== undefined && ` 0 means: ${zero}.`}
          </p>
          {change === undefined ? (
            <p className={styles.muted}>Changes need a new run.</p>
          ) : (
            <Field line={line} toolkit={toolkit} close={() => setOpen(false)} />
          )}
          <Source line={line} toolkit={toolkit} />
        </div>
      )}
    </>
  );
}

function Source({
  line: { parameter },
  toolkit,
}: {
  readonly line: ParameterLine;
  readonly toolkit: Toolkit;
}) {
  const usual =
    parameter.kind === 'duration'
      ? parameter.defaultNs
      : parameter.kind === 'size'
        ? parameter.defaultBytes
        : parameter.default;
  if (parameter.source === '') return null;
  const { isOurs, text } = sourceWords(parameter.source);
  return (
    <p className={styles.muted}>
      Default {toolkit.printParameter(parameter, usual)}:{' '}
      {isOurs ? `our choice${text === '' ? '' : `, ${text}`}` : text}.
    </p>
  );
}

interface FieldProps {
  readonly line: ParameterLine;
  readonly toolkit: Toolkit;
  readonly close: () => void;
}

/** A change is an intervention: it is made at this moment of the run, and undo takes it back. */
function Field({ line: { name, parameter, value, change }, toolkit, close }: FieldProps) {
  const { commands } = useRun();
  const id = useId();
  const [text, setText] = useState(
    // A latency that varies has no one value to begin with; it becomes constant when it is changed.
    typeof value === 'object' ? '' : toolkit.printParameter(parameter, value),
  );
  const [problem, setProblem] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = toolkit.readParameter(parameter, text);
    if (!read.ok) return setProblem(`${read.message}${read.hint === '' ? '' : `; ${read.hint}`}`);
    if (change === undefined || typeof read.value !== 'number') return;
    void commands.change({ target: change.target, name, value: read.value }).then((refused) => {
      if (refused === undefined) close();
      else setProblem(refused.message);
    });
  };
  return (
    <form className={styles.field} onSubmit={submit}>
      <label htmlFor={id}>{wordsOf(name)}</label>
      <input
        id={id}
        value={text}
        autoFocus
        autoComplete="off"
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-acts`}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">Change</Button>
      <p id={`${id}-acts`} className={styles.muted}>
        {problem === '' ? (
          `${change?.how.acts ?? ''} Undo takes it back.`
        ) : (
          <span className={styles.problem}>{problem}</span>
        )}
      </p>
    </form>
  );
}

/** `restartAfter` as a person says it: `restart after`. */
function wordsOf(name: string): string {
  return name === 'cpus' ? 'CPUs' : name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** ` calls`, ` call` of one, or nothing. */
function unitOf(parameter: ParameterLine['parameter'], value: ParameterLine['value']): string {
  if (!('unit' in parameter) || parameter.unit === '') return '';
  return ` ${value === 1 ? parameter.unit.replace(/s$/, '') : parameter.unit}`;
}
