/**
 * Drives one run: plays it at a speed, pauses, steps, goes to another moment (back by executing it again) and lets people
 * intervene. It decides only how many events are executed before the worker listens again, never what they do.
 */
import type { GuestFactory } from '../engine/guest';
import type { Plan } from '../model/plan';
import { Hunting, Playing, STILL, Travelling, type Activity, type Goal } from './activity';
import { Batches } from './batches';
import { NO_BREAKPOINTS, type Breakpoints } from './debug/breakpoints';
import type { Host } from './host';
import {
  hasLater,
  intervened,
  ledgerOf,
  metBy,
  redone,
  undone,
  type Ledger,
  type Stamp,
} from './interventions';
import type { Interventions, Met, Position, Result, Status, Tick, Until, WorkerError } from './protocol';
import type { MakeSimulation, Simulated } from './simulated';
import type { Intervention, InterventionRequest } from './views';

/** Ticks are not made faster than a screen shows them. */
const TICK_MS = 15;

export class RunDriver {
  private simulation: Simulated;
  private ledger: Ledger;
  private activity: Activity = STILL;
  private breakpoints: Breakpoints = NO_BREAKPOINTS;
  private readonly batches: Batches;
  private listener: ((tick: Tick) => void) | undefined;
  /** How often the run was executed again. */
  private epoch = 0;
  /** Whether runs are made with their instruments read. */
  private isWatched = false;
  private isNews = true;
  private lastTickMs = -Infinity;
  /** Number of the turn that is awaited; one that was overtaken does nothing. */
  private turns = 0;

  /** Throws what making the simulation throws. */
  constructor(
    private readonly make: MakeSimulation,
    private readonly plan: Plan,
    readonly guest: GuestFactory | undefined,
    interventions: Interventions,
    private readonly host: Host,
  ) {
    this.ledger = ledgerOf(interventions);
    this.batches = new Batches(() => host.nowMs());
    this.simulation = this.fresh(this.ledger);
  }

  /** Real seconds that went into executing it. */
  get wallSeconds(): number {
    return this.batches.spentMs / 1000;
  }

  /** The run as it stands; to be read from, not advanced. */
  get current(): Simulated {
    return this.simulation;
  }

  get interventions(): Interventions {
    return this.ledger.present;
  }

  status(): Status {
    const { activity, ledger } = this;
    const simulation = activity.kind === 'travelling' ? activity.simulation : this.simulation;
    const { failure } = simulation;
    return {
      state: this.state(simulation),
      nowNs: simulation.nowNs,
      events: simulation.events,
      operation: simulation.operation,
      progress: activity.kind === 'travelling' ? activity.progress : 1,
      failure: failure === undefined ? null : { code: failure.code, message: failure.message },
      epoch: this.epoch,
      canUndo: ledger.past.length > 0,
      canRedo: ledger.future.length > 0,
      stop: (activity.kind === 'still' ? simulation.stop : undefined) ?? null,
    };
  }

  /** `speed` in simulated nanoseconds a real one, above 0. During a journey: what to do on arrival. */
  play(speed: number): Result<Status> {
    if (!(speed > 0)) return failed('refused', `A speed must be a number above 0, not ${speed}.`);
    if (this.activity.kind === 'travelling') {
      this.activity.resume = speed;
    } else {
      this.halt();
      this.goOn(speed);
    }
    return this.done();
  }

  pause(): Result<Status> {
    if (this.activity.kind === 'travelling') this.activity.resume = undefined;
    else this.halt();
    return this.done();
  }

  /** Goes on until something happens; null when it never does, or the run stops before. */
  async hunt(until: Until): Promise<Result<Met | null>> {
    this.halt();
    if (this.isAtLine) {
      const arrival = await this.travel(this.pastLine(), this.beforeEvent());
      if (!arrival.ok) return arrival;
    }
    return new Promise((resolve) => {
      this.activity = new Hunting(this.simulation.hunt(until), resolve);
      this.turn();
    });
  }

  /** Executes `count` events. */
  step(count: number): Promise<Result<Status>> {
    if (!(count > 0)) return refused(`A number of events must be above 0, not ${count}.`);
    this.halt();
    const goal: Goal = { atNs: this.plan.lengthNs, events: this.finished() + count };
    return this.travel(this.isAtLine ? this.pastLine() : this.simulation, goal);
  }

  /** Stops at these from now on. */
  breakAt(breakpoints: Breakpoints): Result<Status> {
    this.breakpoints = breakpoints;
    // A run that is on its way takes them up when it has arrived, and one that stands at a line when it is executed again.
    if (this.activity.kind !== 'travelling' && !this.isAtLine) this.armed(this.simulation);
    return this.done();
  }

