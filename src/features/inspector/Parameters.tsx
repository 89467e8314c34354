/** The parameters: each with its unit, its default and where that comes from; those that can be changed, with a field. */
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { Toolkit } from '../../../simulator';
import { mayDo, useLimits } from '../../shared/run';
import { IconButton } from '../../shared/ui';
import { sourceWords } from '../../shared/words';
import styles from './inspector.module.css';
import { parameterWords } from './parameter-words';
import { ParameterField } from './ParameterField';
import type { Owner, ParameterGroup, ParameterLine } from './parameters';

export interface ParametersProps {
  readonly groups: readonly ParameterGroup[];
  readonly toolkit: Toolkit;
}

export function Parameters({ groups, toolkit }: ParametersProps) {
  return (
    <section className={styles.section} aria-label="Parameters">
      <h3>Parameters</h3>
      {groups.map(({ title, explains, lines, owner }, place) => (
        <div key={`${title} ${place}`}>
          {title !== '' && <h4 title={explains}>{title}</h4>}
          <ul className={styles.parameters}>
            {lines.map((line) => (
              <li key={line.name}>
                <Line line={line} owner={owner} toolkit={toolkit} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

interface LineProps {
  readonly line: ParameterLine;
  readonly owner: Owner | undefined;
  readonly toolkit: Toolkit;
}

function Line({ line, owner, toolkit }: LineProps) {
  const [isOpen, setOpen] = useState(false);
  const limits = useLimits();
  const { name, parameter, planned, value } = line;
  // A lesson judges designs: nothing is changed for a run alone.
  const change = limits === undefined ? line.change : undefined;
  // A distribution is no one value: it is written as a text.
  const isFixed =
    !mayDo(name === 'instances' ? 'instances' : 'parameters', limits) ||
    (change === undefined && (owner === undefined || parameter.kind === 'distribution'));
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
          {parameterWords(name)}
        </button>
        <span className={styles.value}>
          {print(value)}
          {value !== planned && <span className={styles.was}> was {print(planned)}</span>}
        </span>
        {isFixed ? (
          <span />
        ) : (
          <IconButton
            label={`Change ${parameterWords(name)}`}
            isPressed={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
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
          {!isFixed && (
            <ParameterField
              line={{ ...line, change }}
              owner={owner}
              toolkit={toolkit}
              close={() => setOpen(false)}
            />
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

/** ` calls`, ` call` of one, or nothing. */
function unitOf(parameter: ParameterLine['parameter'], value: ParameterLine['value']): string {
  if (!('unit' in parameter) || parameter.unit === '') return '';
  return ` ${value === 1 ? parameter.unit.replace(/s$/, '') : parameter.unit}`;
}
