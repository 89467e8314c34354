/** The document's published JSON Schema: what a person may write, with the parameters of everything that ships. */
import { documentJsonSchema as schemaFor } from '../model/document';
import { CATALOGUE } from './catalogue';

export function documentJsonSchema(): Readonly<Record<string, unknown>> {
  return schemaFor(CATALOGUE);
}
