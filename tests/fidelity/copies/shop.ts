/** The corner shop with payments apart, whose tables are in a second database too. */
import type { SystemDocument } from '../../../simulator/model/document';
import { Simulation } from '../../../simulator/engine/simulation';
import { shippedDocument } from '../../corner-shop';
import { finish, prepare } from '../../running';

export type Way = 'dual-writes' | 'change-capture';
export const WAYS: readonly Way[] = ['dual-writes', 'change-capture'];

export interface Copying {
  readonly reads?: 'original' | 'copy';
  readonly parameters?: object;
}

/** `payments-apart`, with what payments keeps in `payments-database` kept in `ledger` too. */
export function copyingShop(by: Way, { reads = 'original', parameters = {} }: Copying = {}): SystemDocument {
  const document = shippedDocument('corner-shop');
  const deployment = document.deployments['payments-apart'];
  if (deployment === undefined) throw new Error('the corner shop has payments apart');
  deployment.stores = { ...deployment.stores, ledger: { kind: 'database', modules: [] } };
  const captured = { by, into: 'ledger', reads, connector: 'connector', ...parameters } as const;
  if (by === 'change-capture')
    deployment.services = { ...deployment.services, connector: { modules: [], restartAfter: '1s' } };
  deployment.copies = { payments: by === 'dual-writes' ? { by, into: 'ledger', reads } : captured } as NonNullable<
    typeof deployment.copies
  >;
  return document;
}

interface Choice {
  readonly seed?: number;
  readonly lengthNs?: number;
  readonly faults?: readonly string[];
  readonly experiment?: string;
}

/** Ready to be run. */
export function begun(
  document: SystemDocument,
  { seed = 1, lengthNs = 20e9, faults = [], experiment = 'open-loop' }: Choice = {},
): Simulation {
  const choice = { deployment: 'payments-apart', experiment, seed, lengthNs, faults };
  const { plan, guest } = prepare(document, choice);
  return new Simulation(plan, guest);
}

/** Run to its end. */
export function ran(document: SystemDocument, choice: Choice = {}): Simulation {
  const simulation = begun(document, choice);
  finish(simulation);
  return simulation;
}
