/** What modules do by default, and what they do in code of their own, as far as edits must know. */
import { exportedOperations } from '../../../simulator';
import { FIRST_OPERATION } from './add';
import type { Draft, DraftModule } from './part';

type DraftOperation = DraftModule['operations'][string];

/** An operation that runs the default handler, which does whatever it is wired to; undefined: all of them are written. */
export function defaultOperation(draft: Draft, module: string): DraftOperation | undefined {
  const { handlers = '', operations = {} } = draft.modules[module] ?? {};
  const written = exportedOperations(handlers);
  return Object.entries(operations).find(([name]) => !written.has(name))?.[1];
}

/** The operation that others call when nobody says which. */
export function firstOperation(draft: Draft, module: string): string {
  return `${module}.${Object.keys(draft.modules[module]?.operations ?? {})[0] ?? FIRST_OPERATION}`;
}

/** What an operation of a module leads to by default, directly: calls, and topics by way of those that subscribe. */
export function calledBy(draft: Draft, module: string): string[] {
  const operations = Object.values(draft.modules[module]?.operations ?? {});
  const called = operations.flatMap(({ calls = [] }) => calls.map((name) => name.split('.')[0] ?? ''));
  const topics = new Set(operations.flatMap(({ publishes = [] }) => publishes));
  const told = Object.entries(draft.modules).flatMap(([name, { subscribes = [] }]) =>
    subscribes.some(({ topic }) => topics.has(topic)) ? [name] : [],
  );
  return [...called, ...told];
}

/** Whether what `from` does by default comes, over any way, to `to`. */
export function leadsTo(draft: Draft, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...calledBy(draft, next));
  }
  return false;
}
