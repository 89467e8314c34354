/**
 * Sees to it that the run stops where the breakpoints say. For those at lines the handlers have to be a debug build: the run
 * is then opened again with one, with all that was done to it, and taken to where it stood; it is the same run.
 */
import { waitFor } from 'xstate';
import { handlersOf, type Plan, type Site } from '../../simulator';
import type { LineBreakpoint, WorldBreakpoint, WorldCondition } from '../../simulator/worker/protocol';
import { lowerToDebug, readCondition, type DebugBuild } from '../document';
import {
  breakpointNotes,
  breakpoints,
  type Breakpoint,
  type BreakpointNote,
  type NamedCondition,
} from '../shared/run';
import type { RunActor } from './commands';
import type { OpenRun } from './open-run';

type AtLine = Extract<Breakpoint, { readonly kind: 'line' }>;

/** Keeps the actor's run and the breakpoints in step from now on. */
export function startDebugging(actor: RunActor): void {
  const opened = (): OpenRun | undefined => {
    const snapshot = actor.getSnapshot();
    return snapshot.matches('open') ? snapshot.context.run : undefined;
  };
  let told: { readonly handle: OpenRun['handle']; readonly list: readonly Breakpoint[] } | undefined;
  let goesOn = false;
  let before = Promise.resolve();
  const look = (): void => {
    const run = opened();
    const list = breakpoints.get();
    if (run === undefined || (told?.handle === run.handle && told.list === list)) return;
    told = { handle: run.handle, list };
    // What is newest by then is told; what was overtaken is not.
    before = before.then(async () => {
      if (breakpoints.get() === list && opened()?.handle === run.handle) await tell(run, list);
    });
  };

  const tell = async (run: OpenRun, list: readonly Breakpoint[]): Promise<void> => {
    const isAtLines = list.some(({ kind, isOn }) => kind === 'line' && isOn);
    const notes = new Map<number, BreakpointNote>();
    if (isAtLines && run.sites === undefined) {
      const build = await debugBuildOf(run);
      // On its way somewhere, it arrives first.
      await waitFor(actor, isSettled);
      if (build?.ok === true) return reopen(run, build);
      for (const { id, kind } of list)
        if (kind === 'line') notes.set(id, { problem: 'The handlers could not be compiled for it.' });
    }
    const lines: LineBreakpoint[] = [];
    for (const one of list.filter(isLine).filter(({ isOn }) => isOn)) {
      const { line, note } = await lineOf(one, run.sites ?? []);
      if (line !== undefined) lines.push(line);
      if (note !== undefined && !notes.has(one.id)) notes.set(one.id, note);
    }
    const worlds: WorldBreakpoint[] = [];
    for (const one of list) {
      if (one.kind !== 'world' || !one.isOn) continue;
      const when = conditionIn(run.plan, one.when);
      if (when === undefined) notes.set(one.id, { problem: 'This deployment has no such thing.' });
      else worlds.push({ id: one.id, when });
    }
    await run.handle.breakAt({ lines, worlds });
    breakpointNotes.set(notes);
    if (goesOn) actor.send({ type: 'PLAY' });
    goesOn = false;
  };

  /** The same run with a debug build, standing where it stands. */
  const reopen = (run: OpenRun, build: Extract<DebugBuild, { readonly ok: true }>): void => {
    if (opened()?.handle !== run.handle) return;
    goesOn = actor.getSnapshot().matches({ open: 'running' });
    actor.send({ type: 'PAUSE' });
    const { interventions } = actor.getSnapshot().context;
    void run.handle.pause().then((paused) => {
      if (!paused.ok) return;
      const { nowNs: atNs, events } = paused.value;
      const carried = { interventions, from: run.plan, atNs, events, request: undefined };
      actor.send({ type: 'CHOOSE', request: { history: run.history, carried, build } });
    });
  };

  actor.subscribe(look);
  breakpoints.subscribe(look);
  look();
}

function isSettled(snapshot: ReturnType<RunActor['getSnapshot']>): boolean {
  const isOnItsWay = (['returning', 'seeking', 'acting'] as const).some((open) => snapshot.matches({ open }));
  return !snapshot.matches('compiling') && !isOnItsWay;
}

function isLine(one: Breakpoint): one is AtLine {
  return one.kind === 'line';
}

/** The last one that was made: most changes leave the handlers alone. */
let known: { readonly key: string; readonly build: DebugBuild } | undefined;

/** Undefined when it could not be fetched. */
async function debugBuildOf({ document }: OpenRun): Promise<DebugBuild | undefined> {
  const handlers = handlersOf(document);
  const key = JSON.stringify(handlers);
  if (known?.key === key) return known.build;
  const build = await lowerToDebug(handlers).catch(() => undefined);
  if (build?.ok === true) known = { key, build };
  return build;
}

interface FoundLine {
  readonly line?: LineBreakpoint;
  readonly note?: BreakpointNote;
}

/** The site of a breakpoint: the first from its line on, as debuggers have it. */
async function lineOf({ id, module, line, condition }: AtLine, sites: readonly Site[]): Promise<FoundLine> {
  let site = -1;
  sites.forEach((one, index) => {
    const best = sites[site]?.line ?? Infinity;
    if (one.module === module && one.line >= line && one.line < best) site = index;
  });
  const found = sites[site];
  if (found === undefined) return { note: { problem: `No statement of ${module} begins there or later.` } };
  const at = found.line === line ? {} : { line: found.line };
  if (condition.trim() === '') return { line: { id, site, condition: null }, note: at };
  const names = found.scopes.flatMap((scope) => scope.names);
  const read = await readCondition(condition, names).catch(() => undefined);
  if (read?.ok === true) return { line: { id, site, condition: read.condition }, note: at };
  const problem =
    read === undefined
      ? 'What reads conditions could not be fetched.'
      : `${read.message}, at its character ${read.column}; ${read.hint}.`;
  return { note: { ...at, problem } };
}

/** A condition with the plan's indices; undefined when the plan has nothing of that name. */
function conditionIn(plan: Plan, when: NamedCondition): WorldCondition | undefined {
  const placed = (list: readonly { readonly name: string }[], name: string): number | undefined => {
    const index = list.findIndex((one) => one.name === name);
    return index < 0 ? undefined : index;
  };
  switch (when.kind) {
    case 'time':
      return when;
    case 'call': {
      const operation = placed(plan.operations, when.operation);
      return operation === undefined ? undefined : { ...when, operation };
    }
    case 'broken': {
      const invariant = placed(plan.invariants, when.invariant);
      return invariant === undefined ? undefined : { ...when, invariant };
    }
    case 'down':
    case 'queue': {
      const service = placed(plan.services, when.service);
      return service === undefined ? undefined : { ...when, service };
    }
  }
}
