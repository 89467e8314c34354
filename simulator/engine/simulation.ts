/**
 * A run under execution. Made from a plan, the guest's text and the interventions of an earlier execution, it gives the same
 * history however it is advanced. Everything a reader wants is a fold over the journal.
 */
import { InvariantMonitor } from '../consistency/invariants';
import { Invocation } from '../components/service';
import { FaultSchedule } from '../faults/schedule';
import { Journal } from '../kernel/journal';
import { Kernel, type AdvanceResult } from '../kernel/kernel';
import { createStream } from '../kernel/random';
import type { RunFailure } from '../kernel/run-failure';
import type { ScopeTask } from '../kernel/scope';
import type { Plan } from '../model/plan';
import { Fact } from '../telemetry/facts';
import { Numbering } from '../telemetry/numbering';
import { failureOf } from '../network';
import { build, type System } from './build';
import { applyChange } from './changes';
import { createGuestRuntime, type GuestFactory } from './guest';
import type { Intervention, InterventionRequest } from './interventions';
import { Readers, type ReaderOptions } from './readers';
import { startWorkload } from './workload';

/** Fuel of module text that runs outside any handler; given afresh each time. */
const ROOT_TASK: ScopeTask = {
  alive: true,
  get fuel() {
    return 1_000_000;
  },
  set fuel(_left: number) {
    // What is left over is not kept: the next start gets the full amount.
  },
  end() {
    // Nothing waits for module text; whoever ran it sees the error itself.
  },
};

export class Simulation {
  readonly system: System;
  readonly monitor: InvariantMonitor;
  readonly schedule: FaultSchedule;
  readonly readers: Readers;
  readonly interventions: Intervention[] = [];
  private readonly kernel: Kernel;
  private readonly replay: readonly Intervention[];
  private replayed = 0;

  /** Makes the run, at time 0. `replay`: interventions of an earlier execution, in order. */
  constructor(
    readonly plan: Plan,
    guest: GuestFactory | undefined,
    replay: readonly Intervention[] = [],
    options: ReaderOptions = {},
  ) {
    this.replay = replay;
    const chance = createStream(plan.seed, 'guest', 'Math.random');
    const runtime = createGuestRuntime(() => chance.nextFloat());
    const journal = new Journal(options.journalRows);
    const kernel = new Kernel(runtime, { task: ROOT_TASK }, journal);
    const numbering = new Numbering();
    this.kernel = kernel;
    this.monitor = new InvariantMonitor(kernel, numbering, plan);
    let built: System | undefined;
    kernel.intervene(() => {
      built = build(plan, kernel, numbering, guest === undefined ? {} : guest(runtime), {
        committed: this.monitor.committed,
        requestEnded: (request, row) => this.monitor.requestEnded(request, row),
      });
    });
    if (built === undefined) throw kernel.failure ?? new Error('the system could not be built');
    this.system = built;
    this.schedule = new FaultSchedule(this.system);
    this.readers = new Readers(this.system, this.monitor, this.schedule, options);
    kernel.onUnhandledRejection = (reason): void => {
      journal.append(Fact.rejectionUnhandled, failureOf(reason, '').outcome, 0, 0, 0, -1);
    };
    kernel.intervene(() => {
      for (const fault of plan.faults) this.schedule.arm(fault);
      startWorkload(this.system, plan.workload, plan.lengthNs);
    });
  }

  /** Simulated time, ns. */
  get nowNs(): number {
    return this.kernel.nowNs;
  }

  /** Events executed so far. */
  get events(): number {
    return this.kernel.events;
  }

  /** Why the run was ended early, if it was. */
  get failure(): RunFailure | undefined {
    return this.kernel.failure;
  }

  /** The operation whose handler was running when the run failed, or undefined when none was. */
  get failedIn(): string | undefined {
    const { task } = this.kernel.scope;
    return this.failure !== undefined && task instanceof Invocation ? task.operation.name : undefined;
  }

  /** Whether interventions of an earlier execution are still to be made. */
  get hasMoreToReplay(): boolean {
    return this.replayed < this.replay.length;
  }

  /**
   * Executes events up to and including `untilNs` (never beyond the plan's length), at most `maxEvents`, making the
   * replayed interventions on the way. 'ended': nothing more will happen, the length is reached or the run has failed.
   */
  advance(untilNs: number, maxEvents: number): AdvanceResult {
    const until = Math.floor(Math.min(untilNs, this.plan.lengthNs));
    let budget = maxEvents;
    for (;;) {
      const next = this.replay[this.replayed];
      if (next === undefined || next.atNs > until) break;
      // A stamp that does not fit (another engine's, or a made-up one) is met at its time, and never turns time back.
      const { events } = this.kernel;
      const before = next.sequence - events;
      if (before > 0) {
        const result = this.kernel.advance(Math.floor(next.atNs), Math.min(before, budget));
        if (result === 'ended' || (result === 'yielded' && before > budget)) return result;
        budget -= this.kernel.events - events;
      }
      this.kernel.standAt(next.atNs);
      this.replayed++;
      this.make(next);
    }
    const result = this.kernel.advance(until, budget);
    return result === 'reached' && until >= this.plan.lengthNs ? 'ended' : result;
  }

  /** Makes an intervention now, between two events, and returns it with its stamp. */
  intervene(request: InterventionRequest): Intervention {
    const intervention = { atNs: this.kernel.nowNs, sequence: this.kernel.events, request };
    this.make(intervention);
    return intervention;
  }

  /** Rolling hash of the journal so far. */
  hash(): string {
    return this.kernel.journal.hash();
  }

  private make(intervention: Intervention): void {
    this.interventions.push(intervention);
    const { request } = intervention;
    this.kernel.intervene(() => {
      const row = this.kernel.journal.append(Fact.intervened, this.interventions.length, 0, 0, 0, -1);
      if (request.kind === 'fault') this.schedule.arm(request.fault, row);
      else if (request.kind === 'lift') this.schedule.lift(request.fault);
      else if (request.kind === 'parameter') applyChange(this.system, request.change, row);
      else this.system.byHand.begin(request.task, 0);
    });
  }
}
