/**
 * When faults act: at a time, or at the n-th start, commit or return of an operation, counted from when the fault was armed.
 * A fault that waits for an event strikes in the middle of it, before anything that follows from the event.
 */
import type { OperationWatcher } from '../components/operation';
import type { World } from '../components/world';
import type { TimerId } from '../kernel/event-queue';
import { createStream } from '../kernel/random';
import type { FaultPlan, FaultTarget } from '../model/plan';
import { Fact, IdleReason } from '../telemetry/facts';
import type { Acting, Striking } from './definition';
import { drawn } from './draw';
import { FAULTS } from './registry';

/** Where a fault stands. */
export interface FaultState {
  readonly index: number;
  readonly text: string;
  readonly kind: string;
  /** What it is aimed at in this run. */
  readonly target: FaultTarget;
  /** `done`: it has done all that it does, and what it changed stays until it is lifted. */
  readonly state: 'armed' | 'acting' | 'done' | 'lifted' | 'idle';
  /** When it struck, ns; -1 = not yet. */
  readonly struckNs: number;
  /** When it was undone, ns; -1 = not yet. */
  readonly liftedNs: number;
  /** Calls, messages and processes that it touched. */
  readonly touched: number;
  /** Why it had nothing to act on, or ''. */
  readonly idle: string;
}

/** Why a fault had nothing to act on, in words. */
export const IDLE_WORDS: Readonly<Record<IdleReason, string>> = {
  [IdleReason.noWire]: 'in this deployment no wire leads there: it is called within its own process',
  [IdleReason.notRunning]: 'it was not running',
  [IdleReason.noInstance]: 'nothing runs it in this deployment',
  [IdleReason.nothingKept]: 'it keeps nothing that has been read',
};

export class FaultSchedule {
  /** The run's faults by number, those of the experiment first. */
  readonly faults: FaultPlan[] = [];
  private readonly armed: Armed[] = [];

  constructor(private readonly world: World) {}

  /** Arms a fault and returns its number. `cause` is the row of who wanted it; -1 = the experiment. */
  arm(wanted: FaultPlan, cause = -1): number {
    const index = this.armed.length;
    const fault = drawn(wanted, index, this.world.plan);
    const armed = new Armed(this.world, fault, index, cause);
    this.armed.push(armed);
    this.faults.push(fault);
    armed.wait();
    return index;
  }

  /** Undoes a fault: lifts one that acts, disarms one that waits. */
  lift(index: number): void {
    this.armed[index]?.lift();
  }

  states(): FaultState[] {
    return this.armed.map((armed) => armed.state());
  }
}

class Armed {
  private stands: FaultState['state'] = 'armed';
  private struckNs = -1;
  private liftedNs = -1;
  private touches = 0;
  private isDone = false;
  private idle: IdleReason | undefined;
  private acting: Acting | undefined;
  private strikeRow = -1;
  private timer: TimerId = 0;
  private disarm: () => void = () => undefined;

  constructor(
    private readonly world: World,
    private readonly fault: FaultPlan,
    private readonly index: number,
    private readonly armRow: number,
  ) {}

  /** Waits for its moment. One that is past already is now. */
  wait(): void {
    const { trigger } = this.fault;
    const { kernel } = this.world;
    if (trigger.kind === 'time') {
      const delayNs = Math.max(0, trigger.atNs - kernel.nowNs);
      if (delayNs === 0) return this.strike(0, this.armRow);
      const timer = kernel.schedule(delayNs, { fire: () => this.strike(0, this.armRow) }, 0);
      this.disarm = (): void => kernel.cancel(timer);
      return;
    }
    const watchers = this.world.operations[trigger.operation]?.watchers[trigger.event];
    if (watchers === undefined) return;
    let left = trigger.nth;
    const watcher: OperationWatcher = (handling, row) => {
      if (--left > 0) return;
      this.disarm();
      this.strike(handling?.span ?? 0, row);
    };
    watchers.push(watcher);
    this.disarm = (): void => {
      const place = watchers.indexOf(watcher);
      if (place >= 0) watchers.splice(place, 1);
    };
  }

  lift(): void {
    const { kernel } = this.world;
    kernel.cancel(this.timer);
    this.disarm();
    if (this.stands === 'acting' || this.stands === 'done') {
      const took = kernel.nowNs - this.struckNs;
      const row = kernel.journal.append(Fact.faultLifted, this.index, 0, 0, took, this.strikeRow);
      this.acting?.lift(row);
    }
    if (this.stands === 'idle' || this.stands === 'lifted') return;
    this.stands = 'lifted';
    this.liftedNs = kernel.nowNs;
  }

  state(): FaultState {
    const { index, struckNs, liftedNs, touches, fault, idle } = this;
    const words =
      idle === undefined ? '' : fault.target.kind === 'none' ? fault.target.says : IDLE_WORDS[idle];
    return {
      index,
      text: fault.text,
      kind: fault.kind,
      target: fault.target,
      state: this.stands,
      struckNs,
      liftedNs,
      touched: touches,
      idle: words,
    };
  }

  private strike(span: number, cause: number): void {
    const { world, fault, index } = this;
    const { kernel } = world;
    this.struckNs = kernel.nowNs;
    this.strikeRow = kernel.journal.append(Fact.faultStruck, index, span, 0, 0, cause);
    const striking: Striking = {
      world,
      fault,
      index,
      row: this.strikeRow,
      stream: createStream(world.plan.seed, `fault ${index} ${fault.text}`, 'dose'),
      ended: () => {
        this.isDone = true;
        if (this.stands === 'acting') this.stands = 'done';
      },
      touched: (touchedSpan, operation) => {
        this.touches++;
        return kernel.journal.append(Fact.faultTouched, touchedSpan, index, operation, 0, this.strikeRow);
      },
    };
    const result =
      fault.target.kind === 'none' ? { idle: IdleReason.noInstance } : FAULTS[fault.kind]?.strike(striking);
    if (result === undefined || 'idle' in result) {
      this.idle = result?.idle ?? IdleReason.noInstance;
      this.stands = 'idle';
      kernel.journal.append(Fact.faultIdle, index, this.idle, 0, 0, this.strikeRow);
      return;
    }
    this.stands = this.isDone ? 'done' : 'acting';
    this.acting = result;
    if (fault.durationNs > 0) this.timer = kernel.schedule(fault.durationNs, { fire: () => this.lift() }, 0);
  }
}
