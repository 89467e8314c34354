/** The page's keys: each does what the list of commands says. Boxes have keys of their own while they have the focus. */
import { useEffect, useRef } from 'react';
import { commandOf, useCommands } from '../shared/commands';
import { isBreakMenuOpen, pointOfView, type Run } from '../shared/run';

/** A key that was pressed before the commands had come still counts for so long, ms. */
const PATIENCE_MS = 3000;

/** Lets the keys act on the run, as long as the component is there. The opening leaves those for the page alone. */
export function useKeyboard(run: Run, isOpening: boolean): void {
  const isReady = useCommands().some(({ id }) => id === 'help');
  const early = useRef<KeyboardEvent>(undefined);
  useEffect(() => {
    const act = (event: KeyboardEvent): void => {
      const found = commandOf(event, run);
      if (found === undefined || (event.repeat && found.repeats !== true)) return;
      if (isOpening && found.group !== 'The page') return;
      // Letters are meant for the menu, wherever the focus is.
      if (isBreakMenuOpen.get() && found.id !== 'break') return;
      event.preventDefault();
      found.run?.(run);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (event.key.toLowerCase() === 'v' && isBare(event)) return pointOfView.set('caller');
      if (event.key === ' ' && isPressable(event.target)) return;
      if (isReady) act(event);
      else early.current = event;
    };
    if (isReady && early.current !== undefined) {
      if (performance.now() - early.current.timeStamp < PATIENCE_MS) act(early.current);
      early.current = undefined;
    }
    const onKeyUp = ({ key }: KeyboardEvent): void => {
      if (key.toLowerCase() === 'v') pointOfView.set('world');
    };
    const onBlur = (): void => pointOfView.set('world');
    addEventListener('keydown', onKeyDown);
    addEventListener('keyup', onKeyUp);
    addEventListener('blur', onBlur);
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('keyup', onKeyUp);
      removeEventListener('blur', onBlur);
    };
  }, [run, isOpening, isReady]);
}

function isBare({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey;
}

/** Keys typed into a field, or meant for an open sheet, are no commands. */
function isTyping(target: EventTarget | null): boolean {
  // What had the focus in a sheet may be gone, and the page has it then.
  if (document.querySelector('dialog:modal') !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog, [role="dialog"]') !== null) return true;
  const isField = target.matches('textarea, select, [contenteditable="true"]');
  return (
    isField || (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox')
  );
}

/** The space bar presses what has the focus. */
function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('button, a, summary, [role="button"], [role="tab"]') !== null
  );
}
