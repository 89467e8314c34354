/**
 * A registry as a process: it keeps what is registered, judges each endpoint by its probes and by what it is told, and answers
 * whoever asks with those that pass, some time after the verdict. It can die, hang and be slow as any other process; what is
 * registered outlives it.
 */
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import { Fact, Verdict } from '../../telemetry/facts';
import { ServerProcess } from '../server-process';
import type { Served } from '../servers';
import { Prober } from './probing';
import type { Entry } from './entry';
import { REAP_EVERY_NS, type RegistrySettings } from './settings';

/** A question to a registry; told once. */
export interface Question {
  readonly service: number;
  /** The state of the answers that the asker knows; it waits for another one. -1: it does not wait. */
  readonly version: number;
  /** `row` is what made it answer now. */
  answered(entries: readonly Entry[], version: number, row: number): void;
  /** The registry died over it. */
  dropped(row: number): void;
}

/** What an instance's side tells a registry. */
export type Announcement = 'registers' | 'leaves' | 'exited';

export class RegistryProcess extends ServerProcess implements Served {
  /** Why it is as it is: the row of its last return, or -1. */
  row = -1;
  private readonly entries: Entry[] = [];
  private readonly probers = new Map<Entry, Prober>();
  /** Of the answers, by service. */
  private readonly versions = new Map<number, number>();
  private asked: Question[] = [];
  private standing: Question[] = [];

  constructor(
    kernel: Kernel,
    index: number,
    name: string,
    readonly settings: RegistrySettings,
    /** For the moment at which each endpoint is first probed. */
    private readonly phases: RandomStream,
  ) {
    const { cpus, restartAfter: restartNs } = settings;
    super({ kernel, index, name, cpus, restartNs, down: Fact.registryDown, back: Fact.registryUp });
    if (settings.forgetAfter > 0) kernel.schedule(REAP_EVERY_NS, { fire: () => this.reap() }, 0);
  }

  get isRunning(): boolean {
    return this.up && !this.hung;
  }

  /** Keeps an endpoint that is ready as the run begins. */
  keep(entry: Entry): void {
    this.entries.push(entry);
    const prober = new Prober(this, entry);
    this.probers.set(entry, prober);
    prober.begin(this.phase());
  }

  /** A question has arrived; false when nobody listens. */
  ask(question: Question): boolean {
    if (!this.up) return false;
    if (this.parks({ fire: () => void this.ask(question) }, 0)) return true;
    this.asked.push(question);
    this.servers.submit(this, 0, this.stretched(this.settings.answer));
    return true;
  }

  /** A CPU is done with the oldest question. */
  served(): void {
    const question = this.asked.shift();
    if (question === undefined) return;
    if (question.version === this.version(question.service)) {
      this.standing.push(question);
      this.kernel.schedule(this.settings.maxWait, { fire: () => this.waited(question) }, 0);
    } else this.answer(question, this.row);
  }

  /** An instance's side has said something; false when nobody listens. */
  tell(entry: Entry, announcement: Announcement, cause: number): boolean {
    if (!this.up) return false;
    if (!this.parks({ fire: () => void this.tell(entry, announcement, cause) }, 0))
      this.told(entry, announcement, cause);
    return true;
  }

  probed(entry: Entry, isReady: boolean, row: number): void {
    const { failureThreshold, successThreshold } = this.settings;
    entry.failures = isReady ? 0 : entry.failures + 1;
    entry.successes = isReady ? entry.successes + 1 : 0;
    if (entry.verdict === Verdict.passing && entry.failures >= failureThreshold)
      this.judge(entry, Verdict.critical, row);
    else if (entry.verdict === Verdict.critical && entry.successes >= successThreshold)
      this.judge(entry, Verdict.passing, row);
  }

  /** Something about an endpoint has changed: who believes in it is stale by another layer, or not any more. */
  reconsider(entry: Entry, cause: number): void {
    for (const belief of [...entry.believers]) belief.reconsider(entry, cause);
  }

