/**
 * Keeps the open document: writes it soon after each change, one write at a time, and says how that stands. It writes only
 * what follows on what it has read; when another tab has the document, it stops and leaves the choice to the person.
 */
import { createValue, type Problem, type Value } from '../../shared/run';
import { claim, type Claim, type Locks } from './storage/claims';
import { StorageFailure } from './storage/failure';
import type { Shelf } from './storage/shelf';

/** How the open document is kept. */
export type Keeping =
  /** Nothing of one's own is open. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  /** It is open in another tab, which alone writes to it. */
  | { readonly kind: 'elsewhere'; readonly problem: Problem }
  | { readonly kind: 'unsaved'; readonly problem: Problem };

/** What is written: the document's title, and the printed run. */
export interface Kept {
  readonly title: string;
  readonly run: string;
}

export interface KeeperOptions {
  readonly shelf: Shelf;
  /** Why what is written does not outlast the page; undefined when it does. */
  readonly problem: Problem | undefined;
  readonly locks: Locks | undefined;
  readonly nowMs: () => number;
}

/** Writes so long after the last change, and no later than so long after the first that is not written. */
const QUIET_MS = 400;
const LATEST_MS = 2_000;

const ELSEWHERE: Problem = {
  message: 'Not saved: this document is open in another tab.',
  hint: 'Go on with a copy, or take it over; the other tab then stops saving.',
};

interface Open {
  readonly id: string;
  revision: number;
  claim: Claim | undefined;
  /** What is to be written, made when it is. */
  make: (() => Kept) | undefined;
  changedAtMs: number | undefined;
}

export class Keeper {
  readonly state: Value<Keeping> = createValue<Keeping>({ kind: 'idle' });
  private current: Open | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: KeeperOptions) {}

  /** Keeps this document from now on. `revision`: the one that was read; 0 for one that has never been written. */
  async open(id: string, revision: number): Promise<void> {
    await this.close();
    const open: Open = { id, revision, claim: undefined, make: undefined, changedAtMs: undefined };
    this.current = open;
    this.state.set(revision === 0 ? { kind: 'saving' } : this.rested());
    await this.claimed(open, false);
  }

  /** Writes what is left, and keeps nothing any more. */
  async close(): Promise<void> {
    await this.flush();
    this.current?.claim?.release();
    this.current = undefined;
    this.state.set({ kind: 'idle' });
  }

  /** Something has changed; `make` gives what to write when it is written. */
  changed(make: () => Kept): void {
    const { current } = this;
    if (current === undefined) return;
    current.make = make;
    current.changedAtMs ??= this.options.nowMs();
    if (this.state.get().kind === 'elsewhere') return;
    if (this.state.get().kind !== 'unsaved') this.state.set({ kind: 'saving' });
    const waited = this.options.nowMs() - current.changedAtMs;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(QUIET_MS, LATEST_MS - waited)));
  }

  /** Writes now what has not been written yet. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    return (this.writing = this.writing.then(() => this.write()));
  }

  /** This tab writes from now on. What the other tab has written becomes a version of the document. */
  async takeOver(make: () => Kept): Promise<void> {
    const { current } = this;
    if (current === undefined) return;
    await this.claimed(current, true);
    current.make = make;
    const { shelf, nowMs } = this.options;
    await this.attempt(current, ({ title, run }) =>
      shelf.takeOver({ id: current.id, title, savedAtMs: nowMs(), run }),
    );
  }

  private async claimed(open: Open, steal: boolean): Promise<void> {
    const onLost = (): void => {
      if (this.current === open) this.state.set({ kind: 'elsewhere', problem: ELSEWHERE });
    };
    open.claim = await claim(this.options.locks, open.id, { steal, onLost });
    if (this.current !== open) open.claim.release();
    else if (!open.claim.isHeld) onLost();
  }

  private async write(): Promise<void> {
    const { current } = this;
    if (current === undefined || this.state.get().kind === 'elsewhere') return;
    const { shelf, nowMs } = this.options;
    await this.attempt(current, ({ title, run }) =>
      shelf.write({ id: current.id, title, savedAtMs: nowMs(), run }, current.revision),
    );
  }

  private async attempt(
    open: Open,
    write: (kept: Kept) => Promise<{ readonly revision: number } | 'overtaken'>,
  ): Promise<void> {
    const { make } = open;
    if (make === undefined) return;
    open.make = undefined;
    open.changedAtMs = undefined;
    try {
      const written = await write(make());
      if (written === 'overtaken') {
        open.make ??= make;
        this.state.set({ kind: 'elsewhere', problem: ELSEWHERE });
        return;
      }
      open.revision = written.revision;
      if (this.current === open) this.state.set(open.make === undefined ? this.rested() : { kind: 'saving' });
    } catch (error) {
      // It is still to be written: the next change tries again.
      open.make ??= make;
      const { problem } = StorageFailure.of(error, 'writing');
      this.state.set({ kind: 'unsaved', problem });
    }
  }

  /** How it stands when all is written. */
  private rested(): Keeping {
    const { problem } = this.options;
    return problem === undefined ? { kind: 'saved' } : { kind: 'unsaved', problem };
  }
}
