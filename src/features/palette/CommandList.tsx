/** Everything that can be done now, by name; each with its key. */
import { useMemo } from 'react';
import { useCommands, type Command } from '../../shared/commands';
import { openList } from '../../shared/drawing';
import { useRun } from '../../shared/run';
import { Finder, type Found } from './Finder';

/** What one looks for in such a list first comes first. */
const GROUPS: readonly Command['group'][] = ['Drawing', 'The system', 'Time', 'The page'];

export function CommandList() {
  const run = useRun();
  const commands = useCommands();
  const items = useMemo(
    () =>
      GROUPS.flatMap((group) => commands.filter((command) => command.group === group)).flatMap(
        ({ id, title, group, keys, run: act, isAvailable, detail }): Found[] => {
          if (act === undefined || id === 'commands' || isAvailable?.(run) === false) return [];
          return [{ id, title, group, keys, detail: detail?.(run), take: () => act(run) }];
        },
      ),
    [commands, run],
  );
  return (
    <Finder
      title="What to do"
      hint="Type what you want to do"
      items={items}
      onClose={() => openList.set(undefined)}
    />
  );
}
