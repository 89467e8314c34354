/** The seed: the same one gives the same run. */
import { Dices } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useRun } from '../../shared/run';
import { IconButton } from '../../shared/ui';
import styles from './controls.module.css';

/** Seeds that the dice throw: short enough to be read out. */
const THROWN = 10_000;

export function SeedField() {
  const { choice, commands } = useRun();
  // What is typed belongs to the seed that it would replace; another seed chosen elsewhere shows itself.
  const [typed, setTyped] = useState({ over: choice.seed, text: `${choice.seed}` });
  const text = typed.over === choice.seed ? typed.text : `${choice.seed}`;
  const setText = (next: string): void => setTyped({ over: choice.seed, text: next });
  const seed = /^\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;

  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (seed === undefined) setText(`${choice.seed}`);
    else if (seed !== choice.seed) commands.chooseSeed(seed);
  };
  return (
    <form className={styles.seed} onSubmit={submit}>
      <label title="Chance comes from the seed: the same seed gives the same run, to the last event.">
        <span>Seed</span>
        <input
          inputMode="numeric"
          value={text}
          aria-invalid={seed === undefined}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => submit()}
        />
      </label>
      <IconButton
        label="Another seed"
        onClick={() => commands.chooseSeed(1 + Math.floor(Math.random() * THROWN))}
      >
        <Dices aria-hidden />
      </IconButton>
    </form>
  );
}
