/**
 * The vocabulary of the journal: every kind of fact, and what its columns mean. Facts are what happened, whether or not
 * anybody in the simulated world can know it. Spans, metrics and gaps are folds over these rows and nothing else.
 *
 * `cause` is the row that made it happen. What follows from X has X's row; the end of a *wait* has the row of what ended it
 * (the holder's release, the job before), and its beginning the row of who holds what is waited for, because its own
 * request is found through its span; what a fault did has the fault's touch, and a touch the fault's striking; a time-out
 * has the last that is known of its call, which may be the wait that it is in; a call that found nobody has the death of
 * whom it sought; a rollback has what broke it; a handler that ended because of a failed call has that call's end.
 *
 * Ids: a *span* number is drawn for each side of each call (0 = none); a *request* is what a client asked for, and its
 * number is that of its trace; an *instance* number counts over all services, an *operation* is an index into the plan.
 */
export const Fact = {
  /** a request, b operation, c user; value 0. */
  requestStarted: 1,
  /** a request, b outcome, c operation; value duration ns. */
  requestEnded: 2,
  /** A caller sends: a client span, b parent span, c operation + attempt × 65536; value `where(request, instance)`. */
  callStarted: 3,
  /** The caller knows, or gives up: a client span, b outcome, c link; value duration ns. */
  callEnded: 4,
  /** a client span, b link, c leg (0 request, 1 reply); value latency ns. */
  messageSent: 5,
  /** a client span, b link, c leg; value 0. */
  messageLost: 6,
  /** An answer came after the caller had given up: a client span, b outcome, c link; value 0. */
  replyIgnored: 7,
  /** Admitted after waiting for a slot: a client span, b instance, c operation; value waited ns. */
  slotWaited: 8,
  /** Turned away, the queue was full: a client span, b instance, c operation; value queue length. */
  turnedAway: 9,
  /** a server span, b parent span, c operation; value `where(request, instance)`. */
  handlerStarted: 10,
  /** a server span, b outcome, c operation; value duration ns since the call arrived. */
  handlerEnded: 11,
  /** CPU was used: a server span, b instance, c 0; value worked ns. */
  workDone: 12,
  /** Waited for a CPU: a server span, b instance, c 0; value waited ns. */
  workWaited: 13,
  /** a store span, b parent span, c table + verb × 65536 (table 65535 = none); value `where(request, instance)`. */
  storeCallStarted: 14,
  /** a store span, b outcome, c store; value duration ns. */
  storeCallEnded: 15,
  /** a transaction, b span that began it, c store; value 0. */
  transactionBegan: 16,
  /** a transaction, b rows written, c store; value 0. */
  transactionCommitted: 17,
  /** a transaction, b outcome (why), c store; value 0. */
  transactionRolledBack: 18,
  /** a store span, b transaction, c table; value waited ns. */
  lockWaited: 19,
  /** A committed change: a table, b key, c transaction (0 = on its own); value 0 removed, 1 added, 2 replaced. */
  rowChanged: 20,
  /** a instance, b reason (`DownReason`), c fault index or -1; value 0. */
  instanceDown: 21,
  /** a instance; value time it was down ns. */
  instanceUp: 22,
  /** a store, b reason, c fault index or -1. */
  storeDown: 23,
  /** a store; value time it was down ns. */
  storeUp: 24,
  /** A fault begins to act: a fault, b span it struck at or 0, c 0. */
  faultStruck: 25,
  /** a fault; value time it acted ns. */
  faultLifted: 26,
  /** A fault found nothing to act on: a fault, b reason. */
  faultIdle: 27,
  /** An intervention was made: a its number. */
  intervened: 28,
  /** State left an invariant, its request still under way: a invariant, b key, c request. */
  diverged: 29,
  /** ... and came back before it became a gap: value how long ns. */
  healed: 30,
  /** A promise is broken: a invariant, b key, c request (0 = none); value time since which the state diverged. */
  gapOpened: 31,
  /** a invariant, b key, c request; value how long it was open ns. */
  gapClosed: 32,
  /** A handler said something: a span, b text, c 0. */
  logged: 33,
  /** A handler was ended (fuel, depth): a span, b outcome, c operation; value line. */
  handlerKilled: 34,
  /** A promise was rejected and nobody listened: a outcome. */
  rejectionUnhandled: 35,
  /** A fault touched this call: a span, b fault, c operation. */
  faultTouched: 36,
  /** A parameter got another value: a its place in `CHANGEABLE`, b target, c policy's place in its chain; value in plan form. */
  parameterChanged: 37,
  /** a broker, b reason (`DownReason`), c fault index or -1; value 0. */
  brokerDown: 40,
  /** a broker; value time it was down ns. */
  brokerUp: 41,
  /** A handler publishes: a publish span, b parent span, c topic + attempt × 65536; value `where(request, instance)`. */
  publishStarted: 42,
  /** Its producer knows, or gives up: a publish span, b outcome, c broker; value duration ns. */
  publishEnded: 43,
  /** A broker has taken a message: a message, b publish span, c topic; value 0. */
  messageStored: 44,
  /** A broker sends a message to a consumer: a delivery span, b publish span, c operation + attempt × 65536; value `where`. */
  deliveryStarted: 46,
  /** Acknowledged, refused or given up: a delivery span, b outcome, c link; value duration ns. */
  deliveryEnded: 47,
  /** A message will be delivered again: a message, b outcome (why), c operation; value deliveries so far. */
  messageReturned: 48,
  /** A message is put aside: a message, b outcome (why), c operation; value deliveries. */
  deadLettered: 49,
  /** A broker died with it: a message, b broker, c topic. */
  messageGone: 50,
  /** a broker, b instance, c 0. */
  consumerJoined: 51,
  /** a broker, b instance, c 0 = its connection broke, 1 = it was silent for too long. */
  consumerLeft: 52,
  // 60 to 79: who is where, and who believes what.
  /** A process runs and loads: a instance; value how long it will take ns. */
  instanceStarting: 60,
  /** Told to stop: a instance, b fault index or -1, c 1 because it did not show that it lives; value grace period ns. */
  instanceDraining: 61,
  /** Takes no more calls, and finishes what it has: a instance, b handlers and calls that are left. */
  instanceClosed: 62,
  /** An instance whose endpoint a registry keeps answers nothing (b 1), or goes on (b 0): a instance. */
  instanceHung: 63,
  /** A registry's verdict changed: a registry, b instance, c `Verdict`. */
  endpointJudged: 64,
  /** A registry answers with an endpoint from now on (c 1), or no more (c 0): a registry, b instance. */
  endpointPublished: 65,
  /** A caller asks who there is: a instance that asks, b registry, c service that it asks for; value attempt. */
  lookupStarted: 66,
  /** a instance that asked, b outcome, c registry × 256 + service; value duration ns. */
  lookupEnded: 67,
  /** What a caller believes changed: a instance that believes, b endpoint's instance, c 1 it is there, 0 not any more. */
  beliefChanged: 68,
  /**
   * A caller believes in an endpoint that does not serve: a instance that believes, b endpoint's instance, c `Late` layer,
   * 0 = not any more; value how long the layer before was late, ns.
   */
  beliefStale: 69,
  /** A call goes to an endpoint that does not serve: a client span, b endpoint's instance, c `Late` layer. */
  staleAttempt: 70,
  /** a registry, b reason, c fault index or -1. */
  registryDown: 71,
  /** a registry; value time it was down ns. */
  registryUp: 72,
  // 80 to 89: new versions.
  /** A table's columns changed: a table, b column, c `SchemaVerb`; value the other column, or -1 (both are words). */
  schemaChanged: 80,
  /** A process has loaded another version: a instance, b fault index of the release. */
  instanceReleased: 81,
  /** A release is over: a fault index, b outcome; value how long it took ns. */
  releaseEnded: 82,
  /** Waits, because others hold it: a span, b what (`Wait`), c where (instance, store or table); value how many wait already. */
  waitBegan: 90,
  /** Waited for a connection: a store span, b transaction (0 = on its own), c store; value waited ns. */
  connectionWaited: 91,
  /** A statement waited for a store's CPU or thread: a store span, b store, c 0; value waited ns. */
  storeWaited: 92,
  /** Waited for a whole table: a store span, b transaction (0 = on its own), c table; value waited ns. */
  tableWaited: 93,
} as const;

