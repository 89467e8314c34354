/** Statements that no handler has written: those of a migration, of a connector, and of whoever writes a row twice. */
import { constant } from '../kernel/distributions/constant';
import type { Kernel } from '../kernel/kernel';
import { KernelPromise } from '../kernel/promise';
import type { Plain, SchemaChange } from '../model/plan';
import { where } from '../telemetry/facts';
import type { Numbering } from '../telemetry/numbering';
import { Operation } from './operation';
import {
  NO_TABLE,
  StoreRequest,
  type StatementOwner,
  type StoreAccess,
  type StoreVerb,
  type Transaction,
} from './store';

/** Stands where an operation is named, for those who are none of a module's. */
export function noOperation(name: string): Operation {
  const plan = {
    name,
    module: -1,
    work: { kind: 'constant', value: 0 },
    calls: [],
    callsInParallel: false,
    isDefault: true,
  } as const;
  return new Operation(-1, plan, '', constant(0));
}

/** What a statement says besides its verb. */
interface Said {
  readonly table?: number;
  readonly key?: string;
  readonly body?: Plain | undefined;
  readonly transaction?: Transaction | undefined;
  readonly change?: SchemaChange;
}

/** Sends a statement; the promise settles with the store's answer, as long as its owner lives. `cause`: row of why it is sent. */
export function ask(
  { kernel, numbering }: { readonly kernel: Kernel; readonly numbering: Numbering },
  access: StoreAccess,
  owner: StatementOwner,
  verb: StoreVerb,
  { table = NO_TABLE, key = '', body, transaction, change }: Said,
  cause: number,
): KernelPromise<unknown> {
  const promise = new KernelPromise<unknown>();
  new StoreRequest(
    kernel,
    access,
    verb,
    table,
    key,
    body,
    transaction,
    owner,
    numbering.nextSpan(),
    owner.span,
    where(owner.request, owner.instanceNumber),
    promise,
    cause,
    change,
  );
  return promise;
}
