/** Why the open document is not kept, or will not outlast the tab, and the ways out. */
import { fileName, printSavedRun, savedFrom, type Desk } from '../../document/keeping';
import { selection, shownSheet, useRun } from '../../shared/run';
import { Button, download } from '../../shared/ui';
import styles from './documents.module.css';
import { openCopy } from './opening';
import { keptOf, useKept } from './use-keeping';

export function KeptProblem({ desk }: { readonly desk: Desk | undefined }) {
  const run = useRun();
  const keeping = useKept(desk);
  const isElsewhere = keeping.kind === 'elsewhere';
  const problem = isElsewhere || keeping.kind === 'unsaved' ? keeping.problem : desk?.problem;
  if (desk === undefined || problem === undefined) return null;
  const { document } = run;
  const saved = () => savedFrom(run, selection.get());
  const goOnWithCopy = (): void => {
    openCopy(run);
    shownSheet.set(undefined);
  };
  return (
    <div className={styles.problem} role="alert">
      <p>
        <strong>{problem.message}</strong> {problem.hint}
      </p>
      <div className={styles.ways}>
        {isElsewhere && (
          <>
            <Button look="primary" onClick={goOnWithCopy}>
              Go on with a copy
            </Button>
            <Button onClick={() => void desk.keeper.takeOver(() => keptOf(run))}>Take it over</Button>
          </>
        )}
        <Button
          onClick={() =>
            download(
              fileName(document.title),
              new Blob([printSavedRun(saved(), 'indent')], { type: 'application/json' }),
            )
          }
        >
          Keep it as a file
        </Button>
      </div>
    </div>
  );
}