export type Fact = (typeof Fact)[keyof typeof Fact];

/** What is waited for. */
export const Wait = { slot: 0, connection: 1, lock: 2, table: 3 } as const;
export type Wait = (typeof Wait)[keyof typeof Wait];

/** What a change of a table's columns does, in `schemaChanged`. */
export const SchemaVerb = { add: 0, rename: 1, copy: 2, drop: 3 } as const;
export type SchemaVerb = (typeof SchemaVerb)[keyof typeof SchemaVerb];

/** Why an instance or a store went down: `stopped` when it was told to, with nothing left to do; `killed` when time was up. */
export const DownReason = { crash: 0, outOfMemory: 1, stopped: 2, killed: 3 } as const;
export type DownReason = (typeof DownReason)[keyof typeof DownReason];

/** What a registry holds of an instance, in `endpointJudged`. */
export const Verdict = { critical: 0, passing: 1, leaving: 2, forgotten: 3 } as const;
export type Verdict = (typeof Verdict)[keyof typeof Verdict];

/** Which layer has not yet learned that an endpoint is gone; the later ones cannot know either. */
export const Late = { nobody: 0, probe: 1, propagation: 2, cache: 3, staticList: 4 } as const;
export type Late = (typeof Late)[keyof typeof Late];

/** Why a fault had nothing to act on. */
export const IdleReason = { noWire: 0, notRunning: 1, noInstance: 2, nothingKept: 3 } as const;
export type IdleReason = (typeof IdleReason)[keyof typeof IdleReason];

/** Legs of a call. */
export const Leg = { request: 0, reply: 1 } as const;
export type Leg = (typeof Leg)[keyof typeof Leg];

/** Instances over all services that a run may have. */
export const MAX_INSTANCES = 4096;

/** Packs who and where into one journal value: the request and the instance (or `NO_INSTANCE`: a client). */
export function where(request: number, instance: number): number {
  return request * MAX_INSTANCES + instance;
}

/** The request in a packed value. */
export function requestOf(value: number): number {
  return Math.floor(value / MAX_INSTANCES);
}

/** The instance in a packed value. */
export function instanceOf(value: number): number {
  return value - requestOf(value) * MAX_INSTANCES;
}

/** Stands for the outside, where an instance would be named. */
export const NO_INSTANCE = MAX_INSTANCES - 1;

/** Stands for a broker, where an instance would be named: who sends a message to its consumer. */
export function brokerInstance(broker: number): number {
  return NO_INSTANCE - 1 - broker;
}

/** The broker that stands where an instance would be named: the way back from `brokerInstance`. */
export function brokerAt(instance: number): number {
  return NO_INSTANCE - 1 - instance;
}
