/** A module's handlers as they are written, with a margin in which breakpoints are set. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { breakpointNotes, breakpoints, toggleLine, useValue } from '../../shared/run';
import { Empty } from '../../shared/panel';
import { SelectField } from '../../shared/ui';
import styles from './debug.module.css';

export interface CodeProps {
  readonly modules: readonly string[];
  /** The one that is shown. */
  readonly module: string | undefined;
  readonly source: string;
  /** The line before which the run stands. */
  readonly here: number | undefined;
  readonly choose: (module: string) => void;
}

export function Code({ modules, module, source, here, choose }: CodeProps) {
  if (module === undefined)
    return (
      <Empty>No module of this system brings handlers of its own, so there is no line to stop at.</Empty>
    );
  return (
    <section className={styles.code} aria-label="Handlers">
      <SelectField
        label="Module"
        options={modules.map((name) => ({ value: name, title: name }))}
        value={module}
        onChoose={choose}
      />
      <Lines key={module} module={module} source={source} here={here} />
    </section>
  );
}

function Lines({ module, source, here }: Pick<CodeProps, 'source' | 'here'> & { readonly module: string }) {
  const marked = useMarked(module);
  const lines = source.replace(/\n$/, '').split('\n');
  const [reached, reach] = useState(1);
  const list = useRef<HTMLOListElement>(null);
  const go = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(lines.length, Math.max(1, reached + step));
    reach(next);
    list.current?.querySelectorAll('button')[next - 1]?.focus();
  };
  useEffect(() => {
    if (here === undefined) return;
    reach(here);
    list.current?.children[here - 1]?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <ol ref={list} className={styles.lines} onKeyDown={go}>
      {lines.map((text, index) => {
        const line = index + 1;
        return (
          <li key={line} className={styles.line} aria-current={line === here ? 'step' : undefined}>
            <button
              type="button"
              className={styles.margin}
              tabIndex={line === reached ? 0 : -1}
              aria-pressed={marked.has(line)}
              aria-label={`Breakpoint at line ${line} of ${module}`}
              data-off={marked.get(line) === false || undefined}
              onFocus={() => reach(line)}
              onClick={() => toggleLine(module, line)}
            >
              <span aria-hidden>{line}</span>
            </button>
            <code>{text === '' ? ' ' : text}</code>
          </li>
        );
      })}
    </ol>
  );
}

/** The lines at which it stops, and whether each is on. A breakpoint stands where it really stops. */
function useMarked(module: string): ReadonlyMap<number, boolean> {
  const list = useValue(breakpoints);
  const notes = useValue(breakpointNotes);
  return new Map(
    list.flatMap((one) =>
      one.kind === 'line' && one.module === module ? [[notes.get(one.id)?.line ?? one.line, one.isOn]] : [],
    ),
  );
}