  protected died(row: number): void {
    const dropped = [...this.asked, ...this.standing];
    this.asked = [];
    this.standing = [];
    for (const question of dropped) question.dropped(row);
  }

  protected override started(row: number): void {
    this.row = row;
    for (const entry of this.entries) this.publish(entry, entry.judgedRow);
  }

  private told(entry: Entry, announcement: Announcement, cause: number): void {
    const { seesProcesses } = this.settings;
    if (announcement === 'registers') {
      entry.failures = entry.successes = 0;
      if (entry.verdict !== Verdict.critical) this.judge(entry, Verdict.critical, cause);
      this.probers.get(entry)?.begin(seesProcesses ? 0 : this.phase());
    } else if (announcement === 'leaves') this.judge(entry, Verdict.leaving, cause);
    else if (entry.verdict === Verdict.passing) this.judge(entry, Verdict.critical, cause);
  }

  private judge(entry: Entry, verdict: Verdict, cause: number): void {
    const { kernel, settings } = this;
    entry.verdict = verdict;
    entry.failures = entry.successes = 0;
    entry.criticalSinceNs = kernel.nowNs;
    const { instanceNumber } = entry.instance;
    const row = kernel.journal.append(Fact.endpointJudged, this.index, instanceNumber, verdict, 0, cause);
    entry.judgedRow = row;
    this.reconsider(entry, row);
    if (settings.propagation === 0) this.publish(entry, row);
    else kernel.schedule(settings.propagation, { fire: () => this.publishLater(entry, row) }, 0);
  }

  private publishLater(entry: Entry, row: number): void {
    if (!this.up || entry.judgedRow !== row) return;
    const target = { fire: () => this.publishLater(entry, row) };
    if (!this.parks(target, 0)) this.publish(entry, row);
  }

  /** Lets the answers follow the verdict, if they do not yet. */
  private publish(entry: Entry, cause: number): void {
    const isPublished = entry.verdict === Verdict.passing;
    if (entry.isPublished === isPublished) return;
    entry.isPublished = isPublished;
    const { instanceNumber } = entry.instance;
    const c = isPublished ? 1 : 0;
    const { journal } = this.kernel;
    const row = journal.append(Fact.endpointPublished, this.index, instanceNumber, c, 0, cause);
    entry.publishedRow = row;
    this.tellInstance(entry);
    this.versions.set(entry.service, this.version(entry.service) + 1);
    this.reconsider(entry, row);
    const waked = this.standing.filter(({ service }) => service === entry.service);
    this.standing = this.standing.filter(({ service }) => service !== entry.service);
    for (const question of waked) this.answer(question, row);
  }

  private tellInstance({ instance, isPublished }: Entry): void {
    instance.isPublished = isPublished;
    for (const listener of [...instance.lifeListeners]) listener.published?.(instance);
  }

  private version(service: number): number {
    return this.versions.get(service) ?? 0;
  }

  private waited(question: Question): void {
    const place = this.standing.indexOf(question);
    if (place < 0 || !this.isRunning) return;
    this.standing.splice(place, 1);
    this.answer(question, this.row);
  }

  private answer(question: Question, row: number): void {
    const { service } = question;
    const published = this.entries.filter((entry) => entry.service === service && entry.isPublished);
    question.answered(published, this.version(service), row);
  }

  /** Forgets who has been critical for too long. */
  private reap(): void {
    const { kernel, settings } = this;
    kernel.schedule(REAP_EVERY_NS, { fire: () => this.reap() }, 0);
    if (!this.isRunning) return;
    for (const entry of this.entries) {
      const isOld = kernel.nowNs - entry.criticalSinceNs >= settings.forgetAfter;
      if (entry.verdict === Verdict.critical && isOld) this.judge(entry, Verdict.forgotten, entry.judgedRow);
    }
  }

  private phase(): number {
    return Math.floor(this.phases.nextFloat() * this.settings.probeEvery);
  }
}
