/** One run for a command: ready to be executed, here or in the restricted child. */
import { runInThisContext } from 'node:vm';
import { checkDocument } from '../engine/check';
import type { GuestFactory } from '../engine/guest';
import { hintOf } from '../engine/hints';
import type { RunReport } from '../engine/report';
import { RunFailure } from '../kernel/run-failure';
import { lower } from '../lowering';
import type { SystemDocument } from '../model/document';
import { handlersOf } from '../model/handlers';
import type { Plan } from '../model/plan';
import { executeInChild } from './child';
import { execute, type Observer } from './execute';
import { Progress } from './progress';
import { stop, Stopped } from './stopped';

/** What is to be executed. */
export interface Task {
  readonly plan: Plan;
  /** The lowered handlers. */
  readonly text: string;
  /** They are a stranger's. */
  readonly inChild: boolean;
}

/** The task of a plan and the document that it was compiled from. Throws `Stopped` when its handlers cannot be lowered. */
export function taskOf(plan: Plan, document: SystemDocument, isShipped: boolean): Task {
  const sources = handlersOf(document);
  const lowered = lower(sources);
  if (!lowered.ok) throw new Stopped(checkDocument(document, lower));
  return { plan, text: lowered.text, inChild: !isShipped && sources.length > 0 };
}

/** Executes a task to its end and shows how far it is. */
export async function observed(task: Task, observer: Omit<Observer, 'progress'>): Promise<RunReport> {
  const progress = new Progress();
  try {
    return await start(task, {
      ...observer,
      progress: (nowNs, lengthNs) => progress.show(nowNs, lengthNs),
    });
  } finally {
    progress.done();
  }
}

function start({ plan, text, inChild }: Task, observer: Observer): RunReport | Promise<RunReport> {
  if (inChild) return executeInChild(plan, text, observer);
  const guest = runInThisContext(text) as GuestFactory; // our own text, or the empty one of a document without handlers
  try {
    return execute(plan, guest, observer, () => performance.now());
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    return stop(error.code, plan.system, error.message, hintOf(error.code));
  }
}
