import { good, limited, type Check } from '../check';

const NAME = 'faultline-preflight';

/** Whether what is made here is still there tomorrow: a row that is written, read and taken out again. */
export const storage: Check = {
  id: 'storage',
  title: 'Keeping what is made',
  async run() {
    const isKept = await writesAndReads();
    if (!isKept) return storage.otherwise;
    const { quota = Infinity, usage = 0 } = await estimated();
    const free = quota - usage;
    if (free < 20e6)
      return limited(
        `The browser has only ${Math.max(0, Math.round(free / 1e6))} MB left for this page.`,
        'Free some disk space, or save what you make as files.',
      );
    return good('The browser keeps documents and progress for this page.');
  },
  otherwise: limited(
    'The browser keeps nothing for this page: documents and progress are gone when the tab is closed.',
    'Leave the private window, or have site data allowed for this address. Everything runs without; save what you make as a file (Share).',
  ),
};

async function writesAndReads(): Promise<boolean> {
  const database = await asked(indexedDB.open(NAME, 1), (request) => {
    request.result.createObjectStore('rows');
  });
  try {
    const rows = database.transaction('rows', 'readwrite').objectStore('rows');
    await asked(rows.put('kept', 1));
    return (await asked(rows.get(1))) === 'kept';
  } finally {
    database.close();
    indexedDB.deleteDatabase(NAME);
  }
}

function asked<T>(request: IDBRequest<T>, upgrade?: (request: IDBOpenDBRequest) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('the browser refused'));
    if (upgrade !== undefined && request instanceof IDBOpenDBRequest)
      request.onupgradeneeded = () => upgrade(request);
  });
}

async function estimated(): Promise<StorageEstimate> {
  return 'storage' in navigator ? navigator.storage.estimate() : {};
}
