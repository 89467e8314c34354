/**
 * What every process that services talk to is, a store, a broker or a registry: up or down, hung or answering, slow or not.
 */
import type { EventTarget, TimerId } from '../kernel/event-queue';
import type { Kernel } from '../kernel/kernel';
import type { DownReason, Fact } from '../telemetry/facts';
import { Servers } from './servers';

/** Makes each piece of a process's work take `factor` times as long, and `addedNs` more. */
export interface Slowdown {
  readonly factor: number;
  readonly addedNs: number;
}

/** Such a process, as faults and readers use it. */
export interface Server {
  readonly index: number;
  readonly name: string;
  /** False when no process listens there. */
  readonly up: boolean;
  /** Kills it; it comes back by itself unless it is `held` down. */
  crash(reason: DownReason, fault: number, cause: number, held?: boolean): void;
  /** How often it has died. */
  readonly deaths: number;
  /** Starts again what is down; nothing happens when it is up. */
  restart(cause: number): void;
  /** What makes its work take longer, all of it together; mostly nothing. */
  readonly slowdowns: Slowdown[];
  /** Stops answering without dying, and goes on once nobody (`by`) keeps it hung. A restart ends it. */
  hang(hung: boolean, by?: unknown): void;
}

/** What one process is, of its kind. */
export interface ServerIdentity {
  readonly kernel: Kernel;
  readonly index: number;
  readonly name: string;
  readonly cpus: number;
  /** How long it takes to be back after it died, ns; 0 = it stays down. */
  readonly restartNs: number;
  /** Facts that tell of its death and its return. */
  readonly down: Fact;
  readonly back: Fact;
}

/** Something that would have happened while it hung. */
interface Parked {
  readonly target: EventTarget;
  readonly tag: number;
}

export abstract class ServerProcess implements Server {
  up = true;
  deaths = 0;
  readonly slowdowns: Slowdown[] = [];
  readonly kernel: Kernel;
  readonly index: number;
  readonly name: string;
  /** What carries its work out: CPUs, or one thread. */
  protected readonly servers: Servers;
  protected hung = false;
  /** In order. */
  private parked: Parked[] = [];
  private readonly hungBy = new Set<unknown>();
  private downSinceNs = 0;
  private restartTimer: TimerId = 0;

  constructor(private readonly identity: ServerIdentity) {
    this.kernel = identity.kernel;
    this.index = identity.index;
    this.name = identity.name;
    this.servers = new Servers(identity.kernel, identity.cpus);
  }

  /** It died: answers what was under way and drops what does not outlive it. `parked` had waited for it to go on. */
  protected abstract died(row: number, parked: readonly EventTarget[]): void;

  /** It is up again, with what outlived it. */
  protected started(_row: number): void {}

  crash(reason: DownReason, fault: number, cause: number, held = false): void {
    if (!this.up) return;
    const { kernel, identity } = this;
    this.up = false;
    this.deaths++;
    this.hung = false;
    this.hungBy.clear();
    this.downSinceNs = kernel.nowNs;
    const row = kernel.journal.append(identity.down, this.index, reason, fault, 0, cause);
    const parked = this.parked.map(({ target }) => target);
    this.parked = [];
    this.servers.clear();
    this.died(row, parked);
    if (identity.restartNs === 0 || held) return;
    this.restartTimer = kernel.schedule(identity.restartNs, { fire: () => this.restart(row) }, 0);
  }

  restart(cause: number): void {
    if (this.up) return;
    const { kernel, identity } = this;
    kernel.cancel(this.restartTimer);
    this.up = true;
    const wasDownNs = kernel.nowNs - this.downSinceNs;
    this.started(kernel.journal.append(identity.back, this.index, 0, 0, wasDownNs, cause));
  }

  hang(hung: boolean, by?: unknown): void {
    if (!this.up) return;
    if (hung) this.hungBy.add(by);
    else this.hungBy.delete(by);
    if (this.hungBy.size > 0 === this.hung) return;
    this.hung = hung;
    if (hung) return this.servers.pause();
    this.servers.resume();
    // What goes on may hang or kill this process again.
    while (!this.hung && this.parked.length > 0) {
      const next = this.parked.shift();
      next?.target.fire(next.tag);
    }
  }

  /** Keeps an event for later when the process hangs; false when it may happen now. */
  parks(target: EventTarget, tag: number): boolean {
    if (this.hung) this.parked.push({ target, tag });
    return this.hung;
  }

  /** A drawn duration as it takes here and now, in whole ns. */
  stretched(ns: number): number {
    let taken = ns;
    for (const { factor, addedNs } of this.slowdowns) taken = taken * factor + addedNs;
    return Math.round(taken);
  }
}
