/** Keeps the books of a run: what begins must end at most once, and ends only when it has begun. */
import type { Journal, JournalFold } from '../../simulator/kernel/journal';
import { Outcome } from '../../simulator/model/failures';
import { Fact } from '../../simulator/telemetry/facts';

/** What begins and ends: the kinds of fact that open and close it. Each names it in its first column. */
const ACCOUNTS: readonly {
  readonly name: string;
  readonly opens: number;
  readonly closes: readonly number[];
  /** Whoever began it and died never learns how it ended. */
  readonly diesWithCaller?: boolean;
}[] = [
  { name: 'requests', opens: Fact.requestStarted, closes: [Fact.requestEnded] },
  { name: 'calls', opens: Fact.callStarted, closes: [Fact.callEnded], diesWithCaller: true },
  { name: 'handlers', opens: Fact.handlerStarted, closes: [Fact.handlerEnded] },
  {
    name: 'statements',
    opens: Fact.storeCallStarted,
    closes: [Fact.storeCallEnded],
    diesWithCaller: true,
  },
  {
    name: 'transactions',
    opens: Fact.transactionBegan,
    closes: [Fact.transactionCommitted, Fact.transactionRolledBack],
  },
];

export class Books implements JournalFold {
  /** Entries that are against the rules, in words. */
  readonly errors: string[] = [];
  /** What is open: its number, and the span on whose behalf it began. */
  private readonly accounts = ACCOUNTS.map((account) => ({ ...account, open: new Map<number, number>() }));
  /** Handlers that died with their process. */
  private readonly dead = new Set<number>();

  fold(journal: Journal, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const at = row & journal.mask;
      for (const account of this.accounts) {
        const number = journal.a[at] ?? 0;
        if (journal.kinds[at] === account.opens) {
          if (account.open.has(number))
            this.errors.push(`row ${row}: ${number} of ${account.name} began twice`);
          account.open.set(number, journal.b[at] ?? 0);
        } else if (account.closes.includes(journal.kinds[at] ?? 0)) {
          if (!account.open.delete(number))
            this.errors.push(`row ${row}: ${number} of ${account.name} was not open`);
        }
      }
      if (journal.kinds[at] === Fact.handlerEnded && journal.b[at] === Outcome.gone)
        this.dead.add(journal.a[at] ?? 0);
    }
  }

  /** How many are open, by account; without what its caller can never learn the end of. */
  open(): Record<string, number> {
    return Object.fromEntries(
      this.accounts.map(({ name, open, diesWithCaller }) => {
        const left = [...open.values()].filter((parent) => !diesWithCaller || !this.dead.has(parent));
        return [name, left.length];
      }),
    );
  }
}
