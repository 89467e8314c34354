/** One run in the sandbox, seen from the page: typed questions, checked answers, and one way to end. */
import { wrap, type Remote } from 'comlink';
import type { Interventions, Result, Status, Tick, WorkerApi } from '../../../simulator/worker/protocol';
import { startHeartbeat, type HeartbeatOptions } from './heartbeat';
import { NOTHING_KNOWN, wordsFor, type RunEnd } from './run-end';
import { isText, listOf, orNull } from './answers/forms';
import { isReport } from './answers/report-answers';
import {
  isIntervention,
  isLedger,
  isMet,
  isSeries,
  isStatus,
  isTable,
  isTick,
  isTraffic,
} from './answers/run-answers';
import { isSeenSummary, isSeenTrace, isSummary, isTrace, isWhy } from './answers/trace-answers';
import { vettedPort } from './vetted-port';

type Plan = Parameters<WorkerApi['start']>[0];

/** A run that can be asked. Answers are results: nothing is thrown, and when the run ends all that is open gets `gone`. */
export interface RunHandle extends Omit<WorkerApi, 'start' | 'nextTick' | 'ping'> {
  /** What was last heard of the run. */
  readonly status: Status | undefined;
  /** Tells of each tick from now on. Returns what ends it. */
  onFrame(listener: (tick: Tick) => void): () => void;
  /** Tells once how the run ended; at once when it has. Returns what ends it. */
  onEnd(listener: (end: RunEnd) => void): () => void;
  /** Ends the run and frees all it holds. */
  dispose(): void;
}

export class Run implements RunHandle {
  status: Status | undefined;
  private end: RunEnd | undefined;
  private remote: Remote<WorkerApi> | undefined;
  private readonly open = new Set<(gone: Result<never>) => void>();
  private readonly frameListeners = new Set<(tick: Tick) => void>();
  private readonly endListeners = new Set<(end: RunEnd) => void>();

  constructor(private readonly heartbeat: HeartbeatOptions) {}

  /** Starts the simulation behind `port`, then listens and beats until the run ends. */
  async start(port: MessagePort, plan: Plan, interventions: Interventions): Promise<Result<Status>> {
    const violated = (what: string): void =>
      this.finish('untrusted', `The simulation broke the rules and was ended: ${what}.`);
    this.remote = wrap<WorkerApi>(vettedPort(port, violated));
    const started = await this.ask((remote) => remote.start(plan, interventions), isStatus);
    if (!started.ok || this.end !== undefined) return started;
    this.status = started.value;
    this.keepAlive();
    void this.listen();
    return started;
  }

  readonly play = (speed: number) => this.command((remote) => remote.play(speed));
  readonly pause = () => this.command((remote) => remote.pause());
  readonly hunt: WorkerApi['hunt'] = (until) => this.ask((remote) => remote.hunt(until), orNull(isMet));
  readonly step = (events: number) => this.command((remote) => remote.step(events));
  readonly seek: WorkerApi['seek'] = (position) => this.command((remote) => remote.seek(position));
  readonly breakAt: WorkerApi['breakAt'] = (breakpoints) =>
    this.command((remote) => remote.breakAt(breakpoints));
  readonly stepLine = () => this.command((remote) => remote.stepLine());
  readonly cancel = () => this.command((remote) => remote.cancel());
  readonly undo = () => this.command((remote) => remote.undo());
  readonly redo = () => this.command((remote) => remote.redo());
  readonly intervene: WorkerApi['intervene'] = (request) =>
    this.ask((remote) => remote.intervene(request), isIntervention);
  readonly interventions = () => this.ask((remote) => remote.interventions(), listOf(isIntervention));
  readonly traces: WorkerApi['traces'] = (filter) =>
    this.ask((remote) => remote.traces(filter), listOf(isSummary));
  readonly trace: WorkerApi['trace'] = (request) =>
    this.ask((remote) => remote.trace(request), orNull(isTrace));
  readonly why: WorkerApi['why'] = (question) => this.ask((remote) => remote.why(question), orNull(isWhy));
  readonly seenTraces: WorkerApi['seenTraces'] = (filter) =>
    this.ask((remote) => remote.seenTraces(filter), listOf(isSeenSummary));
  readonly seenTrace: WorkerApi['seenTrace'] = (trace) =>
    this.ask((remote) => remote.seenTrace(trace), orNull(isSeenTrace));
  readonly traffic: WorkerApi['traffic'] = () => this.ask((remote) => remote.traffic(), orNull(isTraffic));
  readonly table: WorkerApi['table'] = (table, limit) =>
    this.ask((remote) => remote.table(table, limit), orNull(isTable));
  readonly ledger: WorkerApi['ledger'] = (invariant, limit) =>
    this.ask((remote) => remote.ledger(invariant, limit), orNull(isLedger));
  readonly series: WorkerApi['series'] = (subject, limit) =>
    this.ask((remote) => remote.series(subject, limit), isSeries);
  readonly report: WorkerApi['report'] = () => this.ask((remote) => remote.report(), isReport);
  readonly measure: WorkerApi['measure'] = (plan) => this.ask((remote) => remote.measure(plan), isReport);
  readonly hash = () => this.ask((remote) => remote.hash(), isText);

