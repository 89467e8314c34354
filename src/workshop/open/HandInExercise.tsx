/** Hands in an exercise: the link that Share gives of the run in which it was done becomes a submission. */
import { useCallback, useState } from 'react';
import { linkWith, printSubmission, submissionCode, type Pack, type PackItem } from '../../document/workshop';
import { HandInForm, type HandedIn } from '../../shared/handing';
import { Button, SelectField, Sheet } from '../../shared/ui';
import { titleOf } from '../titles';
import styles from '../workshop.module.css';
import { submissionFrom } from './exercise-run';

interface HandInProps {
  readonly pack: Pack;
  readonly items: readonly PackItem[];
}

export function HandInExercise({ pack, items }: HandInProps) {
  const [name, setName] = useState(items[0]?.lesson ?? '');
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const item = items.find(({ lesson }) => lesson === name);
  const make = useCallback(
    async (who: string): Promise<HandedIn> => {
      const made = item === undefined ? undefined : await submissionFrom(item, pack, link, who);
      if (made?.ok !== true) throw new Error(made?.says);
      const { submission } = made;
      return {
        link: linkWith('./workshop.html', 'submission', await submissionCode(submission)),
        file: { name: `${submission.lesson}.json`, text: printSubmission(submission, 'indent') },
      };
    },
    [item, pack, link],
  );
  const open = async (): Promise<void> => {
    const made = item === undefined ? undefined : await submissionFrom(item, pack, link, 'x');
    setProblem(made?.ok === false ? made.says : undefined);
    setOpen(made?.ok === true);
  };
  return (
    <section className={styles.join}>
      <label htmlFor="made">Hand in an exercise: paste the link that Share gives you there</label>
      <div className={styles.row}>
        {items.length > 1 && (
          <SelectField
            label="Exercise"
            options={items.map((one) => ({ value: one.lesson, title: titleOf(one) }))}
            value={name}
            onChoose={setName}
          />
        )}
        <input
          id="made"
          className={styles.input}
          value={link}
          onChange={({ target }) => setLink(target.value)}
        />
        <Button disabled={link.trim() === ''} onClick={() => void open()}>
          Hand in
        </Button>
      </div>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {isOpen && (
        <Sheet title="Hand in" onClose={() => setOpen(false)}>
          <HandInForm make={make} />
        </Sheet>
      )}
    </section>
  );
}
