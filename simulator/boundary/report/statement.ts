/** What a report says: each statement for machines, in one sentence or two, and by the names of whatever it concerns. */
import type { CopyWay } from '../../model/plan';

interface Said {
  /** `cost`: the boundary takes something away, or adds to what is paid. `relief`: the other way round. */
  readonly effect: 'cost' | 'relief';
  readonly says: string;
}

/** A call that leaves its process, or no longer does. */
export interface CallStatement extends Said {
  readonly kind: 'call';
  /** Operations. */
  readonly from: string;
  readonly to: string;
  /** `shop->payments`: the wire that it takes, or took. */
  readonly link: string;
  /** There and back, on average. */
  readonly roundTripNs: number;
  /** Kinds of the policies that guard it, outermost first; none: its answer is waited for without end. */
  readonly guards: readonly string[];
}

/** A transaction that the code wants to hold something, and that does not reach it, or does again. */
export interface TransactionStatement extends Said {
  readonly kind: 'transaction';
  /** The operation that begins it. */
  readonly operation: string;
  /** What is out of reach: a module with what it keeps; with `table`, that table of the module alone. */
  readonly module: string;
  readonly table: string | undefined;
  /** Where it tears: a link, or undefined where the store alone is another. */
  readonly link: string | undefined;
}

/** A table that a service uses although another owns it. */
export interface TableStatement extends Said {
  readonly kind: 'table';
  readonly table: string;
  readonly owner: string;
  readonly service: string;
  /** The module whose handlers name the table. */
  readonly module: string;
}

/** A store in which several services keep their tables. */
export interface StoreStatement extends Said {
  readonly kind: 'store';
  readonly store: string;
  readonly services: readonly string[];
}

/** Tables of a module that are in a second store too; with `isRead`, that the module reads them there. */
export interface CopyStatement extends Said {
  readonly kind: 'copy';
  readonly module: string;
  /** Stores. */
  readonly original: string;
  readonly copy: string;
  readonly by: CopyWay;
  /** The service that captures changes, where one does. */
  readonly connector: string | undefined;
  readonly isRead: boolean;
}

/** A promise that something kept, and that now only holds while nothing goes wrong. */
export interface InvariantStatement extends Said {
  readonly kind: 'invariant';
  readonly invariant: string;
  /** `torn`: its two sides are not committed together. `repeated`: what it allows once can be done again. */
  readonly because: 'torn' | 'repeated';
  /** The operation whose transaction or whose call it is. */
  readonly operation: string;
  readonly tables: readonly string[];
}

/** What a request of clients waits for wires and commits, as an estimate. */
export interface LatencyStatement extends Said {
  readonly kind: 'latency';
  readonly operation: string;
  readonly beforeNs: number;
  readonly afterNs: number;
  /** Round trips to other services on its way, before and after. */
  readonly hops: readonly [before: number, after: number];
}

/** What it takes to run. */
export interface CostStatement extends Said {
  readonly kind: 'cost';
  readonly measure: Measure;
  readonly before: number;
  readonly after: number;
}

export type Measure = 'deployables' | 'instances' | 'cpus' | 'memoryMiB' | 'stores' | 'links';

export type Statement =
  | CallStatement
  | TransactionStatement
  | TableStatement
  | StoreStatement
  | CopyStatement
  | InvariantStatement
  | LatencyStatement
  | CostStatement;

/** Some nanoseconds in milliseconds, three digits that count. */
export function inMs(ns: number): string {
  return `${Number((ns / 1e6).toPrecision(3))} ms`;
}

/** `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
