/** The keyboard while a wire is being drawn: letters go to the box whose name they begin, Enter takes it, Escape gives up. */
import { useEffect, type RefObject } from 'react';
import type { Joinable } from '../../../document/edits';
import { joining } from '../../../shared/drawing';
import type { Scene } from '../../../shared/scene';
import { tileStop } from '../focus';

interface JoinKeys {
  readonly take: (id: string) => void;
  readonly reach: (id: string | undefined) => void;
  readonly target: string | undefined;
}

/** Letters that follow each other within this time belong together, ms. */
const TOGETHER_MS = 900;

export function useJoinKeys(
  root: RefObject<HTMLElement | null>,
  scene: Scene,
  from: readonly string[],
  verdicts: ReadonlyMap<string, Joinable>,
  { take, reach, target }: JoinKeys,
): void {
  useEffect(() => {
    focusStop(root.current, stopOf(from[0] ?? '', scene));
    // Only in the moment in which it begins.
  }, []); // oxlint-disable-line react/exhaustive-deps -- in the first moment alone

  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const onFocus = ({ target: focused }: FocusEvent): void => {
      const id = focused instanceof HTMLElement ? boxOf(focused) : undefined;
      reach(id !== undefined && verdicts.has(id) ? id : undefined);
    };
    element.addEventListener('focusin', onFocus);
    return () => element.removeEventListener('focusin', onFocus);
  }, [root, verdicts, reach]);

  useEffect(() => {
    let typed = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') joining.set([]);
      else if (event.key === 'Enter' && target !== undefined) take(target);
      else if (event.key.length === 1 && event.key !== ' ') {
        typed += event.key.toLowerCase();
        clearTimeout(timer);
        timer = setTimeout(() => (typed = ''), TOGETHER_MS);
        // Those that it can end at come first.
        const named = scene.boxes.filter(
          ({ id, name }) => verdicts.has(id) && name.toLowerCase().startsWith(typed),
        );
        const found = named.find(({ id }) => verdicts.get(id)?.ok === true) ?? named[0];
        if (found !== undefined) focusStop(root.current, found.id);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', onKey, { capture: true });
    };
  }, [root, scene, verdicts, take, target]);
}

function focusStop(root: HTMLElement | null, stop: string): void {
  root?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(stop)}"]`)?.focus({ preventScroll: true });
}

/** The stop of something that is picked: a tile's goes by its number. */
function stopOf(id: string, { tiles }: Scene): string {
  if (!id.startsWith('module:')) return id;
  const tile = tiles.find((one) => one?.name === id.slice('module:'.length));
  return tile === undefined ? id : tileStop(tile.module);
}

/** The box that what has the focus stands in. */
function boxOf(focused: HTMLElement): string | undefined {
  return focused.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
}
