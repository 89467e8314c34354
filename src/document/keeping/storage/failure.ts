/** What can go wrong with the browser's storage, in words. */
import type { Problem } from '../../../shared/run';

const AS_FILE = 'Keep what you make as a file before you close this tab.';

const WORDS = {
  none: ['This browser keeps nothing for this page, as in a private window.', AS_FILE],
  full: [
    'The browser’s storage is full.',
    'Delete documents that you no longer need, or keep this one as a file.',
  ],
  blocked: [
    'Another tab holds the storage with an older Faultline.',
    'Close the other tabs of this page, then reload this one.',
  ],
  outdated: [
    'A newer Faultline has been opened in another tab.',
    'Keep this as a file, or reload this page to go on.',
  ],
  silent: ['The browser’s storage does not answer.', AS_FILE],
  failed: [
    'The browser could not write to its storage.',
    `It is tried again with the next change. ${AS_FILE}`,
  ],
} as const satisfies Record<string, readonly [message: string, hint: string]>;

type Kind = keyof typeof WORDS;

/** The storage did not do what it was asked; nothing was changed. */
export class StorageFailure extends Error {
  constructor(readonly kind: Kind) {
    super(WORDS[kind][0]);
  }

  /** The failure that stands behind an error of the browser's. */
  static of(error: unknown, while_: 'opening' | 'writing'): StorageFailure {
    if (error instanceof StorageFailure) return error;
    if (isFull(error)) return new StorageFailure('full');
    return new StorageFailure(while_ === 'opening' ? 'none' : 'failed');
  }

  get problem(): Problem {
    const [message, hint] = WORDS[this.kind];
    return { message, hint };
  }
}

/** WebKit says in words what others say by name (SQLITE_FULL, in its SQLiteIDBBackingStore). */
function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, message } = error as { name?: unknown; message?: unknown }; // whatever was thrown
  return name === 'QuotaExceededError' || (typeof message === 'string' && message.includes('disk is full'));
}
