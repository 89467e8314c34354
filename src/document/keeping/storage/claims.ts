/**
 * Which tab writes to a document: the one that holds the browser's lock of that name. The lock is a courtesy that says so
 * early, and is free again when its tab dies; what keeps tabs from overwriting each other is the revision in each write.
 */

/** As much of the browser's locks as is used. Pages that are not served securely have none. */
export type Locks = Pick<LockManager, 'request'>;

export interface Claim {
  /** Whether this tab may write. */
  readonly isHeld: boolean;
  release(): void;
}

export interface ClaimOptions {
  /** From whichever tab holds it. */
  readonly steal: boolean;
  /** Another tab has taken it. */
  readonly onLost: () => void;
}

/** Claims a document. Without locks every tab may write, and the revisions decide. */
export function claim(locks: Locks | undefined, id: string, options: ClaimOptions): Promise<Claim> {
  if (locks === undefined) return Promise.resolve({ isHeld: true, release: () => undefined });
  return new Promise((resolve) => {
    let isHeld = false;
    const how = options.steal ? { steal: true } : { ifAvailable: true };
    locks
      .request(`faultline-document-${id}`, how, (lock) => {
        if (lock === null) {
          resolve({ isHeld: false, release: () => undefined });
          return undefined;
        }
        // The lock is held until this promise is settled.
        return new Promise<void>((free) => {
          isHeld = true;
          const release = (): void => {
            isHeld = false;
            free();
          };
          resolve({ isHeld: true, release });
        });
      })
      .catch(() => {
        // It was stolen; or else the browser does not let this page have locks.
        if (isHeld) options.onLost();
        resolve({ isHeld: true, release: () => undefined });
      });
  });
}
