/** Drawing a boundary by key or by name. */
import { ownService } from '../../document/boundary';
import type { Command } from '../../shared/commands';
import { isDrawing, picked } from '../../shared/drawing';

export function boundaryCommands(startJoining: () => void): readonly Command[] {
  return [
    {
      id: 'own-service',
      keys: ['M'],
      title: 'Make the picked modules a service of their own',
      group: 'Drawing',
      isAvailable: () => modulesPicked().length > 0,
      detail: () => modulesPicked().join(', '),
      run: (run) => void ownService(run, modulesPicked()),
    },
    {
      id: 'to-service',
      keys: ['Shift', 'M'],
      title: 'Move the picked modules to another service',
      group: 'Drawing',
      isAvailable: () => modulesPicked().length > 0,
      detail: () => modulesPicked().join(', '),
      run: startJoining,
    },
  ];
}

function modulesPicked(): readonly string[] {
  if (!isDrawing.get()) return [];
  return picked.get().flatMap((id) => (id.startsWith('module:') ? [id.slice('module:'.length)] : []));
}
