/**
 * The engine for judging lessons, in the sandbox: a learner's handlers are no more trusted here than when their run is shown.
 * Runs with the same handlers share a worker.
 */
import { handlersOf, loadCompiler, type Plan, type RunReport } from '../../../simulator';
import { needsFew } from '../../../simulator/worker/enough';
import type { Host } from '../../../lessons/judge/judging';
import { createEngineHost, type RunHandle } from '../../shared/sandbox';
import { loweredHandlers } from '../runnable';

/** Why a design could not be judged, as a sentence. */
export class NotJudged extends Error {}

const engines = createEngineHost();

/** Nothing is left of it when `signal` aborts, and what is under way then rejects. `ran` is told of each run that is over. */
export function sandboxHost(signal: AbortSignal, ran: () => void = () => undefined): Host {
  const workers = new Map<string, Promise<RunHandle>>();

  const workerFor = (plan: Plan, guestText: string): Promise<RunHandle> => {
    // Another plan may take a part of the engine that the small one has not.
    const key = `${needsFew(plan, guestText)} ${guestText}`;
    const known = workers.get(key) ?? started(plan, guestText, signal);
    workers.set(key, known);
    return known;
  };
  const run = async (plan: Plan, guestText: string): Promise<RunReport> => {
    const worker = await workerFor(plan, guestText);
    const measured = await worker.measure(plan);
    if (!measured.ok) throw new NotJudged(measured.error.message);
    ran();
    return measured.value;
  };
  return {
    prepare: async (document, choice) => {
      const { compile } = await loadCompiler();
      const compiled = compile(document, { ...choice, seed: 0 });
      if (!compiled.ok) return compiled;
      const lowered = await loweredHandlers(handlersOf(compiled.document));
      if (!lowered.ok) return lowered;
      return { ok: true, plan: compiled.plan, run: (plan) => run(plan, lowered.text) };
    },
  };
}

async function started(plan: Plan, guestText: string, signal: AbortSignal): Promise<RunHandle> {
  const begun = await engines.start(plan, guestText);
  if (!begun.ok) throw new NotJudged(begun.error.message);
  const handle = begun.value;
  signal.addEventListener('abort', () => handle.dispose());
  if (signal.aborted) handle.dispose();
  return handle;
}
