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
  /** Notes that it touched something and returns the row; 0 span = nobody's. */
  touched?(span: number): number;
}

/** Who keeps a process hung. */
export interface Hanging {
  /** Notes that something met it and returns the row. */
  touched(span: number): number;
}

/** What is done for somebody: a statement, a message. */
export interface Errand {
  /** Span on whose behalf; 0 = nobody's. */
  readonly span: number;
  /** Row of the last fact about it. */
  row: number;
}

/** Such a process, as faults and readers use it. */
export interface Server {
  readonly index: number;
  readonly name: string;
  /** False when no process listens there. */
  readonly up: boolean;
  /** Row of its last death, the cause of what finds nobody there. */
  readonly downRow: number;
  /** Kills it; it comes back by itself unless it is `held` down. */
  crash(reason: DownReason, fault: number, cause: number, held?: boolean): void;
  /** How often it has died. */
  readonly deaths: number;
  /** Starts again what is down; nothing happens when it is up. */
  restart(cause: number): void;
  /** What makes its work take longer, all of it together; mostly nothing. */
  readonly slowdowns: Slowdown[];
  /** Stops answering without dying, and goes on once nobody (`by`) keeps it hung. A restart ends it. */
  hang(hung: boolean, by?: Hanging): void;
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
  downRow = -1;
  readonly slowdowns: Slowdown[] = [];
  readonly kernel: Kernel;
  readonly index: number;
  readonly name: string;
  /** What carries its work out: CPUs, or one thread. */
  protected readonly servers: Servers;
  protected hung = false;
  /** In order. */
  private parked: Parked[] = [];
  private readonly hungBy = new Set<Hanging | undefined>();
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

  /** What it is at and has not answered: what a fault that stops it touches. */
  protected underWay(): readonly Errand[] {
    return [];
  }

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
    this.downRow = row;
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

  hang(hung: boolean, by?: Hanging): void {
    if (!this.up) return;
    if (hung) this.hungBy.add(by);
    else this.hungBy.delete(by);
    if (this.hungBy.size > 0 === this.hung) return;
    this.hung = hung;
    if (hung) {
      for (const errand of this.underWay()) this.meets(errand);
      return this.servers.pause();
    }
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

  /** How long a drawn duration takes here and now, in whole ns, and notes on the errand what makes it longer. */
  stretched(ns: number, errand?: Errand): number {
    let taken = ns;
    for (const slowdown of this.slowdowns) {
      taken = taken * slowdown.factor + slowdown.addedNs;
      if (errand !== undefined) errand.row = slowdown.touched?.(errand.span) ?? errand.row;
    }
    return Math.round(taken);
  }

  /** Notes on an errand what keeps it waiting while this process hangs. */
  protected meets(errand: Errand): void {
    for (const by of this.hungBy) errand.row = by?.touched(errand.span) ?? errand.row;
  }
}
