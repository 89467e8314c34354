/** What somebody has begun, finished and foretold of the lessons; the map of lessons and the lessons themselves share it. */
import { useValue } from '../run/value';
import { PROGRESS_KEY, type Progress } from './form';
import { createProgress } from './store';

export type { Answer, LessonStanding, Predicted, Progress } from './form';

/** The page's own. */
export const progress = createProgress(() => localStorage);

addEventListener('storage', ({ key }) => {
  if (key === PROGRESS_KEY) progress.refresh();
});

/** Now, and after each change, also by another tab. */
export function useProgress(): Progress {
  return useValue(progress.value);
}
