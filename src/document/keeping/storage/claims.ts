/**
 * Which tab writes to a document: the one that holds the browser's lock of that name. The lock is a courtesy that says so
 * early, and is free again when its tab dies; what keeps tabs from overwriting each other is the revision in each write.
 */

/** As much of the browser's locks as is used. Pages that are not served securely have none. */
export type Locks = Pick<LockManager, 'request'>;

export interface Claim {
  /** Whether this tab may write. */
  readonly isHeld: boolean;
  /** Resolves when another may have it. */
  release(): Promise<void>;
}

export interface ClaimOptions {
  /** From whichever tab holds it. */
  readonly steal: boolean;
  /** Another tab has taken it. */
  readonly onLost: () => void;
}

/** A page that was reloaded may have to wait so long for the lock that it held before. */
const PATIENCE_MS = 400;

const nothingToRelease = (): Promise<void> => Promise.resolve();

/** Claims a document. Without locks every tab may write, and the revisions decide. */
export async function claim(locks: Locks | undefined, id: string, options: ClaimOptions): Promise<Claim> {
  if (locks === undefined) return { isHeld: true, release: nothingToRelease };
  const first = await request(locks, id, options);
  if (first.isHeld) return first;
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  return request(locks, id, options);
}

function request(locks: Locks, id: string, { steal, onLost }: ClaimOptions): Promise<Claim> {
  return new Promise((resolve) => {
    let isHeld = false;
    const how = steal ? { steal: true } : { ifAvailable: true };
    const over: Promise<void> = locks
      .request(`faultline-document-${id}`, how, (lock) => {
        if (lock === null) return resolve({ isHeld: false, release: nothingToRelease });
        isHeld = true;
        // The lock is held until this promise is settled.
        return new Promise<void>((free) => {
          const release = (): Promise<void> => {
            isHeld = false;
            free();
            return over;
          };
          resolve({ isHeld: true, release });
        });
      })
      .catch(() => {
        // It was stolen; or else the browser does not let this page have locks.
        if (isHeld) onLost();
        resolve({ isHeld: true, release: nothingToRelease });
      });
  });
}
