/** The list of documents, and what can be done to those in it. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import {
  printSavedRun,
  readSavedRun,
  type Desk,
  type Listed,
  type Removed,
  type SavedRun,
  type VersionRecord,
} from '../../document/keeping';
import { shownSheet, useRun, type Problem } from '../../shared/run';
import { copyTitle, openSaved, retitled } from './opening';
import { keptOf } from './use-keeping';

export interface Documents {
  /** Undefined as long as it is being read. */
  readonly listed: Listed | undefined;
  readonly openId: string | undefined;
  /** What went wrong last. */
  readonly problem: Problem | undefined;
  readonly removed: Removed | undefined;
  open(id: string): void;
  rename(id: string, title: string): void;
  duplicate(id: string): void;
  remove(id: string): void;
  restore(): void;
  keepVersion(name: string): Promise<void>;
  versions(id: string): Promise<readonly VersionRecord[]>;
  openVersion(version: VersionRecord): void;
}

const NOT_DONE: Problem = { message: 'The storage did not do that.', hint: 'Try again.' };

export function useDocuments(desk: Desk | undefined): Documents {
  const run = useRun();
  const { source, commands, systems } = run;
  const [listed, setListed] = useState<Listed>();
  const [problem, setProblem] = useState<Problem>();
  const [removed, setRemoved] = useState<Removed>();
  const openId = source.kind === 'own' ? source.id : undefined;

  const refresh = useCallback(async () => setListed(await desk?.shelf.list()), [desk]);
  useEffect(() => {
    refresh().catch(() => setProblem(NOT_DONE));
    // Saving changes the list.
    return desk?.keeper.state.subscribe(() => void refresh().catch(() => undefined));
  }, [desk, refresh]);

  return useMemo(() => {
    /** Does it, shows the list as it is then, and says what was wrong. */
    const attempt = (act: (from: Desk) => Promise<Problem | undefined | void>): void => {
      if (desk === undefined) return;
      act(desk)
        .then((wrong) => setProblem(wrong ?? undefined))
        .catch(() => setProblem(NOT_DONE))
        .then(refresh)
        .catch(() => undefined);
    };
    const withRun = (id: string, act: (kept: SavedRun, from: Desk) => Promise<void>): void =>
      attempt(async (from) => {
        await from.keeper.flush();
        const read = await from.read(id);
        if (!read.ok) return read.problem;
        await act(read.value, from);
        return undefined;
      });
    const write = (from: Desk, id: string, title: string, kept: SavedRun, basedOn: number) =>
      from.shelf.write({ id, title, savedAtMs: Date.now(), run: printSavedRun(kept) }, basedOn);

    return {
      listed,
      openId,
      problem,
      removed,
      open: (id) =>
        withRun(id, async (kept) => {
          openSaved(kept, commands, id);
          shownSheet.set(undefined);
        }),
      rename(id, title) {
        if (id === openId)
          return attempt(async () => {
            const faults = await commands.edit(`Rename it “${title}”`, (document) => ({
              document: { ...document, title },
            }));
            return faults[0];
          });
        return withRun(id, async (kept, from) => {
          const record = await from.shelf.read(id);
          await write(from, id, title, retitled(kept, title), record?.revision ?? 0);
        });
      },
      duplicate: (id) =>
        withRun(id, async (kept, from) => {
          const title = copyTitle(listed?.entries.find((entry) => entry.id === id)?.title ?? '');
          await write(from, crypto.randomUUID(), title, retitled(kept, title), 0);
        }),
      remove: (id) =>
        attempt(async ({ shelf, keeper }) => {
          if (id === openId) keeper.forget();
          setRemoved(await shelf.remove(id));
          const [first] = systems;
          if (id === openId && first !== undefined) commands.chooseSystem(first.name);
        }),
      restore: () =>
        attempt(async ({ shelf }) => {
          if (removed !== undefined) await shelf.restore(removed);
          setRemoved(undefined);
        }),
      async keepVersion(name) {
        if (openId === undefined || desk === undefined) return;
        const { run: text } = keptOf(run);
        await desk.shelf
          .addVersion({ id: openId, savedAtMs: Date.now(), run: text }, name)
          .catch(() => setProblem(NOT_DONE));
      },
      versions: async (id) => (await desk?.shelf.versions(id).catch(() => [])) ?? [],
      openVersion({ document: id, name, run: text }) {
        const read = readSavedRun(text);
        if (!read.ok) return setProblem(read.problem);
        const { system } = read.value;
        if (id === openId && 'document' in system) {
          // It was read from a version of the open document; the edit checks that it can run.
          const document = system.document as typeof run.document;
          void commands.edit(`Go back to “${name}”`, () => ({ document }));
        } else openSaved(read.value, commands);
        shownSheet.set(undefined);
        return undefined;
      },
    };
  }, [desk, refresh, run, openId, commands, systems, listed, problem, removed]);
}
