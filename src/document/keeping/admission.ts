/** Lets in what comes from outside: at once when it brings no code, else when the person at the page has said so. */
import { arrival, type Came } from '../arrival';
import type { Read, SavedRun } from './saved-run';

/** The run, when it was read and may be run; undefined when not. Resolves when the person has answered. */
export function admitted(came: Came, read: Read<SavedRun>): Promise<SavedRun | undefined> {
  // An earlier one that still waits is not wanted any more.
  dismissArrival();
  return new Promise((resolve) => {
    if (!read.ok) {
      const answer = (): void => {
        arrival.set(undefined);
        resolve(undefined);
      };
      arrival.set({ kind: 'refused', came, problem: read.problem, answer });
      return;
    }
    const run = read.value;
    // What this browser keeps was admitted when it came.
    if (came === 'browser' || codeOf(run).length === 0) return resolve(run);
    const answer = (isWanted: boolean): void => {
      arrival.set(undefined);
      resolve(isWanted ? run : undefined);
    };
    arrival.set({ kind: 'asks', came, run, answer });
  });
}

/** Whatever waits is not wanted. */
export function dismissArrival(): void {
  arrival.get()?.answer(false);
}

export interface Code {
  readonly module: string;
  readonly text: string;
}

/** The handlers that a run brings. Whether the document is one is not known yet, so it is looked at from a distance. */
export function codeOf({ system }: SavedRun): readonly Code[] {
  if ('shipped' in system) return [];
  return entriesOf(Reflect.get(system.document, 'modules')).flatMap(([module, value]) => {
    const text: unknown =
      typeof value === 'object' && value !== null ? Reflect.get(value, 'handlers') : undefined;
    return typeof text === 'string' && text.trim() !== '' ? [{ module, text }] : [];
  });
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