  stepLine(): Promise<Result<Status>> {
    const { stop } = this.simulation;
    if (stop?.kind !== 'line') return refused('The run does not stand at a line.');
    this.halt();
    return this.travel(this.pastLine(stop.span), { atNs: this.plan.lengthNs });
  }

  seek(position: Position): Promise<Result<Status>> {
    const target = 'events' in position ? position.events : position.atNs;
    if (!(target >= 0)) return refused(`A position must be a number, 0 or above, not ${target}.`);
    this.halt();
    const { simulation, plan } = this;
    const isBack = this.isAtLine || target < ('events' in position ? simulation.events : simulation.nowNs);
    const goal: Goal =
      'events' in position
        ? { atNs: plan.lengthNs, events: position.events }
        : { atNs: Math.min(position.atNs, plan.lengthNs) };
    if (!isBack) simulation.arm(undefined);
    return this.travel(isBack ? this.fresh(this.ledger) : simulation, goal);
  }

  cancel(): Result<Status> {
    if (this.activity.kind === 'travelling') this.halt();
    return this.done();
  }

  async intervene(request: InterventionRequest): Promise<Result<Intervention>> {
    const resume = this.halt();
    if (this.state(this.simulation) !== 'paused') return refused('The run is over; go back to intervene.');
    const now: Stamp = { atNs: this.simulation.nowNs, sequence: this.simulation.events };
    let made: Intervention | undefined;
    const act = (): void => {
      made = this.simulation.intervene(request);
      this.ledger = intervened(this.ledger, made);
    };
    if (hasLater(this.ledger, now) || this.isAtLine) {
      // The run at hand would meet them, so it is executed again up to here without them; or it stands within an event,
      // and nothing can be done before that is over.
      const without = this.fresh({ ...this.ledger, present: metBy(this.ledger, now) });
      const arrived = (): void => {
        standAt(without, now);
        act();
      };
      const arrival = await this.travel(without, { atNs: now.atNs, events: now.sequence }, arrived, resume);
      if (!arrival.ok) return arrival;
    } else {
      act();
      if (resume !== undefined) this.goOn(resume);
      this.changed();
    }
    return made === undefined ? refused('The run ended before the intervention.') : { ok: true, value: made };
  }

  undo(): Promise<Result<Status>> {
    return this.rewrite(undone(this.ledger), 'There is nothing to undo.');
  }

  redo(): Promise<Result<Status>> {
    return this.rewrite(redone(this.ledger), 'There is nothing to redo.');
  }

  /** From now on the instruments are read, as if they had been from the beginning: the run is executed again up to here. */
  async watch(): Promise<Result<Status>> {
    const { simulation, activity } = this;
    if (simulation.isWatched) return this.done();
    if (activity.kind === 'travelling' || activity.kind === 'hunting')
      return failed('refused', 'The run is on its way; ask when it has arrived.');
    this.isWatched = true;
    const now: Stamp = { atNs: simulation.nowNs, sequence: simulation.events };
    const resume = this.halt();
    const again = this.fresh(this.ledger);
    const goal = { atNs: now.atNs, events: now.sequence };
    if (this.isAtLine) {
      const at = simulation.linesPassed;
      again.arm({ breakpoints: this.breakpoints, from: at - 1, at });
    }
    return this.travel(again, goal, () => standAt(again, now), resume);
  }

  /** Gives the next tick to `listener`, as soon as there is news. */
  nextTick(): Promise<Result<Tick>> {
    if (this.listener !== undefined) return refused('The next tick is already awaited.');
    return new Promise((resolve) => {
      this.listener = (value) => resolve({ ok: true, value });
      this.deliver();
    });
  }

  private rewrite(ledger: Ledger | undefined, otherwise: string): Promise<Result<Status>> {
    if (ledger === undefined) return refused(otherwise);
    const resume = this.halt();
    const commit = (): void => {
      this.ledger = ledger;
    };
    return this.travel(this.fresh(ledger), { atNs: this.simulation.nowNs }, commit, resume);
  }

  private travel(
    simulation: Simulated,
    goal: Goal,
    arrived: () => void = () => undefined,
    resume?: number,
  ): Promise<Result<Status>> {
    return new Promise((resolve) => {
      this.activity = new Travelling(simulation, goal, arrived, resume, resolve);
      this.turn();
    });
  }

  /** Stops what is under way, and says at which speed it was playing. */
  private halt(): number | undefined {
    const { activity } = this;
    this.activity = STILL;
    if (activity.kind === 'travelling' || activity.kind === 'hunting')
      activity.settle(failed('cancelled', 'Another command took its place.'));
    return activity.kind === 'playing' ? activity.speed : undefined;
  }

