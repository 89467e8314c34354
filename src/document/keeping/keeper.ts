/**
 * Keeps the open document: writes it soon after each change, one write at a time, and says how that stands. It writes only
 * what follows on what it has read; when another tab has the document, it stops and leaves the choice to the person.
 */
import { createValue, type Problem, type Value } from '../../shared/run';
import { claim, type Claim, type Locks } from './storage/claims';
import { StorageFailure } from './storage/failure';
import type { DocumentRecord } from './storage/records';
import type { Shelf, Written } from './storage/shelf';

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
export type Kept = Pick<DocumentRecord, 'title' | 'run'>;

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

/** A document as it is in the storage. */
type Known = Pick<DocumentRecord, 'revision' | 'run'>;

interface Open {
  readonly id: string;
  claim: Promise<Claim>;
  /** What is to be written, made when it is. */
  make: (() => Kept) | undefined;
  changedAtMs: number | undefined;
}

export class Keeper {
  readonly state: Value<Keeping> = createValue<Keeping>({ kind: 'idle' });
  private current: Open | undefined;
  /** What this tab has read or written last. */
  private readonly known = new Map<string, Known>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();
  private released: Promise<void> = Promise.resolve();

  constructor(private readonly options: KeeperOptions) {}

  /** Says what has been read: writes follow on that. */
  remember(id: string, known: Known): void {
    this.known.set(id, known);
  }

  /** Keeps this document from now on. */
  open(id: string): void {
    this.close();
    const open: Open = { id, claim: this.claimed(id, false), make: undefined, changedAtMs: undefined };
    this.current = open;
    this.state.set(this.known.has(id) ? this.rested() : { kind: 'saving' });
    void open.claim.then(({ isHeld }) => {
      if (!isHeld) this.lost(id);
    });
  }

  /** Writes what is left, and keeps nothing any more. */
  close(): void {
    const { current } = this;
    if (current === undefined) return;
    const done = this.flush();
    this.current = undefined;
    this.state.set({ kind: 'idle' });
    this.released = done.then(async () => (await current.claim).release());
  }

  /** Keeps nothing any more, and writes nothing of what is left: the document is deleted. */
  forget(): void {
    const { current } = this;
    clearTimeout(this.timer);
    if (current === undefined) return;
    current.make = undefined;
    this.current = undefined;
    this.known.delete(current.id);
    this.state.set({ kind: 'idle' });
    this.released = current.claim.then(({ release }) => release());
  }

  /** Something has changed; `make` gives what to write when it is written. */
  changed(make: () => Kept): void {
    const { current } = this;
    if (current === undefined) return;
    current.make = make;
    current.changedAtMs ??= this.options.nowMs();
    const { kind } = this.state.get();
    if (kind === 'elsewhere') return;
    const waited = this.options.nowMs() - current.changedAtMs;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(QUIET_MS, LATEST_MS - waited)));
  }

  /** Writes now what has not been written yet. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    const { current } = this;
    if (current === undefined || this.state.get().kind === 'elsewhere') return this.writing;
    const { shelf, nowMs } = this.options;
    return this.inTurn(current, ({ title, run }) =>
      shelf.write(
        { id: current.id, title, savedAtMs: nowMs(), run },
        this.known.get(current.id)?.revision ?? 0,
      ),
    );
  }

  /** This tab writes from now on. What the other tab has written becomes a version of the document. */
  async takeOver(make: () => Kept): Promise<void> {
    const { current } = this;
    if (current === undefined) return;
    current.claim = this.claimed(current.id, true);
    await current.claim;
    current.make = make;
    this.known.delete(current.id);
    const { shelf, nowMs } = this.options;
    await this.inTurn(current, ({ title, run }) =>
      shelf.takeOver({ id: current.id, title, savedAtMs: nowMs(), run }),
    );
  }

  private async claimed(id: string, steal: boolean): Promise<Claim> {
    await this.released;
    return claim(this.options.locks, id, { steal, onLost: () => this.lost(id) });
  }

  private lost(id: string): void {
    if (this.current?.id === id) this.state.set({ kind: 'elsewhere', problem: ELSEWHERE });
  }

  /** One write after the other: each follows on the one before it. */
  private inTurn(open: Open, write: (kept: Kept) => Promise<Written>): Promise<void> {
    return (this.writing = this.writing.then(() => this.attempt(open, write)));
  }

  private async attempt(open: Open, write: (kept: Kept) => Promise<Written>): Promise<void> {
    const { make } = open;
    if (make === undefined) return;
    const say = (state: Keeping): void => {
      if (this.current === open) this.state.set(state);
    };
    const kept = make();
    open.make = undefined;
    open.changedAtMs = undefined;
    // What is there already is not written again: another tab may be at work on it.
    if (kept.run === this.known.get(open.id)?.run) return;
    say({ kind: 'saving' });
    try {
      const written = await write(kept);
      if (written === 'overtaken') this.lost(open.id);
      else {
        this.known.set(open.id, { revision: written.revision, run: kept.run });
        say(this.rested());
      }
    } catch (error) {
      // It is still to be written: the next change tries again.
      open.make ??= make;
      say({ kind: 'unsaved', problem: StorageFailure.of(error, 'writing').problem });
    }
  }

  /** How it stands when all is written. */
  private rested(): Keeping {
    const { problem } = this.options;
    return problem === undefined ? { kind: 'saved' } : { kind: 'unsaved', problem };
  }
}
