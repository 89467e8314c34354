/** The corner shop with payments apart, whose tables are in a second database too. */
import type { SystemDocument } from '../simulator/model/document';
import type { CopyWay } from '../simulator/model/plan';
import { shippedDocument } from './corner-shop';

export const COPY_WAYS: readonly CopyWay[] = ['dual-writes', 'change-capture'];

export interface Copying {
  readonly reads?: 'original' | 'copy';
  readonly parameters?: object;
}

/** `payments-apart`, with what payments keeps in `payments-database` kept in `ledger` too. */
export function copyingShop(
  by: CopyWay,
  { reads = 'original', parameters = {} }: Copying = {},
): SystemDocument {
  const document = shippedDocument('corner-shop');
  const deployment = document.deployments['payments-apart'];
  if (deployment === undefined) throw new Error('the corner shop has payments apart');
  deployment.stores = { ...deployment.stores, ledger: { kind: 'database', modules: [] } };
  const captured = { by, into: 'ledger', reads, connector: 'connector', ...parameters } as const;
  if (by === 'change-capture')
    deployment.services = { ...deployment.services, connector: { modules: [], restartAfter: '1s' } };
  deployment.copies = {
    payments: by === 'dual-writes' ? { by, into: 'ledger', reads } : captured,
  } as NonNullable<typeof deployment.copies>;
  return document;
}
