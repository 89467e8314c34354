/** Shipped systems as documents that a test may change, and the corner shop in forms that do not ship. */
import { loadSystem } from '../lessons/systems';
import type { SystemDocument } from '../simulator/model/document';

/** How callers find the instances of payments. */
export const WAYS = ['static list', 'kubernetes', 'consul'] as const;
export type Way = (typeof WAYS)[number];

/** A copy of a shipped system. */
export function shippedDocument(name: string): SystemDocument {
  const document = loadSystem(name);
  if (document === undefined) throw new Error(`no system ships as ${name}`);
  // The tests of the systems show that they are documents of this form.
  return structuredClone(document) as unknown as SystemDocument;
}

/**
 * The corner shop whose deployment `payments-apart` has three instances of payments, found in one of the `WAYS` through
 * `registry`; `payments` and `registry` override parameters.
 */
export function shopWith(way: Way, payments: object = {}, registry: object = {}): SystemDocument {
  const document = shippedDocument('corner-shop');
  const deployment = document.deployments['payments-apart'];
  if (deployment === undefined) throw new Error('the corner shop has no deployment with payments apart');
  Object.assign(deployment.services['payments'] ?? {}, { instances: 3, ...payments });
  if (way !== 'static list')
    deployment.registries = { registry: { kind: way, services: ['payments'], ...registry } } as NonNullable<
      typeof deployment.registries
    >;
  return document;
}
