/**
 * The breakpoints that a person has set: one list for the whole page. Whoever shows code or the world adds to it; the shell
 * sees to it that the run stops there. They name things as the document does, so that they outlive a run, and mean nothing
 * where a deployment has no such thing.
 */
import { createValue } from './value';

/** Something in the world to stop at. */
export type NamedCondition =
  | { readonly kind: 'call'; readonly operation: string; readonly nth: number }
  | { readonly kind: 'broken'; readonly invariant: string }
  | { readonly kind: 'down'; readonly service: string }
  | { readonly kind: 'queue'; readonly service: string; readonly longerThan: number }
  | { readonly kind: 'time'; readonly atNs: number };

/** Where it is, or what it is about. */
export type BreakpointPlace =
  | {
      readonly kind: 'line';
      readonly module: string;
      /** In the module's handlers, from 1; the run stops at the next line there that begins a statement. */
      readonly line: number;
      /** An expression over the variables in sight; '': always. */
      readonly condition: string;
    }
  | { readonly kind: 'world'; readonly when: NamedCondition };

export type Breakpoint = BreakpointPlace & {
  readonly id: number;
  readonly isOn: boolean;
};

/** What the run made of a breakpoint. */
export interface BreakpointNote {
  /** The line at which it really stops. */
  readonly line?: number | undefined;
  /** Why it does not stop it, in words. */
  readonly problem?: string | undefined;
}

export const breakpoints = createValue<readonly Breakpoint[]>([]);

/** By the breakpoint's id; those of which there is nothing to say are not in it. */
export const breakpointNotes = createValue<ReadonlyMap<number, BreakpointNote>>(new Map());

let lastId = 0;

export function setBreakpoint(place: BreakpointPlace): void {
  breakpoints.set([...breakpoints.get(), { ...place, id: ++lastId, isOn: true }]);
}

export function removeBreakpoint(id: number): void {
  breakpoints.set(breakpoints.get().filter((one) => one.id !== id));
}

/** Turns it on or off, or gives it another condition. */
export function changeBreakpoint(
  id: number,
  change: { readonly isOn?: boolean; readonly condition?: string },
): void {
  breakpoints.set(breakpoints.get().map((one) => (one.id === id ? { ...one, ...change } : one)));
}

/** Sets a breakpoint at a line, or takes away those that are there. */
export function toggleLine(module: string, line: number): void {
  const list = breakpoints.get();
  const others = list.filter((one) => one.kind !== 'line' || one.module !== module || one.line !== line);
  if (others.length < list.length) breakpoints.set(others);
  else setBreakpoint({ kind: 'line', module, line, condition: '' });
}
