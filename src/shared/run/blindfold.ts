/** Whether ground truth is hidden: what the page is then given of a run, instead of the whole of it. */
import type { Run } from './contract';
import { createValue, useValue } from './value';

/** What makes a run's blind side of it; undefined while everything is shown. */
export const blindfold = createValue<((run: Run) => Run) | undefined>(undefined);

/** Whether the page knows of the run only what its instruments tell. */
export function useIsBlind(): boolean {
  return useValue(blindfold) !== undefined;
}
