/** How components get at the run. */
import { createContext, useContext } from 'react';
import type { Run } from './contract';

export const RunContext = createContext<Run | undefined>(undefined);

/** The run that is open. Only inside the shell's slots, which are there as soon as there is one. */
export function useRun(): Run {
  const run = useContext(RunContext);
  if (run === undefined) throw new Error('useRun is for what the shell mounts once a run is open.');
  return run;
}
