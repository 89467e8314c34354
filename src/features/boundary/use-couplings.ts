/** The coupling matrix of the present deployment: read from its code, and measured when somebody asks for that. */
import { useEffect, useState } from 'react';
import { loadBoundary, type Couplings } from '../../../simulator';
import { useRun } from '../../shared/run';
import { measuredTraffic } from './measured-traffic';
import { whenIdle } from './when-idle';

export type Basis = 'code' | 'run';

export interface Read {
  readonly couplings: Couplings;
  /** Of which run, in words; undefined where it is read from the code. */
  readonly under: string | undefined;
}

/** `undefined` until it is there; in words why it cannot be. */
export function useCouplings(basis: Basis): Read | string | undefined {
  const { plan, document, source, choice } = useRun();
  const [made, setMade] = useState<Read | string | undefined>();
  useEffect(() => {
    setMade(undefined);
    const attempt = new AbortController();
    const make = async (): Promise<Read | string> => {
      const { couplingMatrix } = await loadBoundary();
      if (basis === 'run') {
        const seen = await measuredTraffic({ document, source, choice }, attempt.signal);
        if (typeof seen === 'string') return seen;
        return { couplings: couplingMatrix({ plan: seen.plan, document }, seen.traffic), under: seen.under };
      }
      await whenIdle();
      return { couplings: couplingMatrix({ plan, document }), under: undefined };
    };
    void make()
      .catch(
        () => 'What reads couplings could not be fetched. Check the connection and open the panel again.',
      )
      .then((next) => {
        if (!attempt.signal.aborted) setMade(next);
      });
    return () => attempt.abort();
  }, [basis, plan, document, source, choice]);
  return made;
}
