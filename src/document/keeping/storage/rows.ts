/** Rows in tables, changed in transactions: what the documents need of a storage, and one that lasts as long as the page. */

export type Table = 'documents' | 'versions' | 'aside';

/** The key of a document is its id, of a version its document's id and its number. */
export type Key = string | readonly [document: string, number: number];

/** A transaction: all of it happens or nothing. */
export interface Change {
  /** Undefined: there is none. Rejects when it is there and cannot be read. */
  get(table: Table, key: Key): Promise<unknown>;
  keys(table: Table): Promise<readonly Key[]>;
  put(table: Table, row: object): Promise<void>;
  delete(table: Table, key: Key): Promise<void>;
}

export interface Rows {
  /** What is in them is there the next time that the page is opened. */
  readonly last: boolean;
  /** Does it in one transaction, in which nothing else may be waited for. Rejects, and changes nothing, when it cannot. */
  change<T>(work: (change: Change) => Promise<T>): Promise<T>;
}

/** Rows in memory: for a browser that keeps nothing. */
export function memoryRows(): Rows {
  let tables: Readonly<Record<Table, ReadonlyMap<string, object>>> = {
    documents: new Map(),
    versions: new Map(),
    aside: new Map(),
  };
  let before: Promise<unknown> = Promise.resolve();
  let set = 0;

  async function changed<T>(work: (change: Change) => Promise<T>): Promise<T> {
    const next = {
      documents: new Map(tables.documents),
      versions: new Map(tables.versions),
      aside: new Map(tables.aside),
    };
    const result = await work({
      get: async (table, key) => next[table].get(JSON.stringify(key)),
      keys: async (table) => [...next[table].keys()].map((key) => JSON.parse(key) as Key),
      put: async (table, row) => void next[table].set(JSON.stringify(keyOf(table, row, ++set)), row),
      delete: async (table, key) => void next[table].delete(JSON.stringify(key)),
    });
    tables = next;
    return result;
  }

  return {
    last: false,
    change(work) {
      const done = before.then(() => changed(work));
      before = done.catch(() => undefined);
      return done;
    },
  };
}

function keyOf(table: Table, row: object, otherwise: number): unknown {
  const { id, document, number } = row as { id?: unknown; document?: unknown; number?: unknown }; // any row
  return table === 'documents' ? id : table === 'versions' ? [document, number] : `${otherwise}`;
}
