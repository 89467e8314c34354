/** Lowers handlers in a worker, which is started when it is first needed and ended when it takes too long. */
import { releaseProxy, wrap, type Remote } from 'comlink';
import type { DocumentFault, HandlerSource, ParsedCondition, Site } from '../../simulator';
import type { LoweringApi } from '../../simulator/worker/lowering-entry';

export type Lowered =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

export type DebugBuild =
  | { readonly ok: true; readonly text: string; readonly sites: readonly Site[] }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** Fetching and starting the compiler is most of it; the longest handlers then take a second. */
const PATIENCE_MS = 30_000;

let running: { readonly worker: Worker; readonly api: Remote<LoweringApi> } | undefined;

/** Rejects when the compiler cannot be fetched. */
export function lowerInWorker(handlers: readonly HandlerSource[]): Promise<Lowered> {
  return asked<Lowered>(async (api) => api.lower(handlers), tooSlow);
}

/** Their debug build. Rejects when the compiler cannot be fetched. */
export function lowerToDebug(handlers: readonly HandlerSource[]): Promise<DebugBuild> {
  return asked<DebugBuild>(async (api) => api.lowerToDebug(handlers), tooSlow);
}

/** A breakpoint's condition over the variables in sight. Rejects when the compiler cannot be fetched. */
export function readCondition(text: string, names: readonly string[]): Promise<ParsedCondition> {
  const late = () =>
    ({ ok: false, message: 'it took too long to read', hint: 'ask for less', column: 1 }) as const;
  return asked(async (api) => api.parseCondition(text, names), late);
}

/** Asks the worker; it is ended when it takes too long, and `late` is the answer. */
async function asked<Answer>(
  question: (api: Remote<LoweringApi>) => Promise<Answer>,
  whenLate: () => Answer,
): Promise<Answer> {
  running ??= start();
  const { worker, api } = running;
  const ended = new Promise<'late' | 'broken'>((resolve) => {
    setTimeout(() => resolve('late'), PATIENCE_MS);
    worker.addEventListener('error', () => resolve('broken'));
  });
  const answer = await Promise.race([question(api), ended]);
  if (answer !== 'late' && answer !== 'broken') return answer;
  api[releaseProxy]();
  worker.terminate();
  running = undefined;
  if (answer === 'broken') throw new Error('the compiler could not be started');
  return whenLate();
}

function tooSlow(): { readonly ok: false; readonly faults: readonly DocumentFault[] } {
  const message = `compiling the handlers took longer than ${PATIENCE_MS / 1000} s`;
  return { ok: false, faults: [{ code: 'too-slow', path: 'modules', message, hint: 'make them simpler' }] };
}

function start() {
  // In this very form: the build looks for it.
  const worker = new Worker(new URL('../../simulator/worker/lowering-entry.ts', import.meta.url), {
    type: 'module',
    name: 'lowering',
  });
  return { worker, api: wrap<LoweringApi>(worker) };
}
