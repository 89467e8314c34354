/** What an engine is given of a document. */
import { handlersOf } from '../../simulator/model/handlers';
import { compile, type RunChoice } from '../../simulator/engine/compile';
import { lower, lowerToDebug, type Site } from '../../simulator/lowering';
import type { Case } from './case';

/** Plan and lowered handlers. Throws when the document has faults. */
export function prepare(document: unknown, choice: RunChoice): Pick<Case, 'plan' | 'text'> {
  const compiled = compile(document, choice);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults, null, 2));
  const lowered = lower(handlersOf(compiled.document));
  if (!lowered.ok) throw new Error(JSON.stringify(lowered.faults, null, 2));
  return { plan: compiled.plan, text: lowered.text };
}

/** The debug build of a document's handlers, and where it can stop. Throws when the document has faults. */
export function debugBuild(document: unknown): { readonly text: string; readonly sites: readonly Site[] } {
  const compiled = compile(document, { seed: 0 });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults, null, 2));
  const lowered = lowerToDebug(handlersOf(compiled.document));
  if (!lowered.ok) throw new Error(JSON.stringify(lowered.faults, null, 2));
  return lowered;
}
