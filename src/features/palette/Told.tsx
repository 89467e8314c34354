/** What came of the last edit, for eyes and ears, for a while; with the way back beside it. */
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { joining, telling } from '../../shared/drawing';
import { useRun, useValue } from '../../shared/run';
import { Button, IconButton } from '../../shared/ui';
import styles from './palette.module.css';

/** Long enough to be read twice, ms. */
const STAYS_MS = 7000;

export function Told() {
  // While a wire is being drawn, the picture has the word.
  const isJoining = useValue(joining).length > 0;
  const last = useValue(telling);
  const told = isJoining ? undefined : last;
  const { commands, status } = useRun();
  useEffect(() => {
    if (told === undefined) return undefined;
    const timer = setTimeout(() => telling.set(undefined), STAYS_MS);
    return () => clearTimeout(timer);
  }, [told]);
  const canUndo = told?.of === 'done' && status.undoes === told.words;
  return (
    <div className={styles.told} data-shown={told !== undefined || undefined}>
      <p role="status" data-of={told?.of}>
        {told?.words}
        {canUndo && <span className="visually-hidden">. Undo with Control Z.</span>}
      </p>
      {canUndo && (
        <Button look="quiet" onClick={commands.undo}>
          Undo
        </Button>
      )}
      {told !== undefined && (
        <IconButton label="Close this message" onClick={() => telling.set(undefined)}>
          <X aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
