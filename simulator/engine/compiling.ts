/** Compiling, for whoever holds a document that is not shipped. It carries the schema, so a page loads it only then. */
import type { SystemDocument } from '../model/document';
import type { TaskPlan } from '../model/plan';
import { checkDocument } from './check';
import { compile } from './compile';
import { documentJsonSchema } from './document-schema';

export { checkDocument, compile, documentJsonSchema };

/** The tasks of a document by name, ready to be done by hand; none when the document has a fault. */
export function tasksOf(document: SystemDocument): Readonly<Record<string, TaskPlan>> {
  const requests = Object.keys(document.tasks).map((task) => ({ at: '0s', task }));
  const byHand = { workload: { requests }, length: '1s' };
  const compiled = compile({ ...document, experiments: { byHand } }, { seed: 0 });
  const { workload } = compiled.ok ? compiled.plan : { workload: undefined };
  if (workload?.kind !== 'requests') return {};
  return Object.fromEntries(workload.requests.map(({ task }) => [task.name, task]));
}
