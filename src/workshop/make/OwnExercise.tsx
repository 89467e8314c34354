/** Adds an exercise of one's own: a system that ships, a task in words, and what is run of it. */
import { useState } from 'react';
import type { SystemDocument } from '../../../simulator';
import { SHIPPED, shippedDocument } from '../../document';
import type { PackItem } from '../../document/workshop';
import { Button, SelectField } from '../../shared/ui';
import styles from '../workshop.module.css';

interface OwnExerciseProps {
  readonly items: readonly PackItem[];
  readonly onAdd: (item: PackItem) => void;
}

export function OwnExercise({ items, onAdd }: OwnExerciseProps) {
  const [title, setTitle] = useState('');
  const [task, setTask] = useState('');
  const [system, setSystem] = useState(SHIPPED[0]?.name ?? '');
  const add = async (): Promise<void> => {
    const document = await shippedDocument(system);
    const item = document && itemOf(document, title.trim(), task.trim(), items);
    if (item === undefined) return;
    onAdd(item);
    setTitle('');
    setTask('');
  };
  return (
    <details className={styles.own}>
      <summary>Add an exercise of your own</summary>
      <div className={styles.form}>
        <label htmlFor="exercise">What it is called</label>
        <input
          id="exercise"
          className={styles.input}
          value={title}
          maxLength={200}
          onChange={({ target }) => setTitle(target.value)}
        />
        <label htmlFor="task">What is to be done</label>
        <textarea
          id="task"
          rows={3}
          value={task}
          maxLength={2_000}
          onChange={({ target }) => setTask(target.value)}
        />
        <div className={styles.row}>
          <SelectField
            label="System"
            options={SHIPPED.map((one) => ({ value: one.name, title: one.title }))}
            value={system}
            onChoose={setSystem}
          />
          <Button disabled={title.trim() === ''} onClick={() => void add()}>
            Add it
          </Button>
        </div>
        <p>
          It opens in the playground with the system’s first deployment and experiment. Nothing is judged: the
          room talks about it, or the gallery runs two designs of it side by side.
        </p>
      </div>
    </details>
  );
}

function itemOf(
  { deployments, experiments, name }: SystemDocument,
  title: string,
  task: string,
  items: readonly PackItem[],
): PackItem | undefined {
  const [deployment] = Object.keys(deployments);
  const [experiment] = Object.keys(experiments);
  if (deployment === undefined || experiment === undefined) return undefined;
  const exercise = { title, task, system: name, start: {}, deployment, experiment, seed: 1, objectives: [] };
  const taken = new Set(items.map(({ lesson }) => lesson));
  let number = 1;
  while (taken.has(`exercise-${number}`)) number++;
  return { lesson: `exercise-${number}`, minutes: 15, hidden: [], exercise };
}
