/** Which request's trace is shown. */
import { useState } from 'react';
import type { RequestSummary } from '../../../simulator';
import { useRun, useSelection } from '../../shared/run';

/**
 * The request that was selected last; before any is, the one that is followed, else the newest one when the panel opened.
 * Selecting a box afterwards keeps it: a trace is how one gets to a box.
 */
export function useShownRequest(list: readonly RequestSummary[] | undefined): number | undefined {
  const { stop, frames } = useRun();
  const [selected] = useSelection();
  const [shown, setShown] = useState<{ readonly of: unknown; readonly request: number } | undefined>();
  const wanted = selected?.kind === 'request' ? selected.request : undefined;
  const first = list?.[0]?.request;
  const followed = stop !== undefined && stop.request > 0 ? stop.request : undefined;
  // Numbers of requests mean nothing in another run.
  const kept = shown?.of === frames ? shown.request : undefined;
  const next = wanted ?? kept ?? followed ?? first;
  const isPinned = wanted !== undefined || followed === undefined;
  if (isPinned && next !== undefined && next !== kept) setShown({ of: frames, request: next });
  return next;
}
