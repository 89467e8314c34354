/** One service is slow, and ground truth is hidden: say which. */
import { useState, type FormEvent } from 'react';
import { blindfold, useRun, useValue } from '../../../shared/run';
import { Button, SelectField } from '../../../shared/ui';
import { counted } from '../../../shared/words';
import { guessed, guesses, guessesOf, slowServiceOf } from './guesses';
import styles from './seen.module.css';

/** Nothing where no fault is hidden. */
export function Guess() {
  const run = useRun();
  const made = guessesOf(run, useValue(guesses));
  const [chosen, choose] = useState('');
  const [isEarly, setEarly] = useState(false);
  const { plan } = run;
  const hidden = plan.faults.find(({ target }) => target.kind === 'anyService');
  if (hidden === undefined) return null;

  const judge = (act: (slow: string) => void): void => {
    const slow = slowServiceOf(run);
    setEarly(slow === undefined);
    if (slow !== undefined) act(slow);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen !== '') judge((slow) => guesses.set(guessed(made, chosen, slow)));
  };
  const reveal = (): void => judge((slow) => guesses.set({ ...made, known: slow, isFound: false }));
  const names = plan.services.flatMap(({ name, kind }) => (kind === 'service' ? [name] : [])).sort();
  return (
    <form className={styles.guess} aria-label="Which service is slow?" onSubmit={submit}>
      {made.known === undefined ? (
        <>
          <strong>Which service is slow?</strong>
          <SelectField
            label="Which service is slow?"
            options={[
              { value: '', title: 'Choose one' },
              ...names.map((name) => ({ value: name, title: name })),
            ]}
            value={chosen}
            onChoose={choose}
          />
          <Button type="submit" look="primary" disabled={chosen === ''}>
            Guess
          </Button>
          <Button look="quiet" onClick={reveal}>
            Tell me
          </Button>
        </>
      ) : (
        <Button onClick={() => blindfold.set(undefined)}>Show ground truth</Button>
      )}
      <span role="status">
        {isEarly ? 'Let time pass first: nothing has happened yet.' : wordsFor(made, hidden.text)}
      </span>
    </form>
  );
}

function wordsFor({ wrong, known, isFound }: ReturnType<typeof guessesOf>, fault: string): string {
  if (known === undefined) return wrong.length === 0 ? '' : `Not ${wrong.join(', not ')}. Look again.`;
  if (!isFound) return `It is ${known} (${fault}).`;
  return wrong.length === 0
    ? `Right at once: it is ${known} (${fault}).`
    : `Right: it is ${known} (${fault}), after ${counted(wrong.length, 'wrong guess', 'wrong guesses')}.`;
}
