/** Joins a driver to the page: comlink's messages on one side, results that are never thrown on the other. */
import { expose, transfer } from 'comlink';
import type { Plan } from '../model/plan';
import { buffersOf } from './buffers';
import { RunDriver } from './driver';
import type { Measure } from './measured';
import type { Interventions, Result, Status, WorkerApi } from './protocol';
import { evaluateGuest, host, onConnect } from './realm';
import type { MakeSimulation, Simulated } from './simulated';

/** Waits for the page and does what it asks, with runs that `make` makes, and those that `measure` makes for a judge. */
export function serve(make: MakeSimulation, measure: Measure): void {
  onConnect((endpoint) => expose(apiOf(make, measure), endpoint));
}

function apiOf(make: MakeSimulation, measure: Measure): WorkerApi {
  let driver: RunDriver | undefined;

  const start = (plan: Plan, interventions: Interventions): Result<Status> => {
    if (driver !== undefined) return refusal('This worker has its run already.');
    try {
      driver = new RunDriver(make, plan, evaluateGuest(), interventions, host);
    } catch (error) {
      return { ok: false, error: { kind: 'guest', message: wordsOf(error) } };
    }
    return { ok: true, value: driver.status() };
  };

  /** Answers with what `ask` gives, in a result also when it throws. */
  const answer = async <T>(
    ask: (driver: RunDriver) => Result<T> | Promise<Result<T>>,
  ): Promise<Result<T>> => {
    if (driver === undefined) return refusal('The run has not been started.');
    try {
      return await ask(driver);
    } catch (error) {
      return { ok: false, error: { kind: 'bug', message: wordsOf(error) } };
    }
  };
  const show = <T>(ask: (driver: RunDriver) => T): Promise<Result<T>> =>
    answer((driver) => ({ ok: true, value: ask(driver) }));

  /** The same of what is only read when somebody asks, which takes a run that is watched. */
  const seen = <T>(ask: (run: Simulated) => T): Promise<Result<T>> =>
    answer(async (driver) => {
      const watched = await driver.watch();
      return watched.ok ? { ok: true, value: ask(driver.current) } : watched;
    });

  return {
    start: async (plan, interventions) => start(plan, interventions),
    play: (speed) => answer((driver) => driver.play(speed)),
    hunt: (until) => answer((driver) => driver.hunt(until)),
    pause: () => answer((driver) => driver.pause()),
    step: (events) => answer((driver) => driver.step(events)),
    seek: (position) => answer((driver) => driver.seek(position)),
    cancel: () => answer((driver) => driver.cancel()),
    breakAt: (breakpoints) => answer((driver) => driver.breakAt(breakpoints)),
    stepLine: () => answer((driver) => driver.stepLine()),
    intervene: (request) => answer((driver) => driver.intervene(request)),
    undo: () => answer((driver) => driver.undo()),
    redo: () => answer((driver) => driver.redo()),
    nextTick: async () => {
      const tick = await answer((driver) => driver.nextTick());
      return transfer(tick, buffersOf(tick));
    },
    interventions: () => show((driver) => driver.interventions),
    traces: (filter) => show((driver) => driver.current.traces(filter)),
    trace: (request) => show((driver) => driver.current.trace(request) ?? null),
    why: (question) => show((driver) => driver.current.why(question) ?? null),
    seenTraces: (filter) => seen((current) => current.seenTraces(filter)),
    seenTrace: (trace) => seen((current) => current.seenTrace(trace) ?? null),
    traffic: () => seen((current) => current.traffic() ?? null),
    table: (table, limit) => show((driver) => driver.current.table(table, limit) ?? null),
    ledger: (invariant, limit) => show((driver) => driver.current.ledger(invariant, limit) ?? null),
    series: (subject, limit) => show((driver) => driver.current.series(subject, limit)),
    report: () => show((driver) => driver.current.report(driver.wallSeconds)),
    measure: (plan) => answer(async ({ guest }) => ({ ok: true, value: await measure(plan, guest, host) })),
    hash: () => show((driver) => driver.current.hash()),
    ping: () => show((driver) => driver.status()),
  };
}

function refusal(message: string): { ok: false; error: { kind: 'refused'; message: string } } {
  return { ok: false, error: { kind: 'refused', message } };
}

/** An error in words; its properties may be a guest's and are not trusted to be text. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something that is no error was thrown.';
  const { message } = error;
  return typeof message === 'string' ? message.slice(0, 1000) : 'An error without words was thrown.';
}
