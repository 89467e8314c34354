/** Checks a whole document: every deployment under every experiment, and the handlers, if somebody can lower them. */
import type { DocumentFault } from '../model/document-fault';
import { CATALOGUE } from './catalogue';
import { checkWith, handlersOf } from './compile/checker';
import type { LowerHandlers } from './compile/checker';

export { handlersOf };
export type { LowerHandlers };

/**
 * All faults of a document of any form and origin; none when each of its deployments can run each of its experiments.
 * `lower` is lowering's own function; without it the handlers are not looked at.
 */
export function checkDocument(document: unknown, lower?: LowerHandlers): readonly DocumentFault[] {
  return checkWith(CATALOGUE, document, lower);
}
