/** The run as the features see it: what the machine's state says, in the words of the contract. */
import type { SnapshotFrom } from 'xstate';
import type { Result } from '../../simulator/worker/protocol';
import { SHIPPED, shippedDocument, type History } from '../document';
import type { Run, RunCommands, RunStatus } from '../shared/run';
import { interventionWords } from '../shared/words';
import type { OpenRun } from './open-run';
import type { runMachine } from './run-machine';

/** Rows of a table, keys of a ledger, windows of figures, where nobody says how many. */
const ROWS = 200;
const WINDOWS = 120;

type Snapshot = SnapshotFrom<typeof runMachine>;

/** Undefined as long as no run has been opened yet. */
export function runView(snapshot: Snapshot, commands: RunCommands): Run | undefined {
  const { run, stop, interventions, standing } = snapshot.context;
  if (run === undefined) return undefined;
  const { document, plan, frames, choice, history } = run;
  return {
    document,
    choice,
    source: history.present.source,
    before: beforeOf(history),
    systems: SHIPPED,
    shipped: shippedDocument,
    plan,
    status: statusOf(snapshot, run),
    frames,
    commands,
    ...readersOf(run),
    interventions,
    stop,
    sites: run.sites,
    stoppedAt: standing.stop ?? undefined,
  };
}

const befores = new WeakMap<History['past'], Run['before']>();

/** Always the same one for the same past, as `readersOf`. */
function beforeOf({ past, present: { step } }: History): Run['before'] {
  const left = past.at(-1);
  if (left === undefined) return undefined;
  const known = befores.get(past);
  if (known !== undefined) return known;
  const { source, choice } = left.edition;
  const before = { source, choice, step };
  befores.set(past, before);
  return before;
}

function statusOf(snapshot: Snapshot, run: OpenRun): RunStatus {
  const { pace, speed, tempo, followed, standing, problem, notice, isUnopened } = snapshot.context;
  const { progress, failure } = standing;
  return {
    phase: phaseOf(snapshot),
    pace,
    speed,
    tempo,
    followed: followed ?? undefined,
    progress,
    ...undoOf(snapshot, run),
    problem: problem ?? (failure === null ? undefined : { message: failure.message, hint: RAN_INTO }),
    notice: notice ?? (standing.stop === null ? undefined : STOPPED),
    isUnopened,
  };
}

/** What undo and redo would do, in words. */
function undoOf(
  { context: { standing, interventions } }: Snapshot,
  { history: { past, present, brought = 0, future }, plan }: OpenRun,
): Pick<RunStatus, 'undoes' | 'redoes'> {
  const last = interventions.at(-1);
  const isStepNext = past.length > 0 && interventions.length <= brought;
  const deed = standing.canUndo && last !== undefined ? interventionWords(last.request, plan) : undefined;
  return {
    undoes: isStepNext ? present.step : deed,
    redoes: standing.canRedo ? 'what you did to the run' : future[0]?.step,
  };
}

const STOPPED = 'Stopped at a breakpoint; Debug shows where.';
const RAN_INTO = 'The run was ended there. Go back in time, or start it again.';

function phaseOf(snapshot: Snapshot): RunStatus['phase'] {
  if (snapshot.matches('compiling')) return 'compiling';
  if (!snapshot.matches('open')) return 'failed';
  const { state } = snapshot.context.standing;
  if (snapshot.matches({ open: 'seeking' }) || snapshot.matches({ open: 'returning' })) return 'seeking';
  if (state === 'seeking') return 'seeking';
  if (snapshot.matches({ open: 'running' })) return 'running';
  if (snapshot.matches({ open: 'acting' }) && snapshot.context.wasRunning) return 'running';
  return state === 'failed' ? 'failed' : state === 'ended' ? 'ended' : 'paused';
}

type Readers = Pick<Run, 'traces' | 'seen' | 'why' | 'table' | 'ledger' | 'series' | 'report' | 'hash'>;

const readers = new WeakMap<OpenRun['handle'], Readers>();

/** The readers of a run, always the same ones: effects that depend on them do not start anew with every status. */
function readersOf({ handle }: OpenRun): Readers {
  const known = readers.get(handle);
  if (known !== undefined) return known;
  const made: Readers = {
    traces: {
      list: async (filter) => (await answerOf(handle.traces(filter))) ?? [],
      get: (request) => answerOf(handle.trace(request)),
    },
    why: (question) => answerOf(handle.why(question)),
    seen: {
      list: (filter) => answerOf(handle.seenTraces(filter)),
      get: (trace) => answerOf(handle.seenTrace(trace)),
    },
    table: (table, limit = ROWS) => answerOf(handle.table(table, limit)),
    ledger: (invariant, limit = ROWS) => answerOf(handle.ledger(invariant, limit)),
    series: (subject, limit = WINDOWS) => answerOf(handle.series(subject, limit)),
    report: () => answerOf(handle.report()),
    hash: () => answerOf(handle.hash()),
  };
  readers.set(handle, made);
  return made;
}

/** The value of an answer; undefined when there is none, or the run is gone. */
async function answerOf<T>(answer: Promise<Result<T | null>>): Promise<T | undefined> {
  const result = await answer;
  return result.ok ? (result.value ?? undefined) : undefined;
}
