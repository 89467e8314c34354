/**
 * The lock on a whole table. Every statement shares it until its transaction ends; whoever changes the table's columns needs
 * it alone. It is a queue: those who come after one that waits to have the table alone wait behind it, though they could
 * share it with those inside (https://www.postgresql.org/docs/17/explicit-locking.html: ACCESS EXCLUSIVE).
 */
import type { Contended, LockHolder } from './locks';

/** Who shares a table or has it alone, or waits for that. */
export interface TableUser extends LockHolder {
  /** Row of why it keeps others out. */
  readonly keepsBy: number;
  /** The table that it waited for is its own now, or shared; `cause` is the row with which another left it. */
  admitted(lock: TableLock, cause: number): void;
}

interface Waiting {
  readonly user: TableUser;
  readonly alone: boolean;
}

export class TableLock implements Contended {
  private readonly users = new Set<TableUser>();
  /** The one inside has it alone. */
  private isClosed = false;
  private waiting: Waiting[] = [];

  get queued(): number {
    return this.waiting.length;
  }

  /** Who keeps a newcomer out: whoever wants the table alone, or uses it. Undefined: it may come in. */
  keeper(alone: boolean): TableUser | undefined {
    const first = this.waiting.find((one) => one.alone)?.user;
    if (first !== undefined) return first;
    if (!alone && !this.isClosed) return undefined;
    const [inside] = this.users;
    return inside;
  }

  has(user: TableUser): boolean {
    return this.users.has(user);
  }

  /** Lets in one whom nobody keeps out. */
  enter(user: TableUser, alone: boolean): void {
    this.users.add(user);
    this.isClosed = alone;
  }

  await(user: TableUser, alone: boolean): void {
    this.waiting.push({ user, alone });
  }

  /** A transaction has ended, with the row `cause`. */
  release(user: TableUser, cause: number): void {
    if (this.users.delete(user) && this.users.size === 0) this.isClosed = false;
    this.admit(cause);
  }

  leave(user: LockHolder, cause: number): void {
    const before = this.waiting.length;
    this.waiting = this.waiting.filter((one) => one.user !== user);
    if (this.waiting.length < before) this.admit(cause);
  }

  blockers(user: LockHolder): LockHolder[] {
    const place = this.waiting.findIndex((one) => one.user === user);
    const alone = this.waiting[place]?.alone === true;
    const before = this.waiting.slice(0, Math.max(0, place)).filter((one) => alone || one.alone);
    const inside = alone || this.isClosed ? [...this.users] : [];
    return [...inside, ...before.map((one) => one.user)];
  }

  /** The database died. */
  clear(): void {
    this.users.clear();
    this.waiting = [];
    this.isClosed = false;
  }

  private admit(cause: number): void {
    for (;;) {
      const [next] = this.waiting;
      if (next === undefined || this.isClosed || (next.alone && this.users.size > 0)) return;
      this.waiting.shift();
      this.enter(next.user, next.alone);
      next.user.admitted(this, cause);
    }
  }
}
