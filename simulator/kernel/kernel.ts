/**
 * The kernel: simulated time, the pending events and the jobs due now. It knows nothing of services or networks. Events
 * run in the order of (time, sequence of their scheduling); after each, the job queue is emptied. How many events the host
 * lets it run before it yields never changes what happens.
 */
import { EventQueue, type EventTarget, type TimerId } from './event-queue';
import type { GuestRuntime } from './guest-runtime';
import { FULFILLED, JobQueue, MAX_JOBS, type Job } from './job-queue';
import { Journal } from './journal';
import { isHandled, reasonOf, type KernelPromise } from './promise';
import { RunFailure } from './run-failure';
import { setRunning, type Running } from './running';
import type { Scope } from './scope';

/** Why `advance` came back: the time was reached, the budget is used up, or the run has ended with `failure`. */
export type AdvanceResult = 'reached' | 'yielded' | 'ended';

/** Something that may end at a time and nearly never does: known to the kernel, it costs no event until it comes. */
export interface Alarm {
  /** When it will ring, exactly, ns; Infinity = not at all. */
  readonly dueNs: number;
  /** It never rings sooner than this after what sets it, ns. */
  readonly afterNs: number;
  ring(): void;
}

/** Events at one instant after which nothing can be said to go forward any more. */
const MAX_EVENTS_AT_ONE_INSTANT = 5_000_000;

/** One job a tag, shared by all that is deferred with it. */
const DEFERRED: Job[] = [];

export class Kernel implements Running {
  nowNs = 0;
  /** Events executed so far; the number of the one under way. */
  events = 0;
  readonly jobs = new JobQueue();
  readonly rejected: KernelPromise<unknown>[] = [];
  scope: Scope;
  failure: RunFailure | undefined;
  /** Told of each rejection that nobody listened to by the end of its event. */
  onUnhandledRejection: (reason: unknown) => void = () => undefined;
  private readonly queue = new EventQueue();
  private scheduled = 0;
  private instantBegan = 0;
  private readonly alarms: Alarm[] = [];
  /** No alarm rings before. */
  private quietUntilNs = Infinity;

  constructor(
    readonly guest: GuestRuntime,
    /** Whose behalf guest code runs on when no task asked for it: the start of module text. */
    readonly root: Scope,
    readonly journal: Journal = new Journal(),
  ) {
    this.scope = root;
  }

  /**
   * Fires `target` with `tag` after `delayNs` (integer, 0 = after all that is already due now). Ends the run when full, and
   * on a delay that would put a fraction, or the past, into the order of events.
   */
  schedule(delayNs: number, target: EventTarget, tag: number): TimerId {
    if (!(delayNs >= 0 && Math.floor(delayNs) === delayNs)) {
      throw new RunFailure('ASSERTION', `a bug in Faultline: an event cannot be ${delayNs} ns away`);
    }
    const id = this.queue.push(this.nowNs + delayNs, this.scheduled++, target, tag);
    if (id === 0) throw new RunFailure('TOO_MANY_EVENTS', 'more events are pending than a run may hold');
    return id;
  }

  /** Fires `target` with `tag` (small) in this event still, after what is due already: for what takes no time at all. */
  defer(target: EventTarget, tag: number): void {
    const job = (DEFERRED[tag] ??= { run: (_state, value) => (value as EventTarget).fire(tag) }); // the line below
    this.jobs.push(job, FULFILLED, target);
  }

  /** Lets an alarm ring when it is due, as an event of its own, after all others of that time. */
  watch(alarm: Alarm): void {
    this.alarms.push(alarm);
    this.quietUntilNs = 0;
  }

  /** Cancels a scheduled event; harmless when it has fired. */
  cancel(id: TimerId): void {
    this.queue.cancel(id);
  }

  /** Events that are pending. */
  get pending(): number {
    return this.queue.live;
  }

