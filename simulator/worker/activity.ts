/** What a driver is doing. */
import { NS_PER_MS, type Nanoseconds } from '../model/units';
import type { Met, Result, Status } from './protocol';
import type { Hunt, Simulated } from './simulated';

/** A run that cannot keep up with its speed owes at most this much real time, and then slows down. */
const MAX_DEBT_MS = 100;

export type Activity = Still | Playing | Hunting | Travelling;

interface Still {
  readonly kind: 'still';
}

export const STILL: Still = { kind: 'still' };

/** Time goes on at a speed. */
export class Playing {
  readonly kind = 'playing';
  private dueNs: Nanoseconds | undefined;

  constructor(
    /** Simulated nanoseconds a real one. */
    readonly speed: number,
    private lastMs: number,
  ) {}

  /** The simulated time that the run should have reached by now. */
  due(runNs: Nanoseconds, nowMs: number, lengthNs: Nanoseconds): Nanoseconds {
    if (this.speed === Infinity) return lengthNs;
    const nsPerMs = this.speed * NS_PER_MS;
    const wanted = (this.dueNs ?? runNs) + (nowMs - this.lastMs) * nsPerMs;
    this.lastMs = nowMs;
    this.dueNs = Math.min(wanted, runNs + MAX_DEBT_MS * nsPerMs, lengthNs);
    return Math.floor(this.dueNs);
  }
}

/** Time goes on as fast as it can, until something happens. */
export class Hunting {
  readonly kind = 'hunting';

  constructor(
    readonly hunt: Hunt,
    readonly settle: (result: Result<Met | null>) => void,
  ) {}
}

/** Where a journey leads: so many events, then, without any further event, to the time; or to the time alone. */
export interface Goal {
  readonly atNs: Nanoseconds;
  readonly events?: number;
}

/** The way to another moment, in the run at hand or in one that is executed again from the start. */
export class Travelling {
  readonly kind = 'travelling';
  private readonly beganNs: Nanoseconds;
  private readonly beganEvents: number;

  constructor(
    readonly simulation: Simulated,
    readonly goal: Goal,
    /** Done on arrival, before anything else happens. */
    readonly arrived: () => void,
    /** Speed at which it then goes on, if it does. */
    public resume: number | undefined,
    readonly settle: (result: Result<Status>) => void,
  ) {
    this.beganNs = simulation.nowNs;
    this.beganEvents = simulation.events;
  }

  /** Goes some events further. */
  advance(maxEvents: number): ReturnType<Simulated['advance']> {
    const { simulation, goal } = this;
    const events = goal.events ?? Infinity;
    const left = events - simulation.events;
    if (left <= 0) return 'reached';
    const outcome = simulation.advance(goal.atNs, Math.min(maxEvents, left));
    return outcome === 'yielded' && simulation.events >= events ? 'reached' : outcome;
  }

  /** Share of the way that is done, 0 to 1. */
  get progress(): number {
    const { simulation, goal } = this;
    const [done, all] =
      goal.events === undefined
        ? [simulation.nowNs - this.beganNs, goal.atNs - this.beganNs]
        : [simulation.events - this.beganEvents, goal.events - this.beganEvents];
    return all > 0 ? Math.min(1, done / all) : 1;
  }
}
