/** A module as a service runs it: its operations, and the store and tables it owns. */
import type { Operation } from '../operation';
import type { StoreAccess } from './table';

export interface ModuleRuntime {
  readonly index: number;
  readonly name: string;
  readonly operations: readonly Operation[];
  /** Tables by the name that the module knows them by; the number is the plan's. */
  readonly tables: ReadonlyMap<string, number>;
  readonly store: StoreAccess | undefined;
  /** Makes the module's handlers for one process: guest code, run once a start. Undefined when it has none. */
  readonly load: GuestModule | undefined;
}

/** Module text, lowered: a function that makes the handlers of one process. */
export type GuestModule = () => Readonly<Record<string, unknown>>;
