/** The report on the present deployment, made when the page has a moment: a large one takes some tenths of a second. */
import { useEffect, useState } from 'react';
import { loadBoundary, type BoundaryReport } from '../../../simulator';
import { runnableOf, type Runnable } from '../../document';
import { useRun } from '../../shared/run';
import { whenIdle } from './when-idle';
import type { Partner } from './partners';

export interface Compared {
  readonly before: Runnable;
  readonly report: BoundaryReport;
  readonly partner: Partner;
}

/** `undefined` until it is there; in words why it cannot be. */
export function useReport(partner: Partner | undefined): Compared | string | undefined {
  const { plan, document } = useRun();
  const [made, setMade] = useState<Compared | string | undefined>();
  useEffect(() => {
    setMade(undefined);
    if (partner === undefined) return undefined;
    let isGone = false;
    const make = async (): Promise<Compared | string> => {
      const [{ boundaryReport }, before] = await Promise.all([
        loadBoundary(),
        runnableOf(partner.source, partner.choice),
      ]);
      if (before?.ok !== true)
        return 'The other deployment cannot be run, so there is nothing to compare with.';
      await whenIdle();
      const report = boundaryReport(before.runnable, { plan, document });
      return { before: before.runnable, report, partner };
    };
    void make()
      .catch(
        () => 'What compares boundaries could not be fetched. Check the connection and open the panel again.',
      )
      .then((next) => {
        if (!isGone) setMade(next);
      });
    return () => {
      isGone = true;
    };
  }, [partner, plan, document]);
  return made;
}
