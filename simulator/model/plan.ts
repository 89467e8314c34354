/**
 * A plan is what the engine executes: one document, one deployment, one experiment and one seed, checked and flattened.
 * Names have become indices into the plan's arrays, text durations have become nanoseconds, defaults are filled in.
 * It is plain JSON, so that it can be sent to a worker; `engine/compile` makes it, and the engine trusts it.
 */
import type { DistributionSpec } from '../kernel/distributions';
import type { Nanoseconds } from './units';

/** Anything that survives JSON: what messages, rows and arguments are made of. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** Checked numbers and words of a component, fault or policy, keyed by parameter name; durations in ns, sizes in bytes. */
export type ParameterValues = Readonly<Record<string, number | string | boolean | DistributionSpec>>;

export interface Plan {
  /** Engine version that compiled the plan. */
  readonly engine: string;
  readonly system: string;
  readonly deployment: string;
  readonly experiment: string;
  readonly seed: number;
  readonly lengthNs: Nanoseconds;
  readonly modules: readonly ModulePlan[];
  readonly operations: readonly OperationPlan[];
  readonly tables: readonly TablePlan[];
  /** Services and external parties. */
  readonly services: readonly ServicePlan[];
  readonly stores: readonly StorePlan[];
  /** What is published and subscribed to, whatever carries it. */
  readonly topics: readonly TopicPlan[];
  readonly brokers: readonly BrokerPlan[];
  readonly registries: readonly RegistryPlan[];
  /** Directed pairs that talk; both legs (request and reply) of a pair are one link. */
  readonly links: readonly LinkPlan[];
  /** Policies of remote calls; the first entry that matches (from, operation) applies. */
  readonly policies: readonly CallPolicyPlan[];
  readonly instruments: InstrumentsPlan;
  readonly workload: WorkloadPlan;
  /** How long a client waits for an answer, in ns; 0 = for ever. */
  readonly clientTimeoutNs: Nanoseconds;
  readonly faults: readonly FaultPlan[];
  readonly invariants: readonly InvariantPlan[];
  /** Modules whose tables are in a second store too, as while they are moved; left out where there is none. */
  readonly copies?: readonly CopyPlan[];
}

export interface ModulePlan {
  readonly name: string;
  readonly external: boolean;
  /** Index into `services`. */
  readonly service: number;
  /** Index into `stores`, or -1 when the module keeps no tables. */
  readonly store: number;
  /** True when the guest text brings handlers for it; otherwise its operations run the default handler. */
  readonly hasHandlers: boolean;
  /** Tables of other modules that its handlers' text names; left out when there is none. */
  readonly uses?: readonly number[];
  /** Columns that it reads in those tables, where its text names them all. */
  readonly columnsRead?: readonly { readonly table: number; readonly columns: readonly string[] }[];
  /** What it keeps in memory in every process that it is in; left out when it is nothing to speak of. */
  readonly memoryBytes?: number;
  /** Versions beside its first, which a run begins with; left out when there is none. */
  readonly versions?: readonly VersionPlan[];
}

/** Another version of a module: its handlers are the guest text's under `module@version`. */
export interface VersionPlan {
  readonly name: string;
  /** What its release does to the module's tables before any instance runs it, and after all of them do. */
  readonly before: readonly SchemaChange[];
  readonly after: readonly SchemaChange[];
}

/** One step of a migration, a transaction of its own. */
export interface SchemaChange {
  /** `copy` writes what is in `column` into `to`, in every row; `rename` calls `column` `to`. */
  readonly does: 'add' | 'rename' | 'copy' | 'drop';
  /** Index into `tables`. */
  readonly table: number;
  readonly column: string;
  /** '' for what needs no other column. */
  readonly to: string;
}

export interface OperationPlan {
  /** `module.operation`. */
  readonly name: string;
  readonly module: number;
  /** CPU time that `ctx.work()` draws, in ns. */
  readonly work: DistributionSpec;
  /** What the default handler calls (operation indices); also the static wiring that the page draws. */
  readonly calls: readonly number[];
  readonly callsInParallel: boolean;
  /** What else the default handler does; left out when it does not. Tables are named as their module names them. */
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  /** Names of topics. */
  readonly publishes?: readonly string[];
  /** Not in the module's handlers although it has some: runs the default handler. */
  readonly isDefault: boolean;
}

