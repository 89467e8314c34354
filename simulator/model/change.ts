/**
 * What of a running system can be changed without building it anew: a parameter of a service, of a link, or of a policy on
 * a call. Everything else makes a new run. The list is short because each entry has to be honest about what is under way.
 */
import { printDuration } from './durations';
import type { Plan } from './plan';
import { printSize } from './sizes';

/** What is changed; indices into the plan. A policy is one link of the chain of a call's policies. */
export type ChangeTarget =
  | { readonly kind: 'service'; readonly index: number }
  | { readonly kind: 'link'; readonly index: number }
  | { readonly kind: 'policy'; readonly index: number; readonly place: number };

/** A parameter gets another value, in plan form: durations in ns, sizes in bytes, shares from 0 to 1. */
export interface Change {
  readonly target: ChangeTarget;
  readonly name: string;
  readonly value: number;
}

/** One parameter that can be changed. */
export interface Changeable {
  readonly of: ChangeTarget['kind'];
  readonly name: string;
  readonly form: 'number' | 'duration' | 'size' | 'share';
  /** What the change does to what is under way, in words. */
  readonly acts: string;
}

/** All of them; the journal names one by its place here, so new ones go to the end. */
export const CHANGEABLE: readonly Changeable[] = [
  {
    of: 'service',
    name: 'cpus',
    form: 'number',
    acts: 'Work that has begun goes on at the speed that it had.',
  },
  {
    of: 'service',
    name: 'memory',
    form: 'size',
    acts: 'A process that holds more than this already is killed at once.',
  },
  {
    of: 'service',
    name: 'concurrency',
    form: 'number',
    acts: 'More slots take up what waits at once; with fewer, handlers that are under way still finish.',
  },
  {
    of: 'service',
    name: 'queue',
    form: 'number',
    acts: 'Calls that wait already stay.',
  },
  {
    of: 'service',
    name: 'restartAfter',
    form: 'duration',
    acts: 'Counts from the next time that a process dies.',
  },
  {
    of: 'link',
    name: 'latency',
    form: 'duration',
    acts: 'Messages that have left arrive when they would have; from now on every message takes this long.',
  },
  {
    of: 'link',
    name: 'loss',
    form: 'share',
    acts: 'Holds for messages that are sent from now on.',
  },
  { of: 'policy', name: 'after', form: 'duration', acts: 'Holds for calls that begin from now on.' },
  { of: 'policy', name: 'attempts', form: 'number', acts: 'Holds at once, for calls under way too.' },
  { of: 'policy', name: 'backoff', form: 'duration', acts: 'Holds for calls that begin from now on.' },
  { of: 'policy', name: 'multiplier', form: 'number', acts: 'Holds from the next pause on.' },
  { of: 'policy', name: 'maxBackoff', form: 'duration', acts: 'Holds from the next pause on.' },
  { of: 'policy', name: 'jitter', form: 'share', acts: 'Holds from the next pause on.' },
];

/** The entry for a parameter, or undefined when changing it needs a new run. */
export function changeable(of: ChangeTarget['kind'], name: string): Changeable | undefined {
  return CHANGEABLE.find((entry) => entry.of === of && entry.name === name);
}

/** A changed value as a document would have it: `200ms`, `64MiB`, `5%`. */
export function printChanged(form: Changeable['form'], value: number): string {
  if (form === 'duration') return printDuration(value);
  if (form === 'size') return printSize(value);
  return form === 'share' ? `${Math.round(value * 1e6) / 1e4}%` : `${value}`;
}

/** What is changed, in words: `shop`, `shop->payments`, `timeout of payments.charge`. */
export function changedName(target: ChangeTarget, plan: Plan): string {
  if (target.kind === 'service') return plan.services[target.index]?.name ?? 'a service';
  if (target.kind === 'link') return plan.links[target.index]?.name ?? 'a link';
  const policy = plan.policies[target.index];
  const kind = policy?.chain[target.place]?.kind ?? 'policy';
  return `${kind} of ${plan.operations[policy?.operation ?? -1]?.name ?? 'a call'}`;
}
