/** Where in the picture a span happened. */
import type { Plan, SpanView } from '../../../simulator';
import type { Selection } from '../../shared/run';

/** What to select for a span: a call's wire, a statement's store, a handler's service or (inside a process) its module. */
export function targetOf(span: SpanView, plan: Plan): Selection {
  const callee = attribute(span, 'server.address');
  if (span.isStatement) return found('store', indexOf(plan.stores, callee));
  const service = span.instance.split('#', 1)[0] ?? '';
  if (span.kind === 'CLIENT') {
    const link = indexOf(plan.links, `${service}->${callee}`);
    return link >= 0 ? { kind: 'link', index: link } : placeOf(service, plan);
  }
  if (span.kind === 'SERVER') return placeOf(service, plan);
  const operation = plan.operations.find(({ name }) => name === span.name);
  return operation === undefined ? placeOf(service, plan) : { kind: 'module', index: operation.module };
}

function placeOf(service: string, plan: Plan): Selection {
  return found('service', indexOf(plan.services, service)) ?? { kind: 'clients', index: 0 };
}

function found(kind: 'service' | 'store', index: number): Selection {
  return index < 0 ? undefined : { kind, index };
}

function indexOf(things: readonly { readonly name: string }[], wanted: string): number {
  return things.findIndex(({ name }) => name === wanted);
}

function attribute({ attributes }: SpanView, key: string): string {
  return String(attributes.find(([name]) => name === key)?.[1] ?? '');
}
