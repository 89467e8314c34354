/** Everything that a person can do by a key or by name, in one list: keys, the help sheet and the list of commands come from it. */
import { useMemo } from 'react';
import type { Run } from '../run';
import { createValue, useValue } from '../run';
import { isChord, type Chord } from './keys';

export interface Command {
  readonly id: string;
  /** What it does: "Undo". */
  readonly title: string;
  readonly group: 'Time' | 'The system' | 'Drawing' | 'The page';
  /** The key as it is printed; [] = it has none. */
  readonly keys: Chord;
  /** Other keys that do the same. */
  readonly also?: readonly Chord[];
  /** Undefined: the key acts where the focus is, or as long as it is held, and is only told of. */
  readonly run?: (run: Run) => void;
  /** Whether there is something to do it to; left out: always. */
  readonly isAvailable?: (run: Run) => boolean;
  /** What it would be done to now, in words. */
  readonly detail?: (run: Run) => string | undefined;
  /** The browser tells of the key by an event of its own, such as `copy`. */
  readonly isNative?: boolean;
  /** Again and again as long as the key is held. */
  readonly repeats?: boolean;
}

const registry = createValue<readonly Command[]>([]);

/** Which commands there are at present, by their ids; undefined: all. A lesson leaves out what it has not come to. */
export const commandFilter = createValue<((id: string) => boolean) | undefined>(undefined);

function present(): readonly Command[] {
  const isThere = commandFilter.get();
  return isThere === undefined ? registry.get() : registry.get().filter(({ id }) => isThere(id));
}

/** Adds commands to the list, behind those that are there; one whose id is there already takes its place. */
export function addCommands(commands: readonly Command[]): void {
  const fresh = new Map(commands.map((command) => [command.id, command]));
  const kept = registry.get().map((command) => {
    const other = fresh.get(command.id);
    fresh.delete(command.id);
    return other ?? command;
  });
  registry.set([...kept, ...fresh.values()]);
}

export function useCommands(): readonly Command[] {
  const all = useValue(registry);
  const isThere = useValue(commandFilter);
  return useMemo(() => (isThere === undefined ? all : all.filter(({ id }) => isThere(id))), [all, isThere]);
}

/** The command that a key stands for now: one that cannot be done leaves its key to the next. */
export function commandOf(event: KeyboardEvent, run: Run): Command | undefined {
  return present().find(
    ({ keys, also = [], run: act, isAvailable, isNative }) =>
      act !== undefined &&
      isNative !== true &&
      [keys, ...also].some((chord) => isChord(chord, event)) &&
      (isAvailable?.(run) ?? true),
  );
}

/** Does what a command of this id does, if it can be done. */
export function runCommand(id: string, run: Run): void {
  const found = present().find((command) => command.id === id);
  if (found?.isAvailable?.(run) ?? true) found?.run?.(run);
}
