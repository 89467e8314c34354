/** Ground truth is hidden in an experiment whose fault is for somebody to find. */
import { useEffect } from 'react';
import { blindfold, hasPanel, limits, shownPanel, useLimits, type Run } from '../shared/run';
import { loadBlindfold } from './features';
import { NARROW } from './narrow';

/** Hides it when such a run is opened, and shows it again in any other; in between it is left as the person wants it. */
export function useHiddenTruth({ plan, choice: { system, experiment, seed } }: Run): void {
  const isLesson = useLimits()?.isBlind === true;
  const isSearch = isLesson || plan.faults.some(({ target }) => target.kind === 'anyService');
  useEffect(() => {
    let isWanted = true;
    blindfold.set(undefined);
    if (isSearch)
      loadBlindfold().then(
        (blind) => {
          if (!isWanted) return;
          blindfold.set(blind);
          // Where panels take the picture's place, opening one would hide what lets time pass.
          if (shownPanel.get() === undefined && mayOpen()) shownPanel.set('traces');
        },
        () => undefined, // what cannot be fetched says so where it is shown
      );
    return () => {
      isWanted = false;
    };
  }, [isSearch, system, experiment, seed]);
}

function mayOpen(): boolean {
  const limited = limits.get();
  return !matchMedia(NARROW).matches && (limited === undefined || hasPanel(limited, 'traces'));
}
