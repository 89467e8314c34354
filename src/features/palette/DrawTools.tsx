/** Over the picture: the palette while one draws, the lists that a key opens, and what came of the last edit. */
import { useEffect } from 'react';
import { isDrawing, openList } from '../../shared/drawing';
import { useRun, useValue, type Run } from '../../shared/run';
import { CommandList } from './CommandList';
import { copy, cut, paste } from './draw-commands';
import { Palette } from './Palette';
import { PartList } from './PartList';
import { pickedParts } from './picked-parts';
import { Told } from './Told';

export function DrawTools() {
  const isOn = useValue(isDrawing);
  const list = useValue(openList);
  useClipboard(useRun());
  return (
    <>
      {isOn && <Palette />}
      {list === 'parts' && <PartList />}
      {list === 'commands' && <CommandList />}
      <Told />
    </>
  );
}

/** The browser's own copy, cut and paste, where they do not mean text. */
function useClipboard(run: Run): void {
  useEffect(() => {
    const isText = ({ target }: Event): boolean =>
      (target instanceof HTMLElement &&
        target.closest('input, textarea, select, dialog, [role=dialog]') !== null) ||
      window.getSelection()?.isCollapsed === false;
    const give = (event: ClipboardEvent): void => {
      if (!isDrawing.get() || pickedParts().length === 0 || isText(event)) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', event.type === 'cut' ? cut(run) : copy(run));
    };
    const take = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!isDrawing.get() || text === '' || isText(event)) return;
      event.preventDefault();
      paste(run, text);
    };
    document.addEventListener('copy', give);
    document.addEventListener('cut', give);
    document.addEventListener('paste', take);
    return () => {
      document.removeEventListener('copy', give);
      document.removeEventListener('cut', give);
      document.removeEventListener('paste', take);
    };
  }, [run]);
}
