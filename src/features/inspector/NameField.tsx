/** The name of what is selected, and another one for it. */
import { Pencil } from 'lucide-react';
import { useEffect, useId, useState, type FormEvent } from 'react';
import { renamePart, type NamedPart } from '../../document/edits';
import { perform } from '../../document/perform';
import { isRenaming } from '../../shared/drawing';
import { useRun, useValue } from '../../shared/run';
import { Button, IconButton } from '../../shared/ui';
import styles from './inspector.module.css';

interface NameFieldProps {
  /** As it is shown. */
  readonly title: string;
  /** Undefined: it has no name that could be changed. */
  readonly part: NamedPart | undefined;
}

export function NameField({ title, part }: NameFieldProps) {
  const run = useRun();
  const id = useId();
  const isOpen = useValue(isRenaming) && part !== undefined;
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const known = part?.name ?? '';
  useEffect(() => {
    setName(known);
    setProblem('');
    return () => isRenaming.set(false);
  }, [known]);
  if (!isOpen)
    return (
      <div className={styles.nameLine}>
        <h2 className={styles.name}>{title}</h2>
        {part !== undefined && (
          <IconButton label={`Rename ${part.name}`} shortcut="F2" onClick={() => isRenaming.set(true)}>
            <Pencil aria-hidden />
          </IconButton>
        )}
      </div>
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === known) return isRenaming.set(false);
    void perform(run, `Rename ${known} to ${wanted}`, (document, { deployment }) =>
      renamePart(document, deployment, part, wanted),
    ).then((refused) => (refused === undefined ? isRenaming.set(false) : setProblem(refused)));
  };
  return (
    <form className={styles.rename} onSubmit={submit}>
      <input
        id={id}
        aria-label={`New name of ${known}`}
        value={name}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-problem`}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          isRenaming.set(false);
        }}
      />
      <Button type="submit">Rename</Button>
      <p id={`${id}-problem`} role="alert" className={styles.problem}>
        {problem}
      </p>
    </form>
  );
}
