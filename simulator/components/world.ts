/** The running system as faults, triggers and readers reach it: every part by its index in the plan. */
import type { Kernel } from '../kernel/kernel';
import type { Plan } from '../model/plan';
import type { Link } from '../network';
import type { DownReason } from '../telemetry/facts';
import type { Numbering } from '../telemetry/numbering';
import type { Operation, OperationRule } from './operation';
import type { Server } from './server-process';
import type { StoreClientProcess, StoreServer } from './store';

/** One process of a service. */
export interface ServiceInstance {
  /** Counts over all services. */
  readonly instanceNumber: number;
  /** Counts within its service, from 0. */
  readonly index: number;
  readonly up: boolean;
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
  /** Starts it again, empty; nothing happens when it is up. */
  restart(cause: number): void;
  /** Holds so much more memory (negative: less); beyond its limit the process is killed. */
  allocate(bytes: number, fault: number, cause: number): void;
}

export interface ServiceRuntime {
  readonly index: number;
  readonly name: string;
  readonly instances: readonly ServiceInstance[];
  /** How long a process takes to come back after it died, ns; 0 = it stays down. */
  readonly restartNs: number;
}

export interface World {
  readonly plan: Plan;
  readonly kernel: Kernel;
  readonly numbering: Numbering;
  readonly operations: readonly Operation[];
  readonly services: readonly ServiceRuntime[];
  readonly stores: readonly StoreServer[];
  readonly brokers: readonly Server[];
  readonly registries: readonly Server[];
  readonly links: readonly Link[];
}
