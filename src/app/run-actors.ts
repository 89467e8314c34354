/** What the run machine does with the worker: each takes its time and ends with a result. */
import { fromCallback, fromPromise } from 'xstate';
import type { Intervention } from '../../simulator';
import type { Met, Until } from '../../simulator/worker/protocol';
import type { Reopening } from '../document';
import type { Problem } from '../shared/run';
import { watchStanding, type OpenRun } from './open-run';
import type { Deed, RunEvent } from './run-context';

/** Opens what is wanted; rejects with an `OpenError`. How a run is opened, the page says when it starts the machine. */
export const open = fromPromise<OpenRun, Reopening>(() =>
  Promise.reject(new Error('nobody said how to open a run')),
);

/** Tells the machine how the run stands, and when it is gone, as long as it is open. */
export const watch = fromCallback<RunEvent, { run: OpenRun }>(({ input: { run }, sendBack }) => {
  const unwatch = watchStanding(run.handle, (standing) => sendBack({ type: 'STANDING', standing }));
  const unlisten = run.handle.onEnd((end) => {
    if (end.kind !== 'disposed') sendBack({ type: 'GONE', end });
  });
  return () => {
    unwatch();
    unlisten();
  };
});

/** Null: it never comes. `stopped`: the run met a breakpoint before. */
export const hunt = fromPromise<Met | 'stopped' | null, { run: OpenRun; until: Until }>(
  async ({ input: { run, until } }) => {
    const hunted = await run.handle.hunt(until);
    if (!hunted.ok || hunted.value !== null) return hunted.ok ? hunted.value : null;
    const paused = await run.handle.pause();
    return paused.ok && paused.value.stop !== null ? 'stopped' : null;
  },
);

export const step = fromPromise<void, { run: OpenRun; events: number }>(
  async ({ input: { run, events } }) => {
    await run.handle.step(events);
  },
);

export const seek = fromPromise<void, { run: OpenRun; atNs: number }>(async ({ input: { run, atNs } }) => {
  await run.handle.seek({ atNs });
});

/** Goes to where a saved run stood; in words, what is to be said of it there. */
export const comeBack = fromPromise<string | undefined, { run: OpenRun }>(async ({ input: { run } }) =>
  run.replay === undefined ? undefined : (await import('./replay')).comeTo(run.handle, run.replay),
);

export interface Done {
  readonly problem: Problem | undefined;
  readonly interventions: readonly Intervention[] | undefined;
}

export const act = fromPromise<Done, { run: OpenRun; deed: Deed }>(async ({ input: { run, deed } }) => {
  const done = await deed.act(run);
  const made = await run.handle.interventions();
  const problem = done.ok ? undefined : { message: done.error.message, hint: '' };
  deed.settle(problem);
  return {
    problem,
    interventions: made.ok ? made.value : undefined,
  };
});
