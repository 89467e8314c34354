/** What a person can ask for: the system's tasks, the one that touches most of it first. */
import type { SystemDocument } from '../../../simulator';

export interface TaskButton {
  readonly name: string;
  readonly title: string;
  /** The one that teaches most: it reaches the most operations. */
  readonly isMain: boolean;
}

/** The tasks by how much of the system they touch, those that touch equally much as the document has them. */
export function tasksOf(document: SystemDocument): readonly TaskButton[] {
  const reach = Object.entries(document.tasks).map(([name, { steps }]) => {
    const seen = new Set<string>();
    for (const { request } of steps) visit(document, request, seen);
    return { name, reached: seen.size };
  });
  const sorted = reach.toSorted((one, other) => other.reached - one.reached);
  return sorted.map(({ name }, place) => ({ name, title: titleOf(name), isMain: place === 0 }));
}

function visit(document: SystemDocument, operation: string, seen: Set<string>): void {
  if (seen.has(operation)) return;
  seen.add(operation);
  const [module = '', name = ''] = operation.split('.');
  for (const call of document.modules[module]?.operations[name]?.calls ?? []) visit(document, call, seen);
}

/** `placeOrder` → `Place order`. */
export function titleOf(name: string): string {
  const words = name
    .replace(/[-_]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
