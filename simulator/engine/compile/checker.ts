/** Checking a whole document: every deployment under every experiment, and the handlers. */
import type { Catalogue } from '../../model/catalogue';
import { readDocument } from '../../model/document';
import type { CheckedDocument } from '../../model/document';
import { FaultList } from '../../model/document-fault';
import type { DocumentFault } from '../../model/document-fault';
import { handlersOf } from '../../model/handlers';
import type { HandlerSource } from '../../model/handlers';
import { Compiler } from './compiler';

/** Lowers handlers, or says what is wrong with them. Passed in, because the compiler behind it is large and not always there. */
export type LowerHandlers = (
  modules: readonly HandlerSource[],
) => { readonly ok: true } | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** All faults of a document of any form and origin; none when each of its deployments can run each of its experiments. */
export function checkWith(
  catalogue: Catalogue,
  document: unknown,
  lower?: LowerHandlers,
): readonly DocumentFault[] {
  const read = readDocument(document, catalogue);
  if (!read.ok) return read.faults;
  const faults = new FaultList();
  const compiler = new Compiler(read.checked, catalogue, faults);
  // One of each is compiled even when there is none, so that its absence is reported.
  for (const deployment of namesOf(read.checked.deployments))
    for (const experiment of namesOf(read.checked.experiments))
      if (!faults.isFull) compiler.plan({ deployment, experiment, seed: 0 });
  if (lower !== undefined) for (const fault of loweringFaults(read.checked, lower)) faults.addFault(fault);
  return faults.faults;
}

function loweringFaults(document: CheckedDocument, lower: LowerHandlers): readonly DocumentFault[] {
  const sources = handlersOf(document);
  const lowered = sources.length === 0 ? { ok: true as const } : lower(sources);
  return lowered.ok ? [] : lowered.faults;
}

function namesOf(entries: Readonly<Record<string, unknown>>): (string | undefined)[] {
  const names = Object.keys(entries);
  return names.length === 0 ? [undefined] : names;
}
