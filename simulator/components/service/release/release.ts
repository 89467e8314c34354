/**
 * The release of a module's version: what it does to the tables first, then one instance after another of the service that
 * runs the module is told to stop and comes back with the new handlers, then what it does to the tables last. For a while old
 * and new run side by side on the same tables.
 *
 * The instances are taken as a Kubernetes StatefulSet takes its pods, which keep their names as ours do: from the last to the
 * first, each only when the one before serves again
 * (https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates); and as many at once as a
 * Deployment may miss, a quarter rounded down, but one at least
 * (https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable). Steps of a migration that is done
 * after the roll are GitLab's post-deployment migrations
 * (https://docs.gitlab.com/development/database/post_deployment_migrations/).
 */
import { FULFILLED } from '../../../kernel/job-queue';
import { subscribe, type KernelPromise } from '../../../kernel/promise';
import { Outcome } from '../../../model/failures';
import type { SchemaChange } from '../../../model/plan';
import type { CallError } from '../../../network';
import { Fact, NO_INSTANCE } from '../../../telemetry/facts';
import { ask, noOperation } from '../../statement';
import { StoreVerb, type StatementOwner } from '../../store';
import type { Released, Releasing } from '../../world';
import type { ModuleRuntime } from '../module';
import { Roll } from './roll';
import type { Service } from '../service';

const MIGRATION = noOperation('migration');

/** The job that runs the steps of a migration: outside of every instance, and nothing kills it. */
class Migrator implements StatementOwner {
  readonly operation = MIGRATION;
  readonly request = 0;
  readonly instanceNumber = NO_INSTANCE;
  readonly alive = true;
  readonly process = { alive: true, instanceNumber: NO_INSTANCE };

  readonly span = 0;

  constructor(public row: number) {}

  resume(): void {
    // No rule keeps it from starting.
  }
}

export class Release implements Released {
  private readonly startedNs: number;
  private roll: Roll | undefined = undefined;
  private isOver = false;
  private readonly versionBefore: number;

  constructor(
    private readonly service: Service,
    private readonly module: ModuleRuntime,
    /** Place among the module's versions, from 1; 0 is the one that a run begins with. */
    private readonly version: number,
    private readonly by: Releasing,
  ) {
    this.startedNs = service.kernel.nowNs;
    this.versionBefore = service.versionOf(module.index);
  }

  /** Begins; a release of the same service that is under way is waited for. */
  begin(): void {
    this.service.releases.push(this);
    if (this.service.releases[0] === this) this.migrate();
  }

  undo(cause: number): void {
    if (!this.isOver) this.end(Outcome.gone, cause);
    this.roll?.stop();
    // Whatever has been released since is not this one's to take back; nor is what it did to the tables.
    if (this.service.versionOf(this.module.index) !== this.version) return;
    this.start(this.versionBefore, cause, () => undefined);
  }

  private get steps(): { readonly before: readonly SchemaChange[]; readonly after: readonly SchemaChange[] } {
    return this.module.versions[this.version - 1] ?? { before: [], after: [] };
  }

  private migrate(): void {
    this.change(this.steps.before, () => {
      this.start(this.version, this.by.row, () =>
        this.change(this.steps.after, () => this.end(Outcome.ok, this.by.row)),
      );
    });
  }

  private start(version: number, row: number, done: () => void): void {
    const { service, module, by } = this;
    service.versions.set(module.index, version);
    this.roll = new Roll(service, module.index, { ...by, row }, done);
    this.roll.next();
  }

  /** Does the steps one after the other, those that have been done before left out; then goes on. */
  private change(steps: readonly SchemaChange[], then: () => void): void {
    const [step] = steps.filter((one) => !this.service.applied.has(one));
    if (step === undefined) return then();
    subscribe(this.send(step), {
      run: (state, value) => {
        if (this.isOver) return;
        if (state !== FULFILLED) return this.failed(value);
        this.service.applied.add(step);
        this.change(steps, then);
      },
    });
  }

  private send(step: SchemaChange): KernelPromise<unknown> {
    const { table } = step;
    const store = this.module.storeOf(table);
    if (store === undefined) throw new Error(`${this.module.name} keeps no tables`); // its plan was checked
    return ask(
      this.service,
      store,
      new Migrator(this.by.row),
      StoreVerb.alter,
      { table, change: step },
      this.by.row,
    );
  }

  private failed(reason: unknown): void {
    const error = reason as CallError; // stores reject with nothing else
    this.end(error.outcome, error.row);
  }

  private end(outcome: Outcome, cause: number): void {
    const { kernel, releases } = this.service;
    this.isOver = true;
    kernel.journal.append(Fact.releaseEnded, this.by.fault, outcome, 0, kernel.nowNs - this.startedNs, cause);
    const isFirst = releases[0] === this;
    releases.splice(releases.indexOf(this), 1);
    this.by.ended();
    if (isFirst) releases[0]?.migrate();
  }
}
