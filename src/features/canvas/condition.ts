/** What is wrong now, where: parts that are down, faults that wait or act, promises that are broken. Changes seldom. */
import { useMemo } from 'react';
import type { FaultTarget, Frame } from '../../../simulator';
import { BROKER_FIELDS, INSTANCE_FIELDS, REGISTRY_FIELDS } from '../../../simulator';
import { useFrame, useRun } from '../../shared/run';

export interface FaultMark {
  readonly index: number;
  readonly text: string;
  readonly kind: string;
  readonly acts: boolean;
  readonly target: FaultTarget;
}

export interface GapMark {
  readonly invariant: number;
  readonly says: string;
  readonly open: number;
  /** From when the oldest open one's state diverged, ns. */
  readonly sinceNs: number;
}

export interface Condition {
  /** Instance numbers that are down. */
  readonly downInstances: ReadonlySet<number>;
  readonly downStores: ReadonlySet<number>;
  readonly downBrokers: ReadonlySet<number>;
  readonly downRegistries: ReadonlySet<number>;
  readonly faults: readonly FaultMark[];
  readonly gaps: readonly GapMark[];
}

const UP = INSTANCE_FIELDS.indexOf('up');

/** Parts that are down: `i` and an instance's number, `s` and a store's, `b` a broker's, `r` a registry's. */
export function downKey(frame: Frame): string {
  const parts: string[] = [];
  for (let i = 0; i * INSTANCE_FIELDS.length < frame.instances.length; i++) {
    if (frame.instances[i * INSTANCE_FIELDS.length + UP] === 0) parts.push(`i${i}`);
  }
  frame.stores.forEach((up, store) => {
    if (up === 0) parts.push(`s${store}`);
  });
  for (let broker = 0; broker * BROKER_FIELDS.length < frame.brokers.length; broker++)
    if (frame.brokers[broker * BROKER_FIELDS.length] === 0) parts.push(`b${broker}`);
  for (let registry = 0; registry * REGISTRY_FIELDS.length < frame.registries.length; registry++)
    if (frame.registries[registry * REGISTRY_FIELDS.length] === 0) parts.push(`r${registry}`);
  return parts.join();
}

/** Faults that are not over: number and whether they act. */
export function faultKey(frame: Frame): string {
  return frame.faults
    .filter(({ state }) => state === 'armed' || state === 'acting')
    .map(({ index, state }) => `${index}:${state === 'acting' ? 1 : 0}`)
    .join();
}

/** Broken promises: invariant, open gaps, and since when. */
export function gapKey(frame: Frame): string {
  return frame.invariants
    .flatMap(({ openGaps, gaps }, invariant) => {
      if (openGaps === 0) return [];
      const open = gaps.filter(({ closedNs }) => closedNs === undefined);
      return [`${invariant}:${openGaps}:${Math.min(...open.map(({ sinceNs }) => sinceNs))}`];
    })
    .join();
}

export function useCondition(): Condition {
  const { plan, frames } = useRun();
  const down = useFrame(downKey) ?? '';
  const faults = useFrame(faultKey) ?? '';
  const gaps = useFrame(gapKey) ?? '';
  return useMemo(() => {
    const numbers = (letter: string): Set<number> =>
      new Set(split(down).flatMap((part) => (part.startsWith(letter) ? [Number(part.slice(1))] : [])));
    return {
      downInstances: numbers('i'),
      downStores: numbers('s'),
      downBrokers: numbers('b'),
      downRegistries: numbers('r'),
      faults: split(faults).flatMap((part) => {
        const [index = 0, acts = 0] = part.split(':').map(Number);
        const fault = frames.latest?.faults[index];
        if (fault === undefined) return [];
        const { text, kind, target } = fault;
        return [{ index, text, kind, acts: acts === 1, target }];
      }),
      gaps: split(gaps).map((part) => {
        const [invariant = 0, open = 0, sinceNs = 0] = part.split(':').map(Number);
        return { invariant, says: plan.invariants[invariant]?.says ?? '', open, sinceNs };
      }),
    };
  }, [plan, frames, down, faults, gaps]);
}

function split(key: string): string[] {
  return key === '' ? [] : key.split(',');
}
