/** The open document in the storage: every change of it is kept, and it is told how that stands. */
import { useEffect, useState } from 'react';
import { desk, printSavedRun, savedFrom, type Desk, type Kept, type Keeping } from '../../document/keeping';
import { createValue, selection, useRun, useValue, type Run } from '../../shared/run';

const IDLE = createValue<Keeping>({ kind: 'idle' });

/** The desk, as soon as it is open. */
export function useDesk(): Desk | undefined {
  const [opened, setOpened] = useState<Desk>();
  useEffect(() => {
    let isWanted = true;
    void desk().then((found) => isWanted && setOpened(found));
    return () => {
      isWanted = false;
    };
  }, []);
  return opened;
}

/** Keeps the document as long as it is open. For one place on the page. */
export function useKeeping(): Keeping {
  const run = useRun();
  const opened = useDesk();
  const { source, document, choice, interventions, status } = run;
  const id = source.kind === 'own' ? source.id : undefined;
  const isMoving = status.phase === 'running' || status.phase === 'seeking' || status.phase === 'compiling';
  useEffect(() => {
    if (opened === undefined || id === undefined) return undefined;
    opened.keeper.open(id);
    return () => opened.keeper.close();
  }, [opened, id]);
  useEffect(() => {
    if (!isMoving) opened?.keeper.changed(() => keptOf(run));
    // The run is another value with every status; what is kept of it is named here.
    // eslint-disable-next-line react/exhaustive-deps
  }, [opened, id, document, choice, interventions, isMoving]);
  useEffect(() => {
    const flush = (): void => void opened?.keeper.flush();
    addEventListener('pagehide', flush);
    addEventListener('visibilitychange', flush);
    return () => {
      removeEventListener('pagehide', flush);
      removeEventListener('visibilitychange', flush);
    };
  }, [opened]);
  return useKept(opened);
}

/** How it stands, without keeping anything. */
export function useKept(opened: Desk | undefined): Keeping {
  return useValue(opened?.keeper.state ?? IDLE);
}

/** What is written of the open run. */
export function keptOf(run: Run): Kept {
  return { title: run.document.title, run: printSavedRun(savedFrom(run, selection.get())) };
}
