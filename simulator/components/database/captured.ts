/** A database whose changes somebody captures: it keeps a log of them, and answers whoever reads it. */
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import type { Plan } from '../../model/plan';
import { storeOfTable } from '../../model/tables';
import type { Numbering } from '../../telemetry/numbering';
import { ChangeLog, type LoggedChange } from '../change-log';
import type { CommitListener, RowChange, StatementOwner, StoreRequest } from '../store';
import { Database } from './database';

export class CapturedDatabase extends Database {
  /** By the names that those who read them use: the number of the copy. */
  private readonly logs = new Map<string, ChangeLog>();

  constructor(
    kernel: Kernel,
    numbering: Numbering,
    plan: Plan,
    index: number,
    streams: Readonly<Record<'read' | 'write' | 'commit', RandomStream>>,
    onCommit: CommitListener,
  ) {
    super(kernel, numbering, plan, index, streams, onCommit);
    plan.copies?.forEach(({ by, tables }, copy) => {
      const own = tables.flatMap(({ original }) =>
        storeOfTable(plan, original) === index ? [original] : [],
      );
      if (by === 'change-capture' && own.length > 0) this.logs.set(String(copy), new ChangeLog(new Set(own)));
    });
  }

  /** The log is written with the commit itself: what is told of a commit is in it. */
  override announce(changes: readonly RowChange[], owner: StatementOwner | undefined, row: number): void {
    for (const log of this.logs.values()) log.committed(changes, row);
    super.announce(changes, owner, row);
  }

  override changesFor({ key, newRow }: StoreRequest): readonly LoggedChange[] {
    const [from, limit, written] = newRow as readonly [number, number, number]; // as whoever captures asks
    const log = this.logs.get(key);
    log?.release(written);
    return log?.from(from, limit) ?? [];
  }
}