  onFrame(listener: (tick: Tick) => void): () => void {
    this.frameListeners.add(listener);
    return () => this.frameListeners.delete(listener);
  }

  onEnd(listener: (end: RunEnd) => void): () => void {
    if (this.end !== undefined) listener(this.end);
    else this.endListeners.add(listener);
    return () => this.endListeners.delete(listener);
  }

  dispose(): void {
    this.finish('disposed', 'The simulation was closed.');
  }

  /** Ends the run, the first time; all that is open is answered and all who listen are told. */
  finish(kind: RunEnd['kind'], message: string): void {
    if (this.end !== undefined) return;
    this.end = { kind, message, lastKnown: this.status ?? NOTHING_KNOWN };
    this.remote = undefined;
    for (const listener of this.endListeners) listener(this.end);
    this.endListeners.clear();
    this.frameListeners.clear();
    for (const settle of this.open) settle(gone(message));
    this.open.clear();
  }

  private keepAlive(): void {
    const { everyMs, patience } = this.heartbeat;
    const ping = (): Promise<unknown> => this.command((remote) => remote.ping());
    const { stop } = startHeartbeat(this.heartbeat, ping, () => {
      const where = wordsFor(this.status ?? NOTHING_KNOWN);
      const seconds = (everyMs * patience) / 1000;
      this.finish(
        'unresponsive',
        `The simulation did not answer for ${seconds} s and was ended; it was last heard of ${where}.`,
      );
    });
    this.onEnd(stop);
  }

  /** Pulls one tick after the other, so that the worker is never ahead of what the page can draw. */
  private async listen(): Promise<void> {
    while (this.end === undefined) {
      const tick = await this.ask((remote) => remote.nextTick(), isTick);
      if (!tick.ok) return;
      this.status = tick.value.status;
      for (const listener of this.frameListeners) listener(tick.value);
    }
  }

  private async command(
    question: (remote: Remote<WorkerApi>) => Promise<Result<Status>>,
  ): Promise<Result<Status>> {
    const answer = await this.ask(question, isStatus);
    if (answer.ok) this.status = answer.value;
    return answer;
  }

  private ask<T>(
    question: (remote: Remote<WorkerApi>) => Promise<Result<T>>,
    check: (value: unknown) => value is T,
  ): Promise<Result<T>> {
    const { remote, open } = this;
    if (remote === undefined)
      return Promise.resolve(gone(this.end?.message ?? 'The simulation has not been started.'));
    return new Promise((resolve) => {
      open.add(resolve);
      // The vetted port lets nothing through that would make comlink throw.
      void question(remote).then((answer) => {
        open.delete(resolve);
        if (answer.ok && !check(answer.value)) {
          this.finish(
            'untrusted',
            'The simulation broke the rules and was ended: its answer has the wrong form.',
          );
          resolve(gone('The answer could not be trusted.'));
        } else resolve(answer);
      });
    });
  }
}

function gone(message: string): Result<never> {
  return { ok: false, error: { kind: 'gone', message } };
}