  /** Time of the next event in ns, or Infinity. */
  nextEventNs(): number {
    return Math.min(this.queue.nextTime(), this.nextAlarm()?.dueNs ?? Infinity);
  }

  /** Runs events up to and including `untilNs`, at most `maxEvents` of them; time then stands at `untilNs` if it was reached. */
  advance(untilNs: number, maxEvents: number): AdvanceResult {
    return this.during(() => {
      const { queue, journal, jobs } = this;
      for (let budget = maxEvents; budget > 0; budget--) {
        const time = queue.nextTime();
        const alarm = time > this.quietUntilNs ? this.alarmBefore(time) : undefined;
        const nextNs = alarm?.dueNs ?? time;
        if (nextNs > untilNs) {
          if (untilNs > this.nowNs) this.nowNs = journal.nowNs = untilNs;
          return 'reached';
        }
        if (nextNs !== this.nowNs) this.instantBegan = this.events;
        this.nowNs = journal.nowNs = nextNs;
        journal.sequence = ++this.events;
        if (alarm !== undefined) alarm.ring();
        else {
          queue.pop();
          queue.poppedTarget.fire(queue.poppedTag);
        }
        if (jobs.length > 0 || this.rejected.length > 0) this.drain();
        if (this.events - this.instantBegan > MAX_EVENTS_AT_ONE_INSTANT) {
          throw new RunFailure(
            'NO_PROGRESS',
            'time stands still: events follow each other without end at one instant',
          );
        }
      }
      return 'yielded';
    });
  }

  /** Lets time stand at `atNs` for an intervention there: no earlier than now, no later than the next event, whoever asks. */
  standAt(atNs: number): void {
    const at = Math.min(Math.floor(atNs), this.nextEventNs());
    if (at > this.nowNs) this.nowNs = this.journal.nowNs = at;
  }

  /** Does something between events (an intervention) as the run itself would, its jobs included. */
  intervene(action: () => void): void {
    this.during(() => {
      action();
      this.drain();
      return 'yielded';
    });
  }

  private nextAlarm(): Alarm | undefined {
    let first: Alarm | undefined;
    for (const alarm of this.alarms) if (alarm.dueNs < (first?.dueNs ?? Infinity)) first = alarm;
    return first;
  }

  /** The alarm that rings before the event at `time`, if one does. Else it is quiet until one that is set could ring, or one yet to be set. */
  private alarmBefore(time: number): Alarm | undefined {
    const first = this.nextAlarm();
    const dueNs = first?.dueNs ?? Infinity;
    if (dueNs < time) return first;
    this.quietUntilNs = dueNs;
    for (const { afterNs } of this.alarms)
      this.quietUntilNs = Math.min(this.quietUntilNs, this.nowNs + afterNs);
    return undefined;
  }

  private during(work: () => AdvanceResult): AdvanceResult {
    if (this.failure !== undefined) return 'ended';
    const before = setRunning(this);
    try {
      return work();
    } catch (error) {
      this.failure = error instanceof RunFailure ? error : bug(error);
      return 'ended';
    } finally {
      setRunning(before);
    }
  }

  private drain(): void {
    const { jobs } = this;
    let budget = 50 * MAX_JOBS;
    while (jobs.length > 0) {
      jobs.runNext();
      if (jobs.length > MAX_JOBS)
        throw new RunFailure('TOO_MANY_JOBS', 'more continuations are due than a run may hold');
      if (--budget < 0)
        throw new RunFailure('NO_PROGRESS', 'time stands still: one event never comes to its end');
    }
    this.scope = this.root;
    if (this.rejected.length === 0) return;
    for (const promise of this.rejected)
      if (!isHandled(promise)) this.onUnhandledRejection(reasonOf(promise));
    this.rejected.length = 0;
  }
}

function bug(error: unknown): RunFailure {
  const words = error instanceof Error ? error.message : typeof error;
  return new RunFailure('ASSERTION', `a bug in Faultline: ${words}`, error);
}
