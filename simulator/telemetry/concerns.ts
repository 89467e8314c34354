/** Which request a row of the journal is about. */
import type { Journal } from '../kernel/journal';
import { Fact, requestOf } from './facts';
import type { SpanStore } from './span-store';

/** What a row's column `a`, `b`, `c` or value tells of its request. */
type Place =
  'request in a' | 'request in c' | 'request in value' | 'span in a' | 'span in b' | 'transaction in a';

const PLACES: Readonly<Record<number, Place>> = {
  [Fact.requestStarted]: 'request in a',
  [Fact.requestEnded]: 'request in a',
  [Fact.callStarted]: 'request in value',
  [Fact.handlerStarted]: 'request in value',
  [Fact.storeCallStarted]: 'request in value',
  [Fact.publishStarted]: 'request in value',
  [Fact.deliveryStarted]: 'request in value',
  [Fact.publishEnded]: 'span in a',
  [Fact.messageStored]: 'span in b',
  [Fact.deliveryEnded]: 'span in a',
  [Fact.callEnded]: 'span in a',
  [Fact.messageSent]: 'span in a',
  [Fact.messageLost]: 'span in a',
  [Fact.replyIgnored]: 'span in a',
  [Fact.slotWaited]: 'span in a',
  [Fact.turnedAway]: 'span in a',
  [Fact.handlerEnded]: 'span in a',
  [Fact.workDone]: 'span in a',
  [Fact.workWaited]: 'span in a',
  [Fact.storeCallEnded]: 'span in a',
  [Fact.lockWaited]: 'span in a',
  [Fact.waitBegan]: 'span in a',
  [Fact.connectionWaited]: 'span in a',
  [Fact.storeWaited]: 'span in a',
  [Fact.tableWaited]: 'span in a',
  [Fact.logged]: 'span in a',
  [Fact.handlerKilled]: 'span in a',
  [Fact.faultTouched]: 'span in a',
  [Fact.transactionBegan]: 'span in b',
  [Fact.faultStruck]: 'span in b',
  [Fact.transactionCommitted]: 'transaction in a',
  [Fact.transactionRolledBack]: 'transaction in a',
  [Fact.diverged]: 'request in c',
  [Fact.healed]: 'request in c',
  [Fact.gapOpened]: 'request in c',
  [Fact.gapClosed]: 'request in c',
};

/** Transactions that are remembered with the span that began them. */
const MAX_TRANSACTIONS = 4096;

/** Finds the request of each row it is shown; it has to see the rows in order, for a commit names only its transaction. */
export class Concerns {
  private readonly spanOfTransaction = new Map<number, number>();

  constructor(private readonly spans: SpanStore) {}

  /** The request that the row at column index `at` is about, or 0. The spans must have seen it. */
  requestOf(journal: Journal, at: number): number {
    const { kinds, a, b, c, values } = journal;
    const kind = kinds[at] as number; // `at` is masked
    if (kind === Fact.transactionBegan) this.remember(a[at] as number, b[at] as number);
    switch (PLACES[kind]) {
      case 'request in a':
        return a[at] as number;
      case 'request in c':
        return c[at] as number;
      case 'request in value':
        return requestOf(values[at] as number);
      case 'span in a':
        return this.requestOfSpan(a[at] as number);
      case 'span in b':
        return this.requestOfSpan(b[at] as number);
      case 'transaction in a':
        return this.requestOfSpan(this.spanOfTransaction.get(a[at] as number) ?? 0);
      default:
        return 0;
    }
  }

  private requestOfSpan(span: number): number {
    const slot = this.spans.slotOf(span);
    return slot < 0 ? 0 : (this.spans.requestNumbers[slot] as number);
  }

  private remember(transaction: number, span: number): void {
    this.spanOfTransaction.set(transaction, span);
    if (this.spanOfTransaction.size <= MAX_TRANSACTIONS) return;
    const [oldest] = this.spanOfTransaction.keys();
    if (oldest !== undefined) this.spanOfTransaction.delete(oldest);
  }
}
