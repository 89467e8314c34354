/**
 * What it takes to run a document under a choice: its plan, its lowered handlers, and what a user can do by hand. What ships
 * has all of it ready; one's own is compiled here, with a compiler that is fetched only then.
 */
import {
  handlersOf,
  loadCompiler,
  type DocumentFault,
  type HandlerSource,
  type Plan,
  type SystemDocument,
  type TaskPlan,
} from '../../simulator';
import { validChoice, type Choice } from './choice';
import { lowerInWorker, type Lowered } from './lower';
import { loadShipped, shippedPlan, type ShippedSystem } from './shipped';
import type { Source } from './source';

export interface Runnable {
  readonly document: SystemDocument;
  readonly choice: Choice;
  readonly plan: Plan;
  /** Its handlers, lowered; '' without any. */
  readonly guestText: string;
  /** What a user does, by name. */
  readonly tasks: Readonly<Record<string, TaskPlan>>;
}

interface Faulty {
  readonly ok: false;
  readonly faults: readonly DocumentFault[];
}

export type Made = { readonly ok: true; readonly runnable: Runnable } | Faulty;

/** Undefined when no such system or choice ships. Rejects when something could not be fetched. */
export async function runnableOf(source: Source, wanted: Partial<Choice>): Promise<Made | undefined> {
  if (source.kind === 'own') return ownRunnable(source.document, wanted);
  const system = await loadShipped(source.name);
  return system && shippedRunnable(system, wanted);
}

function shippedRunnable(system: ShippedSystem, wanted: Partial<Choice>): Made | undefined {
  const { document, guestText, tasks } = system;
  remember(handlersOf(document), guestText);
  const choice = validChoice(document, wanted);
  const plan = shippedPlan(system, choice);
  return plan && { ok: true, runnable: { document, choice, plan, guestText, tasks } };
}

/** Every deployment has to be right, not the chosen one alone, so that no edit leaves one behind that cannot run. */
async function ownRunnable(written: SystemDocument, wanted: Partial<Choice>): Promise<Made> {
  const { checkDocument, compile, tasksOf } = await loadCompiler();
  const faults = checkDocument(written);
  if (faults.length > 0) return { ok: false, faults };
  const choice = validChoice(written, wanted);
  const compiled = compile(written, choice);
  if (!compiled.ok) return compiled;
  const { document, plan } = compiled;
  const lowered = await loweredHandlers(handlersOf(document));
  if (!lowered.ok) return lowered;
  return {
    ok: true,
    runnable: { document, choice, plan, guestText: lowered.text, tasks: tasksOf(document) },
  };
}

/** Lowered texts by the handlers that they were made from: most edits leave those alone, and the compiler is large. */
const known = new Map<string, string>();
const MOST_KNOWN = 50;

/** Handlers that were lowered elsewhere by us, as what ships was when the page was built. */
export function remember(handlers: readonly HandlerSource[], text: string): void {
  const [oldest] = known.keys();
  if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  known.set(JSON.stringify(handlers), text);
}

/** Rejects when the compiler cannot be fetched. */
export async function loweredHandlers(handlers: readonly HandlerSource[]): Promise<Lowered> {
  if (handlers.length === 0) return { ok: true, text: '' };
  const text = known.get(JSON.stringify(handlers));
  if (text !== undefined) return { ok: true, text };
  const lowered = await lowerInWorker(handlers);
  if (lowered.ok) remember(handlers, lowered.text);
  return lowered;
}
