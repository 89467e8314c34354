/** Lowers handlers in a worker, which is started when it is first needed and ended when it takes too long. */
import { releaseProxy, wrap, type Remote } from 'comlink';
import type { DocumentFault, HandlerSource } from '../../simulator';
import type { LoweringApi } from '../../simulator/worker/lowering-entry';

export type Lowered =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** Fetching and starting the compiler is most of it; the longest handlers then take a second. */
const PATIENCE_MS = 30_000;

let running: { readonly worker: Worker; readonly api: Remote<LoweringApi> } | undefined;

/** Rejects when the compiler cannot be fetched. */
export async function lowerInWorker(handlers: readonly HandlerSource[]): Promise<Lowered> {
  running ??= start();
  const { worker, api } = running;
  const ended = new Promise<'late' | 'broken'>((resolve) => {
    setTimeout(() => resolve('late'), PATIENCE_MS);
    worker.addEventListener('error', () => resolve('broken'));
  });
  const lowered = await Promise.race([api.lower(handlers), ended]);
  if (typeof lowered === 'object') return lowered;
  api[releaseProxy]();
  worker.terminate();
  running = undefined;
  if (lowered === 'broken') throw new Error('the compiler could not be started');
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
