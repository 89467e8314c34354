/**
 * The life of an instance, as a table: the engine follows it, and the page draws the statechart from it. In Kubernetes' words
 * `starting` is a container that runs and is not ready, `draining` a pod that is terminating.
 */

/**
 * `starting`: the process runs and loads, and takes no calls yet. `ready`: it takes calls. `draining`: it has been told to
 * stop; it finishes what is under way and takes no more. `gone`: no process, and whoever calls is refused.
 */
export type LifeState = 'starting' | 'ready' | 'draining' | 'gone';

/**
 * `unhealthy`: whoever watches over it restarts it. `finished`: what was under way is done. `killed`: the grace period is over. `died`: it crashed.
 */
export type LifeEvent = 'start' | 'started' | 'stop' | 'unhealthy' | 'finished' | 'killed' | 'died';

export interface LifeTransition {
  readonly from: LifeState;
  readonly event: LifeEvent;
  readonly to: LifeState;
}

/** What makes an instance pass from one state to another. */
export const LIFE: readonly LifeTransition[] = [
  { from: 'gone', event: 'start', to: 'starting' },
  { from: 'starting', event: 'started', to: 'ready' },
  { from: 'starting', event: 'stop', to: 'gone' },
  { from: 'starting', event: 'died', to: 'gone' },
  { from: 'ready', event: 'stop', to: 'draining' },
  { from: 'ready', event: 'unhealthy', to: 'draining' },
  { from: 'ready', event: 'died', to: 'gone' },
  { from: 'draining', event: 'finished', to: 'gone' },
  { from: 'draining', event: 'killed', to: 'gone' },
  { from: 'draining', event: 'died', to: 'gone' },
];

/** Where an event leads from a state; undefined when it means nothing there. */
export function nextLife(state: LifeState, event: LifeEvent): LifeState | undefined {
  return LIFE.find((transition) => transition.from === state && transition.event === event)?.to;
}
