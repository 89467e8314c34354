/** Keeps the books of a run: what begins must end at most once, and ends only when it has begun. */
import type { Journal, JournalFold } from '../../simulator/kernel/journal';
import { Fact } from '../../simulator/telemetry/facts';

/** What begins and ends: the kinds of fact that open and close it. Each names it in its first column. */
const ACCOUNTS: readonly { readonly name: string; readonly opens: number; readonly closes: readonly number[] }[] = [
  { name: 'requests', opens: Fact.requestStarted, closes: [Fact.requestEnded] },
  { name: 'calls', opens: Fact.callStarted, closes: [Fact.callEnded] },
  { name: 'handlers', opens: Fact.handlerStarted, closes: [Fact.handlerEnded] },
  { name: 'statements', opens: Fact.storeCallStarted, closes: [Fact.storeCallEnded] },
  {
    name: 'transactions',
    opens: Fact.transactionBegan,
    closes: [Fact.transactionCommitted, Fact.transactionRolledBack],
  },
];

export class Books implements JournalFold {
  /** Entries that are against the rules, in words. */
  readonly errors: string[] = [];
  private readonly accounts = ACCOUNTS.map((account) => ({ ...account, begun: 0, ended: 0, open: new Set<number>() }));

  fold(journal: Journal, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const at = row & journal.mask;
      for (const account of this.accounts) {
        const number = journal.a[at] ?? 0;
        if (journal.kinds[at] === account.opens) {
          if (account.open.has(number)) this.errors.push(`row ${row}: ${number} of ${account.name} began twice`);
          account.open.add(number);
          account.begun++;
        } else if (account.closes.includes(journal.kinds[at] ?? 0)) {
          if (!account.open.delete(number)) this.errors.push(`row ${row}: ${number} of ${account.name} was not open`);
          account.ended++;
        }
      }
    }
  }

  /** How many have begun, ended and are open, by account. */
  totals(): Record<string, { begun: number; ended: number; open: number }> {
    return Object.fromEntries(
      this.accounts.map(({ name, begun, ended, open }) => [name, { begun, ended, open: open.size }]),
    );
  }
}
