/**
 * The documents that the browser keeps. A write says which revision it is based on and is refused when another tab has
 * written since. What cannot be read is set aside, never deleted.
 */
import {
  documentRecordOf,
  versionRecordOf,
  wrongWith,
  type AsideRecord,
  type DocumentRecord,
  type VersionRecord,
} from './records';
import type { Change, Key, Rows } from './rows';

/** What is in the list of documents. */
export type Entry = Omit<DocumentRecord, 'run'>;

export interface Listed {
  /** The newest first. */
  readonly entries: readonly Entry[];
  /** How many records could not be read and have been set aside so far. */
  readonly aside: number;
}

/** A document that was deleted, with all that can bring it back. */
export interface Removed {
  readonly document: DocumentRecord;
  readonly versions: readonly VersionRecord[];
}

/** `overtaken`: another tab has written a later revision, which is still there. */
export type Written = { readonly revision: number } | 'overtaken';

const FROM_ANOTHER_TAB = 'As another tab had left it';

export class Shelf {
  constructor(private readonly rows: Rows) {}

  /** What is kept is there the next time. */
  get lasts(): boolean {
    return this.rows.last;
  }

  list(): Promise<Listed> {
    return this.rows.change(async (change) => {
      const entries: Entry[] = [];
      for (const key of await change.keys('documents')) {
        const document = await documentAt(change, key);
        if (document === undefined) continue;
        const { run: _, ...entry } = document;
        entries.push(entry);
      }
      entries.sort((one, other) => other.savedAtMs - one.savedAtMs);
      return { entries, aside: (await change.keys('aside')).length };
    });
  }

  read(id: string): Promise<DocumentRecord | undefined> {
    return this.rows.change((change) => documentAt(change, id));
  }

  /** `basedOn`: the revision that this one follows; 0 for a new document. */
  write(document: Omit<DocumentRecord, 'revision'>, basedOn: number): Promise<Written> {
    return this.rows.change(async (change) => {
      const known = await documentAt(change, document.id);
      if (known !== undefined && known.revision !== basedOn) return 'overtaken';
      const revision = (known?.revision ?? basedOn) + 1;
      await change.put('documents', { ...document, revision });
      return { revision };
    });
  }

  /** Writes in any case. What another tab had written becomes a version, so that nothing is lost. */
  takeOver(document: Omit<DocumentRecord, 'revision'>): Promise<{ readonly revision: number }> {
    return this.rows.change(async (change) => {
      const known = await documentAt(change, document.id);
      if (known !== undefined && known.run !== document.run)
        await putVersion(change, known, FROM_ANOTHER_TAB);
      const revision = (known?.revision ?? 0) + 1;
      await change.put('documents', { ...document, revision });
      return { revision };
    });
  }

  /** The newest first. */
  versions(id: string): Promise<readonly VersionRecord[]> {
    return this.rows.change(async (change) => (await versionsOf(change, id)).reverse());
  }

  /** Gives what a document is now a name. */
  addVersion(document: Pick<DocumentRecord, 'id' | 'savedAtMs' | 'run'>, name: string): Promise<void> {
    return this.rows.change((change) => putVersion(change, document, name));
  }

  /** Undefined when it is not there. */
  remove(id: string): Promise<Removed | undefined> {
    return this.rows.change(async (change) => {
      const document = await documentAt(change, id);
      if (document === undefined) return undefined;
      const versions = await versionsOf(change, id);
      await change.delete('documents', id);
      for (const { number } of versions) await change.delete('versions', [id, number]);
      return { document, versions };
    });
  }

  restore({ document, versions }: Removed): Promise<void> {
    return this.rows.change(async (change) => {
      await change.put('documents', document);
      for (const version of versions) await change.put('versions', version);
    });
  }

  /** For a document whose text turns out to be none. */
  setAside(id: string, why: string): Promise<void> {
    return this.rows.change(async (change) => {
      const record = await change.get('documents', id);
      if (record !== undefined) await moveAside(change, 'documents', id, record, why);
    });
  }
}

async function documentAt(change: Change, key: Key): Promise<DocumentRecord | undefined> {
  const row = await rowAt(change, 'documents', key, documentRecordOf);
  return row === undefined ? undefined : documentRecordOf(row);
}

/** The oldest first. */
async function versionsOf(change: Change, id: string): Promise<VersionRecord[]> {
  const found: VersionRecord[] = [];
  for (const key of await change.keys('versions')) {
    if (key[0] !== id || typeof key === 'string') continue;
    const row = await rowAt(change, 'versions', key, versionRecordOf);
    if (row !== undefined) found.push(versionRecordOf(row));
  }
  return found.sort((one, other) => one.number - other.number);
}

/** The row, when it has its form; else undefined, and it is set aside. */
async function rowAt(
  change: Change,
  table: AsideRecord['from'],
  key: Key,
  read: (value: unknown) => unknown,
): Promise<unknown> {
  const row = await change.get(table, key);
  const why = row === undefined ? undefined : wrongWith(read, row);
  if (why === undefined) return row;
  await moveAside(change, table, key, row, why);
  return undefined;
}

async function moveAside(
  change: Change,
  from: AsideRecord['from'],
  key: Key,
  record: unknown,
  why: string,
): Promise<void> {
  await change.put('aside', { from, why, record } satisfies AsideRecord);
  await change.delete(from, key);
}

async function putVersion(
  change: Change,
  { id, savedAtMs, run }: Pick<DocumentRecord, 'id' | 'savedAtMs' | 'run'>,
  name: string,
): Promise<void> {
  const last = (await versionsOf(change, id)).at(-1)?.number ?? 0;
  await change.put('versions', {
    document: id,
    number: last + 1,
    name,
    savedAtMs,
    run,
  } satisfies VersionRecord);
}
