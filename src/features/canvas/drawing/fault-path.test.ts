import { expect, test } from 'vitest';
import { idOfPath } from './fault-path';

test.each([
  ['deployments.apart.services.shop.cpus', 'service:shop'],
  ['deployments["a b"].stores.shop-database', 'store:shop-database'],
  ['deployments.apart.brokers.mail.topics[0]', 'broker:mail'],
  ['modules.orders.operations.place', 'module:orders'],
  ['deployments.apart.policies[0].call', undefined],
  ['document', undefined],
])('%s concerns %s', (path, id) => {
  expect(idOfPath(path)).toBe(id);
});
