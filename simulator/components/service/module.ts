/** A module as a service runs it: its operations, and the store and tables it owns. */
import type { VersionPlan } from '../../model/plan';
import type { Operation } from '../operation';
import type { StoreAccess } from '../store';

export interface ModuleRuntime {
  readonly index: number;
  readonly name: string;
  readonly operations: readonly Operation[];
  /** Where its transactions are: its own store, or the one that keeps all the tables it uses. */
  readonly store: StoreAccess | undefined;
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
  | { readonly table: number; readonly store: StoreAccess }
  /** No such table; or one that the text does not name, in a store to which nothing leads from here. */
  | 'unknown'
  | 'unreachable';

/** Module text, lowered: a function that makes the handlers of one process. */
export type GuestModule = () => Readonly<Record<string, unknown>>;
