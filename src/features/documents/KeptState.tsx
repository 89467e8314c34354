/** In the bar: whether the open document is kept; where it is not, the way to what can be done about it. */
import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import { shownSheet } from '../../shared/run';
import { Button } from '../../shared/ui';
import styles from './documents.module.css';
import { useKeeping } from './use-keeping';

export function KeptState() {
  const keeping = useKeeping();
  if (keeping.kind === 'idle') return null;
  if (keeping.kind === 'elsewhere' || keeping.kind === 'unsaved')
    return (
      <span role="status">
        <Button
          look="quiet"
          className={styles.unsaved}
          title={`${keeping.problem.message} ${keeping.problem.hint}`}
          aria-label="Not saved"
          onClick={() => shownSheet.set('documents')}
        >
          <CloudOff aria-hidden />
          <span>Not saved</span>
        </Button>
      </span>
    );
  const isSaved = keeping.kind === 'saved';
  return (
    <span className={styles.kept} role="status" title={isSaved ? 'Kept in this browser' : undefined}>
      {isSaved ? <Check aria-hidden /> : <LoaderCircle aria-hidden />}
      <span>{isSaved ? 'Saved' : 'Saving …'}</span>
    </span>
  );
}
