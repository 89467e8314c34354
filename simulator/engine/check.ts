/** Checks a whole document: every deployment under every experiment, and the handlers, if somebody can lower them. */
import type { DocumentFault } from '../model/document-fault';
import { CATALOGUE } from './catalogue';
import { checkWith } from './compile/checker';
import type { LowerHandlers } from './compile/checker';
import { compile } from './compile';
import { couplingsOf } from './coupling';

export type { LowerHandlers };

/**
 * All faults of a document of any form and origin; none when each of its deployments can run each of its experiments.
 * `lower` is lowering's own function; without it the handlers are not looked at.
 */
export function checkDocument(document: unknown, lower?: LowerHandlers): readonly DocumentFault[] {
  return checkWith(CATALOGUE, document, lower);
}

/** What is worth knowing of a deployment although it is no fault. */
export interface Finding {
  readonly deployment: string;
  readonly says: string;
}

/** What the deployments of a document without faults couple; none of one that has some. */
export function findingsIn(document: unknown): readonly Finding[] {
  const compiled = compile(document, { seed: 0 });
  if (!compiled.ok) return [];
  return Object.keys(compiled.document.deployments).flatMap((deployment) => {
    const under = compile(compiled.document, { deployment, seed: 0 });
    return under.ok ? couplingsOf(under.plan).map(({ says }) => ({ deployment, says })) : [];
  });
}
