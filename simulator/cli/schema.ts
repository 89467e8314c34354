/** `faultline schema document|report`: the published JSON Schemas. */
import { documentJsonSchema } from '../engine/document-schema';
import { reportJsonSchema } from '../model/report-schema';
import { readOptions } from './options';
import { UsageError } from './usage';

export function schema(args: string[]): number {
  const [what, ...more] = readOptions(args, {}).positionals;
  if (more.length > 0 || (what !== 'document' && what !== 'report')) {
    throw new UsageError('schema takes `document` or `report`');
  }
  const found = what === 'document' ? documentJsonSchema() : reportJsonSchema();
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  return 0;
}
