/**
 * What ties modules to each other, pair by pair: read from the plan and the handlers' texts, and from a run when there is one.
 * Calls can go over a wire and tables can be asked for; a transaction that holds both is what no boundary survives.
 */
import type { ModuleTraffic } from '../../telemetry/module-traffic';
import { transactionModules } from '../report/atomic';
import type { Subject } from '../report/subject';

/** What one module has to do with another. */
export interface Coupled {
  readonly from: string;
  readonly to: string;
  /** Calls that the code is known to make, `orders.place → payments.charge`. */
  readonly calls: readonly { readonly from: string; readonly to: string }[];
  /** Tables of `to` that the handlers of `from` name. */
  readonly tables: readonly string[];
  /** Operations whose transaction the code wants to hold rows of both; the same in both directions. */
  readonly transactions: readonly string[];
  /** Seen in a run, a second; undefined without one. */
  readonly measured: Measured | undefined;
}

export interface Measured {
  readonly callsPerSecond: number;
  readonly messagesPerSecond: number;
  readonly statementsPerSecond: number;
  readonly transactionsPerSecond: number;
}

export interface CouplingMatrix {
  /** Names in the plan's order; those outside the system are there too. */
  readonly modules: readonly string[];
  /** Pairs that have anything to do with each other. */
  readonly coupled: readonly Coupled[];
}

/** The matrix of a deployment; with `traffic`, what was measured of the same plan stands beside what is read. */
export function matrixOf(subject: Subject, traffic?: ModuleTraffic): CouplingMatrix {
  const { plan, code } = subject;
  const size = plan.modules.length;
  const names = plan.modules.map(({ name }) => name);
  const cells = Array.from({ length: size * size }, () => ({
    calls: [] as { from: string; to: string }[],
    tables: new Set<string>(),
    transactions: new Set<string>(),
  }));
  const cell = (from: number, to: number) => (from === to ? undefined : cells[from * size + to]);
  code.forEach(({ calls }, caller) => {
    for (const callee of calls)
      cell(subject.moduleOf(caller), subject.moduleOf(callee))?.calls.push({
        from: subject.operation(caller),
        to: subject.operation(callee),
      });
    for (const one of transactionModules(subject, caller))
      for (const other of transactionModules(subject, caller))
        cell(one, other)?.transactions.add(subject.operation(caller));
  });
  plan.modules.forEach(({ uses = [] }, module) => {
    for (const table of uses) cell(module, subject.ownerOf(table))?.tables.add(subject.table(table));
  });
  const seen = new Map(traffic?.pairs.map((pair) => [pair.from * size + pair.to, pair]));
  const rate = (count = 0): number => (traffic === undefined ? 0 : count / Math.max(traffic.seconds, 1e-9));
  const coupled = cells.flatMap(({ calls, tables, transactions }, at): Coupled[] => {
    const pair = seen.get(at);
    if (calls.length + tables.size + transactions.size === 0 && pair === undefined) return [];
    const measured = {
      callsPerSecond: rate(pair?.calls),
      messagesPerSecond: rate(pair?.messages),
      statementsPerSecond: rate(pair?.statements),
      transactionsPerSecond: rate(pair?.transactions),
    };
    return [
      {
        from: names[Math.floor(at / size)] ?? '',
        to: names[at % size] ?? '',
        calls,
        tables: [...tables],
        transactions: [...transactions],
        measured: traffic === undefined ? undefined : measured,
      },
    ];
  });
  return { modules: names, coupled };
}