export interface TablePlan {
  /** `module.table`; `module.table@store` is its copy there. */
  readonly name: string;
  readonly module: number;
  /** Index into `stores` of a copy; an original is in its module's store. */
  readonly store?: number;
  /** Columns that it begins with; left out where nobody declares them: then a row is whatever is put there. */
  readonly columns?: readonly string[];
  /** Rows that are there at the start. */
  readonly rows: readonly { readonly key: string; readonly row: Plain }[];
}

/** How what a module's store commits gets into a copy of its tables. */
export type CopyWay = 'dual-writes' | 'change-capture';

/** The tables of a module once more, in another store. */
export interface CopyPlan {
  readonly module: number;
  /** Index into `stores`. */
  readonly store: number;
  readonly by: CopyWay;
  /** Whether the module reads the copy where it is in no transaction. */
  readonly isRead: boolean;
  /** Indices into `tables`. */
  readonly tables: readonly { readonly original: number; readonly copy: number }[];
  /** The service that captures changes; -1 when the module itself writes twice. */
  readonly connector: number;
  readonly parameters: ParameterValues;
}

export interface ServicePlan {
  readonly name: string;
  /** Kind in the components' registry: 'service' or 'external'. */
  readonly kind: string;
  readonly modules: readonly number[];
  readonly instances: number;
  readonly parameters: ParameterValues;
}

export interface StorePlan {
  readonly name: string;
  /** Kind in the components' registry: 'database' or 'cache'. */
  readonly kind: string;
  readonly parameters: ParameterValues;
}

export interface TopicPlan {
  readonly name: string;
  /** Index into `brokers`, or -1: its messages go straight to each subscriber, as calls. */
  readonly broker: number;
  /** Operations that take its messages, in the order of the document; at most one of a module. */
  readonly subscribers: readonly number[];
}

export interface BrokerPlan {
  readonly name: string;
  /** Kind in the components' registry: 'queue' or 'log'. */
  readonly kind: string;
  /** Indices into `topics`. */
  readonly topics: readonly number[];
  readonly parameters: ParameterValues;
}

export interface RegistryPlan {
  readonly name: string;
  /** Kind in the components' registry. */
  readonly kind: string;
  /** Services that are found through it; indices into `services`. */
  readonly services: readonly number[];
  readonly parameters: ParameterValues;
}

/** An end of a link: the clients, a service, or a process that services talk to. */
export type PartyPlan =
  | { readonly kind: 'clients' }
  | { readonly kind: 'service'; readonly index: number }
  | { readonly kind: 'store'; readonly index: number }
  | { readonly kind: 'broker'; readonly index: number }
  | { readonly kind: 'registry'; readonly index: number };

export interface LinkPlan {
  /** `from->to`, with `clients` for the outside. */
  readonly name: string;
  readonly from: PartyPlan;
  readonly to: PartyPlan;
  /** One-way latency in ns. */
  readonly latency: DistributionSpec;
  readonly lossProbability: number;
}

/** What of a run its operators are told; it changes nothing in the run. */
export interface InstrumentsPlan {
  /** Share of traces that are recorded, decided where a trace begins; 0 to 1. */
  readonly sampling: number;
  /** By index into `services`. */
  readonly services: readonly ServiceInstruments[];
}

/** What a service tells: nothing, its own figures, or its spans too. */
export type InstrumentLevel = 'none' | 'metrics' | 'traces';

export interface ServiceInstruments {
  readonly level: InstrumentLevel;
  /** Whether its calls carry the trace context, a `traceparent` header. */
  readonly propagates: boolean;
}

export interface CallPolicyPlan {
  /** Calling service, or -1 for any (the clients included). */
  readonly fromService: number;
  readonly operation: number;
  /** Outermost first. */
  readonly chain: readonly { readonly kind: string; readonly parameters: ParameterValues }[];
}

/** A value of a request's arguments, drawn afresh for each step; see `model/document` for the forms it has in a document. */
export type TemplatePlan =
  | { readonly kind: 'value'; readonly value: Plain }
  | { readonly kind: 'object'; readonly fields: readonly (readonly [string, TemplatePlan])[] }
  | { readonly kind: 'array'; readonly items: readonly TemplatePlan[] }
  | { readonly kind: 'pick'; readonly from: readonly Plain[] }
  | { readonly kind: 'integer'; readonly from: number; readonly to: number }
  /** The user's own name, `user-7`. */
  | { readonly kind: 'user' }
  /** A fresh name for each task run of each user: `order-7-3` (user 7, third). */
  | { readonly kind: 'unique'; readonly prefix: string }
  /** What the task's `let` bound under this name. */
  | { readonly kind: 'bound'; readonly name: string };

export interface StepPlan {
  readonly operation: number;
  readonly args: TemplatePlan;
}

