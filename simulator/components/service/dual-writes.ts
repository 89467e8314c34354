/**
 * Dual writes: what a module has committed to its own store its service writes once more to a copy, in a second transaction,
 * before the handler goes on. Nothing holds the two together: whoever dies in between leaves the copy behind. The original
 * is the one that counts, so a second write that fails is not told to the handler: "even if the new database fails, data
 * could still be retrieved" is what the old one is kept for (Newman, "Monolith to Microservices", chapter 4, "Synchronize
 * Data in Application").
 */
import { FULFILLED, type Settlement } from '../../kernel/job-queue';
import { owe, settle, subscribe, type KernelPromise } from '../../kernel/promise';
import type { Plain } from '../../model/plan';
import { ask, noOperation } from '../statement';
import {
  StoreVerb,
  type Afterwards,
  type StatementOwner,
  type StoreAccess,
  type Transaction,
} from '../store';
import type { Instance } from './instance';
import type { Invocation } from './invocation';
import type { WriteAgain } from './module';

/** One row, to be written again. */
interface Write {
  readonly store: StoreAccess;
  readonly table: number;
  readonly verb: StoreVerb;
  readonly key: string;
  readonly body: Plain | undefined;
}

/** The second write is its handler's, and no commit of the operation's that a fault could wait for. */
const AGAIN = noOperation('dual write');

class Second implements StatementOwner {
  readonly operation = AGAIN;
  readonly request;
  readonly instanceNumber;
  readonly span;
  readonly process;

  constructor(private readonly invocation: Invocation) {
    this.request = invocation.request;
    this.instanceNumber = invocation.instanceNumber;
    this.span = invocation.span;
    this.process = invocation.process;
  }

  get row(): number {
    return this.invocation.row;
  }

  set row(row: number) {
    this.invocation.row = row;
  }

  get alive(): boolean {
    return this.invocation.alive;
  }

  resume(): void {
    // No rule keeps it from starting.
  }
}

/** All that one transaction has written, for each copy in its order. */
class Writes implements Afterwards {
  private readonly byStore = new Map<StoreAccess, Write[]>();

  constructor(private readonly instance: Instance) {}

  add(write: Write): void {
    const others = this.byStore.get(write.store);
    if (others === undefined) this.byStore.set(write.store, [write]);
    else others.push(write);
  }

  begin(invocation: Invocation, then: () => void): void {
    const owed = owe(invocation);
    this.next([...this.byStore], new Second(invocation), () => {
      settle(owed, FULFILLED, undefined);
      then();
    });
  }

  /** One store after the other; each in one transaction. */
  private next(left: (readonly [StoreAccess, Write[]])[], owner: Second, then: () => void): void {
    const [first, ...others] = left;
    if (first === undefined) return then();
    const [store, writes] = first;
    const number = this.instance.numbering.nextTransaction();
    const transaction = store.server.newTransaction(number, owner, owner.span);
    this.write(store, writes, owner, transaction, () => this.next(others, owner, then));
  }

  private write(
    store: StoreAccess,
    writes: readonly Write[],
    owner: Second,
    transaction: Transaction,
    then: () => void,
  ): void {
    const [first, ...others] = writes;
    const verb = first?.verb ?? StoreVerb.commit;
    const answer = ask(this.instance, store, owner, verb, { ...first, transaction }, owner.row);
    subscribe(answer, {
      run: (state) => {
        if (first === undefined || state !== FULFILLED) return then();
        this.write(store, others, owner, transaction, then);
      },
    });
  }
}

export const writeAgain: WriteAgain = (instance, invocation, transaction, copy, verb, key, body, answer) => {
  const { store, table } = copy;
  const write = { store, table, verb, key, body };
  if (transaction === undefined) return alone(instance, invocation, write, answer);
  const writes = (transaction.afterwards ??= new Writes(instance)) as Writes; // nobody else makes one
  writes.add(write);
  return answer;
};

/** A statement that is a transaction of its own, twice. */
function alone(
  instance: Instance,
  invocation: Invocation,
  { store, verb, ...said }: Write,
  answer: KernelPromise<unknown>,
): KernelPromise<unknown> {
  const both = owe(invocation);
  const end = (state: Settlement, value: unknown): void => settle(both, state, value);
  subscribe(answer, {
    run: (state, value) => {
      if (state !== FULFILLED) return end(state, value);
      const again = ask(instance, store, new Second(invocation), verb, said, invocation.row);
      subscribe(again, { run: () => end(FULFILLED, value) });
    },
  });
  return both;
}
