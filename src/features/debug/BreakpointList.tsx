/** All breakpoints: on or off, under which condition, and what keeps one from stopping the run. */
import { X } from 'lucide-react';
import { useState } from 'react';
import {
  breakpointNotes,
  breakpoints,
  changeBreakpoint,
  removeBreakpoint,
  useRun,
  useValue,
  type Breakpoint,
  type BreakpointNote,
} from '../../shared/run';
import { IconButton } from '../../shared/ui';
import { placeWords } from './words';
import styles from './debug.module.css';

export function BreakpointList() {
  const list = useValue(breakpoints);
  const notes = useValue(breakpointNotes);
  const { stoppedAt } = useRun();
  return (
    <section aria-label="Breakpoints">
      <h3 className={styles.heading}>Breakpoints</h3>
      {list.length === 0 && (
        <p className={styles.hint}>
          None yet. Press the number of a line to stop before it, or choose below what to wait for.
        </p>
      )}
      <ul className={styles.list}>
        {list.map((one) => (
          <Item key={one.id} one={one} note={notes.get(one.id)} isHere={stoppedAt?.breakpoint === one.id} />
        ))}
      </ul>
    </section>
  );
}

interface ItemProps {
  readonly one: Breakpoint;
  readonly note: BreakpointNote | undefined;
  /** It has stopped the run. */
  readonly isHere: boolean;
}

function Item({ one, note, isHere }: ItemProps) {
  const words = placeWords(one);
  return (
    <li className={styles.item} aria-current={isHere || undefined}>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={one.isOn}
          onChange={({ target }) => changeBreakpoint(one.id, { isOn: target.checked })}
        />
        <span>
          {words}
          {note?.line !== undefined && <span className={styles.nothing}> → line {note.line}</span>}
        </span>
      </label>
      {one.kind === 'line' && <Condition id={one.id} place={words} condition={one.condition} />}
      <IconButton label={`Remove the breakpoint: ${words}`} onClick={() => removeBreakpoint(one.id)}>
        <X aria-hidden />
      </IconButton>
      {note?.problem !== undefined && (
        <p className={styles.problem} role="alert">
          {note.problem}
        </p>
      )}
    </li>
  );
}

interface ConditionProps {
  readonly id: number;
  readonly place: string;
  readonly condition: string;
}

/** Taken with Enter, or when the field is left. */
function Condition({ id, place, condition }: ConditionProps) {
  const [text, setText] = useState(condition);
  const take = (): void => {
    if (text !== condition) changeBreakpoint(id, { condition: text });
  };
  return (
    <input
      className={styles.condition}
      aria-label={`Only if, for ${place}`}
      placeholder="only if, such as quantity > 2"
      spellCheck={false}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={take}
      onKeyDown={({ key }) => key === 'Enter' && take()}
    />
  );
}
