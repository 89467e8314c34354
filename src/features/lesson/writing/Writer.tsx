/** Writing a lesson beside the lesson: its text, what is wrong with it, its proof, and ways to take it along. */
import { useId, useState } from 'react';
import { useValue } from '../../../shared/run';
import { SelectField } from '../../../shared/ui';
import { LESSONS } from '../../../document/lessons';
import { filesOf, SKELETON } from '../../../document/lessons/writing';
import { Proving } from './Proving';
import { TakeAlong } from './TakeAlong';
import { faults, write, written } from './written';
import styles from './writing.module.css';

export function Writer() {
  const lesson = useValue(written);
  const wrong = useValue(faults);
  const id = useId();
  const [file, setFile] = useState('lesson.md');
  const shown = Object.hasOwn(lesson.files, file) ? file : 'lesson.md';
  return (
    <section className={styles.writer} aria-label="Write a lesson">
      <header className={styles.head}>
        <label htmlFor={`${id}-name`}>Name</label>
        <input
          id={`${id}-name`}
          value={lesson.name}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => write({ ...lesson, name: target.value })}
        />
        <BeginFrom />
      </header>
      {Object.keys(lesson.files).length > 1 && (
        <SelectField
          label="File"
          value={shown}
          options={Object.keys(lesson.files).map((value) => ({ value, title: value }))}
          onChoose={setFile}
        />
      )}
      <textarea
        className={styles.text}
        aria-label={shown}
        aria-invalid={wrong.length > 0}
        aria-describedby={`${id}-faults`}
        spellCheck={false}
        value={lesson.files[shown] ?? ''}
        onChange={({ target }) => write({ ...lesson, files: { ...lesson.files, [shown]: target.value } })}
      />
      <div id={`${id}-faults`} role="status" className={styles.faults}>
        {wrong.length === 0 ? (
          <p>It can be read, and is shown beside this.</p>
        ) : (
          <ul>
            {wrong.slice(0, 8).map(({ path, message, hint, line }, place) => (
              <li key={place}>
                <b>{line === undefined ? path : `${path}, line ${line}`}</b>: {message}
                {hint === '' ? '' : `; ${hint}`}
              </li>
            ))}
          </ul>
        )}
      </div>
      <Proving />
      <TakeAlong />
    </section>
  );
}

const CHOOSE = '';

function BeginFrom() {
  const options = [
    { value: CHOOSE, title: 'Begin from …' },
    { value: SKELETON.name, title: 'A lesson that can be replaced piece by piece' },
    ...LESSONS.map(({ name, title }) => ({ value: name, title })),
  ];
  const begin = async (name: string): Promise<void> => {
    if (name === CHOOSE) return;
    const found = name === SKELETON.name ? SKELETON : await filesOf(name).catch(() => undefined);
    if (found !== undefined) write({ ...found, name: name === SKELETON.name ? name : `my-${name}` });
  };
  return (
    <SelectField label="Begin from" value={CHOOSE} options={options} onChoose={(name) => void begin(name)} />
  );
}
