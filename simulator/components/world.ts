/** The running system as faults, triggers and readers reach it: every part by its index in the plan. */
import type { Kernel } from '../kernel/kernel';
import type { Plan } from '../model/plan';
import type { Endpoint, Link } from '../network';
import type { DownReason } from '../telemetry/facts';
import type { Numbering } from '../telemetry/numbering';
import type { LifeEvent, LifeState } from './life';
import type { Operation, OperationRule } from './operation';
import type { BrokerServer } from './broker';
import type { Server } from './server-process';
import type { StoreClientProcess, StoreServer } from './store';

/** Told of what happens to an instance, as it happens. */
export interface LifeListener {
  /** The event has led to the state that the instance is in now; `row` is its fact. */
  lived(instance: ServiceInstance, event: LifeEvent, row: number): void;
  /** It drains, and takes no more calls from now on. */
  closed(instance: ServiceInstance, row: number): void;
  /** It stopped answering without dying, or goes on. */
  hung(instance: ServiceInstance, row: number): void;
  /** Its registry names it from now on, or no more. */
  published?(instance: ServiceInstance): void;
}

/** Who releases a version: a fault's number, the row of its striking, and whom it tells. */
export interface Releasing {
  readonly fault: number;
  readonly row: number;
  /** A process is told to stop for it. */
  touched(): void;
  /** It is over, well or not. */
  ended(): void;
}

/** A release that has begun. */
export interface Released {
  /** Gives every instance the version back that it had; what was done to the tables stays. `cause` is the row of who wants it. */
  undo(cause: number): void;
}

/** A question to a process whether it can take calls, from whoever watches over it. */
export interface Probe {
  /** Row of the last thing that happened to it; a fault that acts on it writes its own. */
  row: number;
  /** What the process says, once. */
  probed(isReady: boolean): void;
}

/** One process of a service. */
export interface ServiceInstance extends Endpoint {
  /** Counts over all services. */
  readonly instanceNumber: number;
  /** Counts within its service, from 0. */
  readonly index: number;
  readonly state: LifeState;
  /** Whether a process runs, taking calls or not. */
  readonly up: boolean;
  /** Whether its port is open. */
  readonly listening: boolean;
  /** Faults that keep it from answering. */
  readonly hungBy: number;
  readonly lifeListeners: LifeListener[];
  /** Whether callers that ask are told of it; always so where nobody asks. */
  isPublished: boolean;
  /** The life of the process under way; another one after a restart. */
  readonly process: StoreClientProcess;
  /** Fault rules on everything it handles. */
  readonly rules: OperationRule[];
  /** Handlers that hold a slot. */
  readonly running: number;
  readonly queued: number;
  readonly memoryBytes: number;
  /**
   * Kills the process: what it was doing is gone, callers get a reset, its transactions roll back. It comes back by itself
   * unless it is `held` down.
   */
  crash(reason: DownReason, fault: number, cause: number, held?: boolean): void;
  /** How often it has died. */
  readonly deaths: number;
  /**
   * Tells it to stop: it finishes what is under way within its grace period and is gone. It comes back by itself unless it
   * is `held` away.
   */
  drain(fault: number, cause: number, held?: boolean): void;
  /** Starts it again, empty; when it drains it will come back, and nothing happens when it is up. */
  restart(cause: number): void;
  /** One fault more (`by` = 1) or less (-1) keeps it from answering. */
  hang(by: 1 | -1, cause: number): void;
  /** A probe has arrived. */
  takeProbe(probe: Probe): void;
  /** Holds so much more memory (negative: less); beyond its limit the process is killed. */
  allocate(bytes: number, fault: number, cause: number): void;
}

export interface ServiceRuntime {
  readonly index: number;
  readonly name: string;
  readonly instances: readonly ServiceInstance[];
  /** How long a process takes to come back after it died, ns; 0 = it stays down. */
  readonly restartNs: number;
  /** Releases a version of one of its modules, by its name; undefined when there is none. */
  release(module: number, version: string, by: Releasing): Released | undefined;
}

export interface World {
  readonly plan: Plan;
  readonly kernel: Kernel;
  readonly numbering: Numbering;
  readonly operations: readonly Operation[];
  readonly services: readonly ServiceRuntime[];
  readonly stores: readonly StoreServer[];
  readonly brokers: readonly BrokerServer[];
  readonly registries: readonly Server[];
  readonly links: readonly Link[];
}
