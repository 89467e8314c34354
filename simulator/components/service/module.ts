/** A module as a service runs it: its operations, and the store and tables it owns. */
import type { KernelPromise } from '../../kernel/promise';
import type { Plain, VersionPlan } from '../../model/plan';
import type { Operation } from '../operation';
import type { StoreAccess, StoreVerb, Transaction } from '../store';
import type { Instance } from './instance';
import type { Invocation } from './invocation';

export interface ModuleRuntime {
  readonly index: number;
  readonly name: string;
  readonly operations: readonly Operation[];
  /** Where its transactions are: its own store, or the one that keeps all the tables it uses. */
  readonly store: StoreAccess | undefined;
  /** Where a table of its own lies, a copy too. */
  readonly storeOf: (table: number) => StoreAccess | undefined;
  /** A table by its name in the handlers: `accounts`, or `payments.accounts` of another module. */
  readonly findTable: (name: string) => FoundTable;
  /** What it keeps in memory in each process. */
  readonly memoryBytes: number;
  /** Makes the module's handlers for one process: guest code, run once a start. Undefined when it has none. */
  readonly load: GuestModule | undefined;
  /** Other versions of it, and what their releases do to its tables; in the order of the plan. */
  readonly versions: readonly VersionRuntime[];
}

export interface VersionRuntime extends VersionPlan {
  readonly load: GuestModule | undefined;
}

/** A table as a module's handlers reach it; or why they do not. */
export type FoundTable =
  | { readonly table: number; readonly store: StoreAccess; readonly copy?: CopyAccess | undefined }
  /** No such table; or one that the text does not name, in a store to which nothing leads from here. */
  | 'unknown'
  | 'unreachable';

/** The copy of a table in another store, for the code of the module that owns both. */
export interface CopyAccess {
  readonly table: number;
  readonly store: StoreAccess;
  /** Whether what is read in no transaction is read there. */
  readonly isRead: boolean;
  /** Undefined where the service does not write it itself. */
  readonly write: WriteAgain | undefined;
}

/**
 * Has a statement that changes a row done in the copy too: when its transaction is committed, or once it is answered.
 * `answer` is the original's; what comes back is for the handler.
 */
export type WriteAgain = (
  instance: Instance,
  invocation: Invocation,
  transaction: Transaction | undefined,
  copy: CopyAccess,
  verb: StoreVerb,
  key: string,
  body: Plain | undefined,
  answer: KernelPromise<unknown>,
) => KernelPromise<unknown>;

/** Module text, lowered: a function that makes the handlers of one process. */
export type GuestModule = () => Readonly<Record<string, unknown>>;
