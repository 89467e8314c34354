/** The open run as it can be given away: with the journal's hash, so that whoever opens it sees whether it came out the same. */
import { useEffect, useState } from 'react';
import { linkTo, savedFrom, type SavedRun } from '../../document/keeping';
import { selection, shownPanel, useRun } from '../../shared/run';

export interface SharedRun {
  readonly run: SavedRun;
  /** What follows the page's address. */
  readonly hash: string;
}

/** Undefined as long as it is being made. Time stands still meanwhile. */
export function useSharedRun(): SharedRun | undefined {
  const run = useRun();
  const { commands, status, document, choice, interventions } = run;
  const [shared, setShared] = useState<SharedRun>();
  const isMoving = status.phase === 'running';
  useEffect(() => {
    if (isMoving) {
      commands.pause();
      return undefined;
    }
    let isWanted = true;
    const make = async (): Promise<void> => {
      const beside = { hash: await run.hash(), panel: shownPanel.get() };
      const saved = savedFrom(run, selection.get(), beside);
      const hash = await linkTo(saved);
      if (isWanted) setShared({ run: saved, hash });
    };
    void make();
    return () => {
      isWanted = false;
    };
    // The run is another value with every status; what is shared of it is named here.
    // eslint-disable-next-line react/exhaustive-deps
  }, [commands, document, choice, interventions, isMoving]);
  return shared;
}
