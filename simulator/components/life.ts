/**
 * The life of an instance, as a table: the engine follows it, and the page draws the statechart from it. In Kubernetes' words
 * `starting` is a container that runs and is not ready, `draining` a pod that is terminating.
 */

export type LifeState = 'starting' | 'ready' | 'draining' | 'gone';
export type LifeEvent = 'start' | 'started' | 'stop' | 'finished' | 'killed' | 'died';

export interface LifeTransition {
  readonly from: LifeState;
  readonly event: LifeEvent;
  readonly to: LifeState;
}

/** The states in the order of a life, with what each means for whoever calls. */
export const LIFE_STATES: Readonly<Record<LifeState, string>> = {
  starting: 'The process runs and loads; it takes no calls yet.',
  ready: 'It takes calls.',
  draining: 'It has been told to stop: it finishes what is under way and then takes no more.',
  gone: 'No process: whoever calls is refused.',
};

/** What makes an instance pass from one state to another. */
export const LIFE_EVENTS: Readonly<Record<LifeEvent, string>> = {
  start: 'the process is started',
  started: 'it has loaded',
  stop: 'it is told to stop',
  finished: 'what was under way is done',
  killed: 'its grace period is over',
  died: 'it crashes',
};

export const LIFE: readonly LifeTransition[] = [
  { from: 'gone', event: 'start', to: 'starting' },
  { from: 'starting', event: 'started', to: 'ready' },
  { from: 'starting', event: 'stop', to: 'gone' },
  { from: 'starting', event: 'died', to: 'gone' },
  { from: 'ready', event: 'stop', to: 'draining' },
  { from: 'ready', event: 'died', to: 'gone' },
  { from: 'draining', event: 'finished', to: 'gone' },
  { from: 'draining', event: 'killed', to: 'gone' },
  { from: 'draining', event: 'died', to: 'gone' },
];

/** Where an event leads from a state; undefined when it means nothing there. */
export function nextLife(state: LifeState, event: LifeEvent): LifeState | undefined {
  return LIFE.find((transition) => transition.from === state && transition.event === event)?.to;
}
