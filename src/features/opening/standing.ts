/** Whether the opening is on, for the shell, which shows no more than it needs meanwhile; and whether it was ever seen. */
import { createValue, useValue } from '../../shared/run';

const KEY = 'faultline.opening';
const ADDRESS = '#opening';

/** Storage may be forbidden; then the opening is shown at every visit. */
function wasSeen(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** Remembers that the person has seen it, as far as the browser remembers anything. */
export function rememberSeen(): void {
  try {
    localStorage.setItem(KEY, 'seen');
  } catch {
    // Nothing depends on it.
  }
}

/** Read before the shell writes the choice into the address: an address that names something is shown as it is. */
const isWanted = location.hash === ADDRESS || (location.hash === '' && !wasSeen());

export const isOpening = createValue(isWanted);

/** Grows when the opening is asked for again. */
export const replays = createValue(0);

/** Whether the opening is on; the rest of the page is hidden then. */
export function useIsOpening(): boolean {
  return useValue(isOpening);
}

/** Shows the opening from its beginning. */
export function replayOpening(): void {
  replays.set(replays.get() + 1);
}

/** Begins it again whenever the address asks for it. Returns what ends that. */
export function heedAddress(): () => void {
  const heed = (): void => {
    if (location.hash === ADDRESS) replayOpening();
  };
  addEventListener('hashchange', heed);
  return () => removeEventListener('hashchange', heed);
}
