/** Files that are dropped anywhere on the page are opened. */
import { useEffect } from 'react';
import type { RunCommands } from '../shared/run';
import { openFile } from './features';

export function useDrop(commands: RunCommands): void {
  useEffect(() => {
    const holdsFiles = ({ dataTransfer }: DragEvent): boolean =>
      dataTransfer?.types.includes('Files') === true;
    // Else the browser would leave the page for the file.
    const onDragOver = (event: DragEvent): void => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void openFile(file, commands);
    };
    addEventListener('dragover', onDragOver);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('drop', onDrop);
    };
  }, [commands]);
}
