/** A database whose changes somebody captures: it keeps a log of them, and answers whoever reads it. */
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import { Outcome } from '../../model/failures';
import type { Plan } from '../../model/plan';
import { storeOfTable } from '../../model/tables';
import type { Numbering } from '../../telemetry/numbering';
import { ChangeLog } from '../change-log';
import { StoreVerb, type CommitListener, type RowChange, type StatementOwner } from '../store';
import type { StoreRequest } from '../store';
import { Database } from './database';

export class CapturedDatabase extends Database {
  /** By the names that those who read them use: the number of the copy. */
  private readonly logs = new Map<string, ChangeLog>();
  /** Questions that are not answered yet. */
  private readonly reading = new Set<StoreRequest>();

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

  /** Reading the log takes no connection of those that transactions share: PostgreSQL has its WAL senders for that. */
  protected override begin(request: StoreRequest): void {
    if (request.verb !== StoreVerb.log) return super.begin(request);
    this.reading.add(request);
    this.work({ row: request.row, served: () => this.tell(request) }, request);
  }

  protected override drop(request: StoreRequest): void {
    if (!this.reading.delete(request)) super.drop(request);
  }

  protected override lost(row: number): void {
    const cut = [...this.reading];
    this.reading.clear();
    super.lost(row);
    for (const request of cut) this.reset(request, row);
  }

  private tell(request: StoreRequest): void {
    if (!this.reading.delete(request)) return;
    const [from, limit, written] = request.newRow as readonly [number, number, number]; // as whoever captures asks
    const log = this.logs.get(request.key);
    log?.release(written);
    request.reply(Outcome.ok, log?.from(from, limit) ?? [], request.row);
  }
}
