/**
 * Failures inside the simulated world: a code, and whether it is *definite*. A definite failure means that the work was
 * not done; an indefinite one (a time-out, a reset) leaves the caller not knowing. The number enters the journal.
 */
export interface Failure {
  readonly code: string;
  readonly definite: boolean;
  readonly says: string;
}

/** Numbers of the outcomes, as the journal keeps them; 0 is success. */
export const Outcome = {
  ok: 0,
  handlerError: 1,
  timeout: 2,
  connectionRefused: 3,
  connectionReset: 4,
  overloaded: 5,
  injectedError: 6,
  unknownOperation: 7,
  deadlock: 8,
  rolledBack: 9,
  notPlain: 10,
  outOfFuel: 11,
  noTransactions: 12,
  unknownTable: 13,
  commitUnknown: 14,
  tooDeep: 15,
  domainError: 16,
  nativeError: 17,
  badArgument: 18,
  gone: 19,
  lockTimeout: 20,
  storeFull: 21,
  undefinedColumn: 22,
  duplicateColumn: 23,
  unknownTopic: 30,
  publishUnknown: 31,
  consumerLost: 32,
  noEndpoints: 40,
  lookupFailed: 41,
} as const;

export type Outcome = (typeof Outcome)[keyof typeof Outcome];

/** What each outcome is called, and says, to the guest and to the reader. */
export const FAILURES: Readonly<Record<Outcome, Failure>> = {
  0: { code: 'OK', definite: true, says: 'done' },
  1: { code: 'HANDLER_ERROR', definite: true, says: 'the handler threw an error' },
  2: {
    code: 'TIMEOUT',
    definite: false,
    says: 'no answer came in time; whether the work was done is unknown',
  },
  3: { code: 'CONNECTION_REFUSED', definite: true, says: 'nobody listens there; the call was not made' },
  4: {
    code: 'CONNECTION_RESET',
    definite: false,
    says: 'the other side died before it answered; what it had done is unknown',
  },
  5: { code: 'OVERLOADED', definite: true, says: 'the queue was full; the call was turned away' },
  6: { code: 'INJECTED_ERROR', definite: true, says: 'a fault made the operation fail before it began' },
  7: { code: 'UNKNOWN_OPERATION', definite: true, says: 'no module offers this operation' },
  8: {
    code: 'DEADLOCK',
    definite: true,
    says: 'two transactions waited for each other; this one was rolled back',
  },
  9: { code: 'ROLLED_BACK', definite: true, says: 'the transaction is gone and nothing of it was kept' },
  10: {
    code: 'NOT_PLAIN',
    definite: true,
    says: 'only plain values (no functions, class instances or cycles) can be sent or stored',
  },
  11: { code: 'OUT_OF_FUEL', definite: true, says: 'the handler took more steps than a handler may' },
  12: { code: 'NO_TRANSACTIONS', definite: true, says: 'this store has no transactions' },
  13: { code: 'UNKNOWN_TABLE', definite: true, says: 'no table of that name is within reach' },
  14: {
    code: 'COMMIT_UNKNOWN',
    definite: false,
    says: 'the store died while it committed; whether it did is unknown',
  },
  15: { code: 'TOO_DEEP', definite: true, says: 'the handler called itself too deeply' },
  16: { code: 'DOMAIN_ERROR', definite: true, says: 'the business said no' },
  17: { code: 'NATIVE_ERROR', definite: true, says: 'the handler did something its language does not allow' },
  18: { code: 'BAD_ARGUMENT', definite: true, says: 'an argument is of the wrong form' },
  19: { code: 'GONE', definite: false, says: 'the process that would have answered is gone' },
  20: {
    code: 'LOCK_TIMEOUT',
    definite: true,
    says: 'a row stayed locked for too long; the transaction was rolled back',
  },
  21: { code: 'STORE_FULL', definite: true, says: 'the store has no memory left; nothing was written' },
  // PostgreSQL 17, appendix A: 42703 undefined_column, 42701 duplicate_column.
  22: {
    code: 'UNDEFINED_COLUMN',
    definite: true,
    says: 'the table has no column of that name; nothing was done',
  },
  23: {
    code: 'DUPLICATE_COLUMN',
    definite: true,
    says: 'the table has a column of that name already; nothing was done',
  },
  30: { code: 'UNKNOWN_TOPIC', definite: true, says: 'no module subscribes to this topic' },
  31: {
    code: 'PUBLISH_UNKNOWN',
    definite: false,
    says: 'the broker did not confirm the message in time; whether it has it is unknown',
  },
  32: {
    code: 'CONSUMER_LOST',
    definite: false,
    says: 'the consumer’s connection broke before it acknowledged; whether the work was done is unknown',
  },
  40: {
    code: 'NO_ENDPOINTS',
    definite: true,
    says: 'the registry knows of nobody who is ready; the call was not made',
  },
  41: {
    code: 'LOOKUP_FAILED',
    definite: true,
    says: 'the registry did not say where the service is; the call was not made',
  },
};

/** Whether who asked cannot know what was done. The journal holds outcomes as numbers. */
export function isUnknown(outcome: number): boolean {
  return outcome !== Outcome.ok && !FAILURES[outcome as Outcome].definite;
}
