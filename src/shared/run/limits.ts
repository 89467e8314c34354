/**
 * What a lesson leaves on the screen and in reach. What it has not come to is not shown, rather than shown and refused; so
 * whoever shows something that a lesson may do without asks here.
 */
import type { FrontMatter } from '../../../lessons/form/lesson';
import type { Step } from '../../../lessons/form/step';
import { createValue, useValue } from './value';

/** A part of the screen that a step can add. */
export type ScreenPart = NonNullable<Step['adds']>;

/** Something that can be done to the document. */
export type Doing = NonNullable<FrontMatter['allow']['commands']>[number];

export interface Limits {
  readonly parts: ReadonlySet<ScreenPart>;
  readonly doings: ReadonlySet<Doing>;
  /** Kinds; undefined: all. */
  readonly components: readonly string[] | undefined;
  readonly faults: readonly string[] | undefined;
  readonly policies: readonly string[] | undefined;
  /** Only what instruments tell is shown. */
  readonly isBlind: boolean;
  /** A question has been asked that is to be answered before anything runs. */
  readonly isStill: boolean;
}

/** Undefined: no lesson is open, and everything is there. */
export const limits = createValue<Limits | undefined>(undefined);

export function useLimits(): Limits | undefined {
  return useValue(limits);
}

/** Whether something may be done to the document now. */
export function mayDo(doing: Doing, limited: Limits | undefined = limits.get()): boolean {
  return limited?.doings.has(doing) ?? true;
}

/** Whether anything may be done that is done by drawing. */
export function mayDraw(limited: Limits | undefined = limits.get()): boolean {
  return DRAWN.some((doing) => mayDo(doing, limited));
}

const DRAWN = ['boundary', 'add', 'remove', 'connect'] as const satisfies readonly Doing[];

/** Those of a list that a lesson lets one use. */
export function among<Kind extends { readonly kind: string }>(
  all: readonly Kind[],
  kinds: readonly string[] | undefined,
): readonly Kind[] {
  return kinds === undefined ? all : all.filter(({ kind }) => kinds.includes(kind));
}

/** Panels that are called otherwise than their part of the screen. */
const PANELS: Readonly<Record<string, ScreenPart>> = { invariants: 'promises' };

const PARTS_WITH_PANELS: readonly ScreenPart[] = [
  'metrics',
  'traces',
  'ledgers',
  'why',
  'log',
  'code',
  'compare',
  'boundary',
];

/** Whether a panel, by its id, is there. */
export function hasPanel({ parts, doings }: Limits, id: string): boolean {
  if (id === 'text') return doings.has('text');
  const part = PANELS[id] ?? PARTS_WITH_PANELS.find((one) => one === id);
  return part !== undefined && parts.has(part);
}