  private goOn(speed: number): void {
    this.activity = STILL;
    if (this.isAtLine) {
      void this.travel(this.pastLine(), this.beforeEvent(), undefined, speed);
      return;
    }
    if (this.state(this.simulation) !== 'paused') return;
    this.activity = new Playing(speed, this.host.nowMs());
    this.await((work) => this.host.soon(work));
  }

  private turn(): void {
    const { activity } = this;
    if (activity.kind === 'still') return;
    if (activity.kind === 'playing') this.playOn(activity);
    else if (activity.kind === 'hunting') this.huntOn(activity);
    else this.travelOn(activity);
    this.changed();
  }

  private playOn(playing: Playing): void {
    const { simulation, host, plan } = this;
    const dueNs = playing.due(simulation.nowNs, host.nowMs(), plan.lengthNs);
    const outcome = this.batches.run((maxEvents) => simulation.advance(dueNs, maxEvents));
    if (outcome === 'yielded') this.await((work) => host.soon(work));
    else if (outcome === 'reached' && dueNs < plan.lengthNs) this.await((work) => host.later(TICK_MS, work));
    else this.activity = STILL;
  }

  private huntOn({ hunt, settle }: Hunting): void {
    const outcome = this.batches.run((maxEvents) => hunt.advance(this.plan.lengthNs, maxEvents));
    if (outcome === 'yielded') return this.await((work) => this.host.soon(work));
    this.activity = STILL;
    settle({ ok: true, value: hunt.met ?? null });
  }

  private travelOn(journey: Travelling): void {
    const { simulation } = journey;
    const outcome = this.batches.run((maxEvents) => journey.advance(maxEvents));
    if (outcome === 'yielded') return this.await((work) => this.host.soon(work));
    this.activity = STILL;
    if (simulation !== this.simulation) this.epoch++;
    this.simulation = simulation;
    if (!this.isAtLine) this.armed(simulation);
    journey.arrived();
    if (journey.resume !== undefined) this.goOn(journey.resume);
    journey.settle(this.done());
  }

  private await(schedule: (work: () => void) => void): void {
    const number = ++this.turns;
    schedule(() => {
      if (number === this.turns) this.turn();
    });
  }

  private done(): Result<Status> {
    this.changed();
    return { ok: true, value: this.status() };
  }

  private changed(): void {
    this.isNews = true;
    this.deliver();
  }

  private deliver(): void {
    const { listener, host } = this;
    if (!this.isNews || listener === undefined) return;
    const nowMs = host.nowMs();
    // While something moves, the next turn brings the tick that is too early now.
    if (this.activity.kind !== 'still' && nowMs - this.lastTickMs < TICK_MS) return;
    this.isNews = false;
    this.listener = undefined;
    this.lastTickMs = nowMs;
    const frame = this.activity.kind === 'travelling' ? null : this.simulation.frame();
    listener({ status: this.status(), frame });
  }

  private state(simulation: Simulated): Status['state'] {
    if (this.activity.kind === 'travelling') return 'seeking';
    if (simulation.failure !== undefined) return 'failed';
    if (simulation.nowNs >= this.plan.lengthNs) return 'ended';
    return this.activity.kind === 'still' ? 'paused' : 'playing';
  }

  /** Whether it stands in the middle of an event, and goes no further. */
  private get isAtLine(): boolean {
    return this.simulation.stop?.kind === 'line';
  }

  /** Events that are over. */
  private finished(): number {
    const { events } = this.simulation;
    return this.isAtLine ? Math.max(0, events - 1) : events;
  }

  /** To where the event began in which it stands. */
  private beforeEvent(): Goal {
    return { atNs: this.plan.lengthNs, events: this.finished() };
  }

  /** The same run from its beginning, to stop at nothing before it has passed this line. */
  private pastLine(span?: number): Simulated {
    const again = this.fresh(this.ledger);
    const from = this.simulation.linesPassed;
    again.arm({ breakpoints: this.breakpoints, from, ...(span === undefined ? {} : { span }) });
    return again;
  }

  private armed(simulation: Simulated): void {
    simulation.arm({ breakpoints: this.breakpoints, from: simulation.linesPassed });
  }

  private fresh(ledger: Ledger): Simulated {
    return this.make(this.plan, this.guest, ledger.present, this.isWatched);
  }
}

/** Lets a run that has executed a stamp's events stand at its moment, what was done at that very moment included. */
function standAt(simulation: Simulated, { atNs }: Stamp): void {
  simulation.advance(atNs, 0);
  // Time goes on to it, where no event lies between.
  if (simulation.nowNs < atNs) simulation.advance(atNs, 1);
}

function failed(kind: WorkerError['kind'], message: string): { ok: false; error: WorkerError } {
  return { ok: false, error: { kind, message } };
}

function refused(message: string): Promise<{ ok: false; error: WorkerError }> {
  return Promise.resolve(failed('refused', message));
}
