/** All documents that the browser keeps, and ways to begin another. */
import { shownSheet, useRun } from '../../shared/run';
import { Button, Sheet } from '../../shared/ui';
import styles from './documents.module.css';
import { DocumentRow } from './DocumentRow';
import { Begin } from './Begin';
import { KeptProblem } from './KeptProblem';
import { useDocuments } from './use-documents';
import { useDesk } from './use-keeping';

export function DocumentsSheet() {
  const desk = useDesk();
  const documents = useDocuments(desk);
  const { listed, problem, removed, restore } = documents;
  const { source } = useRun();
  return (
    <Sheet title="Documents" onClose={() => shownSheet.set(undefined)}>
      <div className={styles.documents}>
        <KeptProblem desk={desk} />
        {problem !== undefined && (
          <p className={styles.problem} role="alert">
            {problem.message} {problem.hint}
          </p>
        )}
        {removed !== undefined && (
          <p className={styles.removed} role="status">
            <span>“{removed.document.title}” is deleted.</span>
            <Button onClick={restore}>Bring it back</Button>
          </p>
        )}
        <section aria-labelledby="documents-mine">
          <h3 id="documents-mine">Yours, kept in this browser</h3>
          {listed === undefined && <p className={styles.empty}>Looking …</p>}
          {listed?.entries.length === 0 && (
            <p className={styles.empty}>
              None yet.{' '}
              {source.kind === 'shipped' &&
                'As soon as you change what is open, the changed system is kept here.'}
            </p>
          )}
          {listed !== undefined && listed.entries.length > 0 && (
            <ul className={styles.list}>
              {listed.entries.map((entry) => (
                <DocumentRow key={entry.id} entry={entry} documents={documents} />
              ))}
            </ul>
          )}
          {listed !== undefined && listed.aside > 0 && (
            <p className={styles.empty}>
              {listed.aside === 1 ? 'One record' : `${listed.aside} records`} could not be read and{' '}
              {listed.aside === 1 ? 'was' : 'were'} set aside. Nothing was deleted.
            </p>
          )}
        </section>
        <Begin />
      </div>
    </Sheet>
  );
}
