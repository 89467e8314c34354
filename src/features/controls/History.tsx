/** The way back, and forth again: each says what it would do. */
import { Redo2, Undo2 } from 'lucide-react';
import { useRun } from '../../shared/run';
import { IconButton } from '../../shared/ui';

export function History() {
  const { status, commands } = useRun();
  return (
    <>
      <IconButton
        label={status.undoes === undefined ? 'Undo' : `Undo: ${status.undoes}`}
        shortcut="Control+Z"
        disabled={status.undoes === undefined}
        onClick={commands.undo}
      >
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton
        label={status.redoes === undefined ? 'Do it again' : `Do it again: ${status.redoes}`}
        shortcut="Control+Shift+Z"
        disabled={status.redoes === undefined}
        onClick={commands.redo}
      >
        <Redo2 aria-hidden />
      </IconButton>
    </>
  );
}