export interface TaskPlan {
  readonly name: string;
  readonly weight: number;
  readonly bindings: readonly (readonly [string, TemplatePlan])[];
  readonly steps: readonly StepPlan[];
}

export type WorkloadPlan =
  /** Single requests by hand: each a task, started once at its time. */
  | {
      readonly kind: 'requests';
      readonly requests: readonly { readonly atNs: Nanoseconds; readonly task: TaskPlan }[];
    }
  /** Requests arrive whatever happens to the earlier ones; each belongs to one of `sessions` users, whose next step it is. */
  | {
      readonly kind: 'open';
      readonly interarrival: DistributionSpec;
      readonly sessions: number;
      readonly tasks: readonly TaskPlan[];
    }
  /** Each user does a step, waits for its answer, does the task's next step; between tasks it thinks. */
  | {
      readonly kind: 'closed';
      readonly users: number;
      readonly think: DistributionSpec;
      /** Done once by each user before anything else. */
      readonly first: TaskPlan | null;
      readonly tasks: readonly TaskPlan[];
    };

/**
 * What a fault is addressed to; indices into the plan. `link` is directed: from the caller to the callee.
 * A fault of messages (delay, loss, cut) that is addressed to something other than a link acts on every link into it:
 * a service or a store stands for all messages to it, a broker or a registry for all that it sends and takes, a module or
 * an operation for the messages of its own calls.
 */
export type FaultTarget =
  | { readonly kind: 'module'; readonly index: number }
  | { readonly kind: 'operation'; readonly index: number }
  | { readonly kind: 'service'; readonly index: number }
  /** `instance` counts from 0; `shop#1` in a text is instance 0. */
  | { readonly kind: 'instance'; readonly service: number; readonly instance: number }
  | { readonly kind: 'store'; readonly index: number }
  | { readonly kind: 'broker'; readonly index: number }
  | { readonly kind: 'registry'; readonly index: number }
  | { readonly kind: 'link'; readonly index: number }
  /** Every wire there is: what all parties share. */
  | { readonly kind: 'network' }
  /** One of the services that are ours, drawn by the run's seed when the fault is armed. */
  | { readonly kind: 'anyService' }
  /** The document knows the name, but this deployment has no such thing; `says` why. The fault finds nothing to act on. */
  | { readonly kind: 'none'; readonly says: string };

/** When a fault strikes. An event trigger strikes the moment before anything that follows from the event happens. */
export type FaultTrigger =
  | { readonly kind: 'time'; readonly atNs: Nanoseconds }
  | {
      readonly kind: 'event';
      readonly operation: number;
      readonly event: 'starts' | 'commits' | 'returns';
      /** 1 = the first time. */
      readonly nth: number;
    };

export interface FaultPlan {
  /** The fault as a person wrote it, or its canonical wording. */
  readonly text: string;
  /** Kind in the faults' registry. */
  readonly kind: string;
  readonly target: FaultTarget;
  readonly trigger: FaultTrigger;
  /** How long it stays, in ns; 0 = until it is undone (a crash: until the component has restarted by itself). */
  readonly durationNs: Nanoseconds;
  /** Only the first call or message that it meets. */
  readonly once: boolean;
  readonly parameters: ParameterValues;
}

/**
 * A promise about business data, keyed: for every key, the numbers of rows that carry it in each table must satisfy the rule.
 * It is judged when the state changed and the request that changed it has ended (see `consistency/`).
 */
export interface InvariantPlan {
  readonly name: string;
  readonly says: string;
  /** What a key is called: `order`. */
  readonly keyName: string;
  /**
   * `left` rows exist if and only if (`iff`), or only if (`implies`), `right` rows do; `atMostOne` bounds `left`; what both
   * sum up to stays what it was in the beginning (`conserved`); what is under a key in `left` is the same in `right`, its
   * copy (`same`).
   */
  readonly rule: 'iff' | 'implies' | 'atMostOne' | 'conserved' | 'same';
  readonly left: CountedTable;
  readonly right: CountedTable | null;
  /** A divergence this old is a gap even while its request is still under way, in ns. */
  readonly withinNs: Nanoseconds;
  /** Nothing is promised for any sooner: it is no gap before, although its request has ended. Left out where it is one. */
  readonly isEventual?: true;
}

/** Rows of a table counted by a field, or by the row's own key when `field` is ''. */
export interface CountedTable {
  readonly table: number;
  readonly field: string;
  /** The field that is summed up; without it, rows are counted. */
  readonly sum?: string;
}
