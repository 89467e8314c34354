/** What the break menu holds: what is broken now, where to break, what it would do, and the words for those who know them. */
import { X } from 'lucide-react';
import { useId, useMemo, useState, type FormEvent } from 'react';
import type { Plan } from '../../../simulator';
import {
  isBreakMenuOpen,
  useLimits,
  useRun,
  useSelection,
  type Problem,
  type Selection,
} from '../../shared/run';
import { Button, IconButton, SelectField } from '../../shared/ui';
import { ActiveFaults } from './ActiveFaults';
import { Breakable } from './Breakable';
import styles from './inspector.module.css';
import { aimedAt } from './places';
import { useToolkit } from '../../shared/toolkit';

export function BreakMenuContent() {
  const { plan } = useRun();
  const [selected, select] = useSelection();
  const toolkit = useToolkit();
  const isAll = useLimits()?.faults === undefined;
  const places = useMemo(() => placesOf(plan), [plan]);
  const isAim = aimedAt(selected, plan) !== undefined;
  const chosen =
    places.find(({ id }) => isAim && selected !== undefined && id === idOf(selected)) ?? places[0];
  return (
    <div className={styles.menuContent}>
      <header className={styles.head}>
        <h2 className={styles.name}>Break something</h2>
        <IconButton label="Close the menu" shortcut="Escape" onClick={() => isBreakMenuOpen.set(false)}>
          <X aria-hidden />
        </IconButton>
      </header>
      {isAll && <InWords />}
      <ActiveFaults of={undefined} />
      {chosen !== undefined && (
        <section className={styles.section} aria-label="What can be broken">
          <SelectField
            label="What to break"
            options={places.map(({ id, title }) => ({ value: id, title }))}
            value={chosen.id}
            // Choosing here selects, so that the picture shows where it is.
            onChoose={(id) => select(places.find((place) => place.id === id)?.selects)}
          />
          {toolkit !== undefined && <Breakable key={chosen.id} selected={chosen.selects} toolkit={toolkit} />}
        </section>
      )}
    </div>
  );
}

/** A fault as one line of words. */
function InWords() {
  const { commands, plan } = useRun();
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem | undefined>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    void commands.breakIt(text.trim()).then((refused) => {
      setProblem(refused);
      if (refused === undefined) setText('');
    });
  };
  return (
    <form className={styles.words} onSubmit={submit}>
      <label htmlFor={id}>In words, or choose below</label>
      <div>
        <input
          id={id}
          value={text}
          // Where a keyboard is at hand; on a phone it would cover what is below.
          autoFocus={matchMedia('(pointer: fine)').matches}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={exampleIn(plan)}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
          onChange={({ target }) => {
            setText(target.value);
            setProblem(undefined);
          }}
        />
        <Button type="submit">Break</Button>
      </div>
      <p id={`${id}-problem`} role="status" className={styles.problem}>
        {problem !== undefined && problemWords(problem)}
      </p>
    </form>
  );
}

/** A fault in the words of this system. */
export function exampleIn({ services, links, operations }: Plan): string {
  const wire = links.find(({ from, to }) => from.kind === 'service' && to.kind === 'service');
  const index = wire?.to.kind === 'service' ? wire.to.index : 0;
  const service = services[index];
  const operation = operations.find(({ module }) => service?.modules.includes(module) ?? false);
  if (service === undefined || operation === undefined) return '';
  if (wire === undefined) return `crash ${service.name} when ${operation.name} returns`;
  return `cut ${service.name} reply after ${operation.name} returns`;
}

function problemWords({ message, hint, column }: Problem): string {
  const where = column === undefined ? '' : ` (at character ${column})`;
  return `${message}${where}${hint === '' ? '' : `; ${hint}`}`;
}

interface Place {
  readonly id: string;
  readonly title: string;
  readonly selects: NonNullable<Selection>;
}

/** Everything that can be aimed at, in one list. */
function placesOf({ services, modules, stores, links, operations }: Plan): Place[] {
  const made = (
    kind: 'service' | 'module' | 'store' | 'link' | 'operation',
    things: readonly { readonly name: string }[],
  ) =>
    things.map(({ name }, index): Place => {
      const selects = { kind, index } as const;
      return { id: idOf(selects), title: `${kind} ${name}`, selects };
    });
  return [
    ...made('service', services),
    ...made('module', modules),
    ...made('store', stores),
    ...made('link', links),
    ...made('operation', operations),
  ];
}

function idOf(selected: NonNullable<Selection>): string {
  return selected.kind === 'request' ? 'request' : `${selected.kind} ${selected.index}`;
}
