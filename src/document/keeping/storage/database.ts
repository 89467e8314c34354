/** Rows in the browser's IndexedDB. It may be refused, fail, fill up or be closed at any time: each is told in words. */
import { openDB, type IDBPDatabase } from 'idb';
import type { Problem } from '../../../shared/run';
import { StorageFailure } from './failure';
import { memoryRows, type Change, type Key, type Rows } from './rows';

const NAME = 'faultline';
const VERSION = 1;
const TABLES = ['documents', 'versions', 'aside'];

/** A browser that does not answer by then keeps nothing. */
const OPENS_WITHIN_MS = 5_000;

export interface OpenedRows {
  readonly rows: Rows;
  /** Why what is kept does not outlast the page; undefined when it does. */
  readonly problem: Problem | undefined;
}

/** Opens the storage; where there is none, memory stands in for it. Never rejects. */
export async function openRows(): Promise<OpenedRows> {
  try {
    const database = new Database();
    await database.opened();
    return { rows: database, problem: undefined };
  } catch (error) {
    return { rows: memoryRows(), problem: StorageFailure.of(error, 'opening').problem };
  }
}

class Database implements Rows {
  readonly last = true;
  private connection: Promise<IDBPDatabase> | undefined;
  private isOutdated = false;

  /** The connection; the browser may have closed the last one. */
  opened(): Promise<IDBPDatabase> {
    if (this.isOutdated) throw new StorageFailure('outdated');
    return (this.connection ??= this.open());
  }

  private open(): Promise<IDBPDatabase> {
    const gone = (): void => void (this.connection = undefined);
    return new Promise((resolve, reject) => {
      const giveUp = (failure: StorageFailure): void => {
        reject(failure);
        gone();
      };
      const timer = setTimeout(() => giveUp(new StorageFailure('silent')), OPENS_WITHIN_MS);
      openDB(NAME, VERSION, {
        upgrade(database) {
          database.createObjectStore('documents', { keyPath: 'id' });
          database.createObjectStore('versions', { keyPath: ['document', 'number'] });
          database.createObjectStore('aside', { autoIncrement: true });
        },
        blocked: () => giveUp(new StorageFailure('blocked')),
        // A newer page waits for this one to let go.
        blocking: (_from, _to, event) => {
          this.isOutdated = true;
          (event.target as IDBDatabase | null)?.close(); // the event is the connection's
        },
        terminated: gone,
      })
        .then(resolve, (error: unknown) => giveUp(StorageFailure.of(error, 'opening')))
        .finally(() => clearTimeout(timer));
    });
  }

  async change<T>(work: (change: Change) => Promise<T>): Promise<T> {
    try {
      const transaction = (await this.opened()).transaction(TABLES, 'readwrite');
      const done = transaction.done;
      // It is waited for below; until then its failure is nobody's surprise.
      done.catch(() => undefined);
      const table = (name: string) => transaction.objectStore(name);
      const result = await work({
        get: (name, key) => table(name).get(keyFor(key)),
        keys: async (name) => (await table(name).getAllKeys()) as Key[], // written as such
        put: async (name, row) => void (await table(name).put(row)),
        delete: (name, key) => table(name).delete(keyFor(key)),
      }).catch((error: unknown) => {
        abort(transaction);
        throw error;
      });
      await done;
      return result;
    } catch (error) {
      throw StorageFailure.of(error, 'writing');
    }
  }
}

function keyFor(key: Key): IDBValidKey {
  return typeof key === 'string' ? key : [...key];
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}
