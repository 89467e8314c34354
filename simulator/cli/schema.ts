/** `faultline schema document|report|lesson`: the published JSON Schemas. */
import { lessonJsonSchema } from '../../lessons/form/lesson';
import { documentJsonSchema } from '../engine/document-schema';
import { reportJsonSchema } from '../model/report-schema';
import { readOptions } from './options';
import { UsageError } from './usage';

const SCHEMAS: Readonly<Record<string, () => unknown>> = {
  document: documentJsonSchema,
  report: reportJsonSchema,
  lesson: lessonJsonSchema,
};

export function schema(args: string[]): number {
  const [what = '', ...more] = readOptions(args, {}).positionals;
  const found = Object.hasOwn(SCHEMAS, what) && more.length === 0 ? SCHEMAS[what] : undefined;
  if (found === undefined) throw new UsageError('schema takes `document`, `report` or `lesson`');
  process.stdout.write(`${JSON.stringify(found(), null, 2)}\n`);
  return 0;
}
