import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEST_CATALOGUE } from '../../model/testing/catalogue';
import type { FaultTarget } from '../../model/plan';
import { parseFault, printFault } from './parse';
import type { FaultWorld } from './lookup';
import { resolveFault } from './resolve';
import type { ResolvedFault } from './resolve';
import { phraseOf } from './wording';

const work = { kind: 'constant', value: 1 } as const;
const operation = (name: string, module: number) => ({
  name,
  module,
  work,
  calls: [],
  callsInParallel: false,
  isDefault: true,
});
const module = (name: string, service: number, store: number) => ({
  name,
  external: false,
  service,
  store,
  hasHandlers: false,
});
const link = (name: string, from: object, to: object) => ({
  name,
  from,
  to,
  latency: work,
  lossProbability: 0,
});
const clients = { kind: 'clients' };
const shop = { kind: 'service', index: 0 };
const payments = { kind: 'service', index: 1 };

/** orders and users share the service shop; payments is a service of its own. */
const WORLD = {
  modules: [module('orders', 0, 0), module('users', 0, 0), module('payments', 1, -1)],
  operations: [
    operation('orders.place', 0),
    operation('orders.get', 0),
    operation('users.get', 1),
    operation('payments.charge', 2),
  ],
  services: [
    { name: 'shop', kind: 'service', modules: [0, 1], instances: 2, parameters: {} },
    { name: 'payments', kind: 'service', modules: [2], instances: 1, parameters: {} },
  ],
  stores: [{ name: 'database', kind: 'database', parameters: {} }],
  topics: [],
  brokers: [],
  registries: [],
  links: [
    link('clients->shop', clients, shop),
    link('shop->payments', shop, payments),
    link('payments->shop', payments, shop),
    link('shop->database', shop, { kind: 'store', index: 0 }),
  ],
} as FaultWorld; // the literals above are wider than the plan's

function resolve(text: string): ResolvedFault {
  const parsed = parseFault(text);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return resolveFault(parsed.phrase, WORLD, TEST_CATALOGUE.faults, text, new Set(['payments-database']));
}

test.each<[string, FaultTarget]>([
  ['crash orders', { kind: 'module', index: 0 }],
  ['crash payments', { kind: 'module', index: 2 }],
  ['crash shop', { kind: 'service', index: 0 }],
  ['crash shop#2', { kind: 'instance', service: 0, instance: 1 }],
  ['crash users#1', { kind: 'instance', service: 0, instance: 0 }],
  ['slow any service by 5x', { kind: 'anyService' }],
  ['crash database', { kind: 'store', index: 0 }],
  ['hang payments.charge', { kind: 'operation', index: 3 }],
  ['hang charge', { kind: 'operation', index: 3 }],
  ['cut clients->shop', { kind: 'link', index: 0 }],
  ['cut orders->payments', { kind: 'link', index: 1 }],
  ['cut users->database', { kind: 'link', index: 3 }],
  ['cut orders->users', { kind: 'none', says: 'orders and users share a process: no wire joins them' }],
  ['cut payments->database', { kind: 'none', says: 'payments never calls database: no wire joins them' }],
  ['crash payments-database', { kind: 'none', says: 'this deployment has no payments-database' }],
])('%s', (text, target) => {
  expect(resolve(text)).toMatchObject({ ok: true, fault: { text, target } });
});

test('what the words leave out gets the default of the kind', () => {
  expect(resolve('slow orders by 5x')).toMatchObject({ fault: { parameters: { factor: 5, added: 0 } } });
  expect(resolve('slow orders by 1s')).toMatchObject({ fault: { parameters: { factor: 1, added: 1e9 } } });
  expect(resolve('throw in orders')).toMatchObject({ fault: { parameters: { message: 'oops' } } });
  expect(resolve('cut orders')).toMatchObject({ fault: { parameters: { leg: 'both' } } });
});

test.each([
  ['crash shpo', 'there is no `shpo`', 'did you mean `shop`?'],
  ['hang get', 'several modules have an operation `get`', 'say which: `orders.get`, `users.get`'],
  [
    'cut orders when get starts',
    'several modules have an operation `get`',
    'say which: `orders.get`, `users.get`',
  ],
  ['cut orders when palce starts', 'there is no operation `palce`', 'did you mean `place`?'],
  ['crash database#1', '`database` is a store and has no instances', 'write `database`'],
  ['crash clients', 'the clients are no part of the system', 'name the link from them: `clients->shop`'],
  ['cut shop->clients', 'nobody calls the clients', 'replies travel on the link `clients->shop`'],
  [
    'crash orders.place',
    '`crash` does not act on an operation',
    'it acts on: module, service, instance, store',
  ],
  ['crash clients->shop', '`crash` does not act on a link', 'it acts on: module, service, instance, store'],
  ['slow orders by 0x', '`slow`, its factor: the value is out of bounds', 'choose from 1 to 100000'],
  ['leak orders 0B', '`leak`, its perCall: the value is out of bounds', 'choose from 1B to 1TiB'],
])('%s is refused', (text, message, hint) => {
  expect(resolve(text)).toEqual({ ok: false, message, hint });
});

test('every fault of a plan has words, and they mean the same fault', () => {
  const head = fc.constantFrom(
    'crash shop',
    'crash shop#2 for 3s',
    'hang orders.place',
    'slow database by 5x',
    'slow orders by 10ms',
    'fail users.get 12.5%',
    'throw in orders',
    `throw in orders 'no luck'`,
    'leak users 3MiB',
    'delay clients->shop by 5ms',
    'lose database 5%',
    'cut orders reply',
  );
  const when = fc.constantFrom('', 'at 10s', 'after charge returns', 'when orders.get commits the 22nd time');
  fc.assert(
    fc.property(head, when, (what, then) => {
      const resolved = resolve(`${what} ${then}`);
      const fault = resolved.ok ? resolved.fault : undefined;
      const phrase = fault === undefined ? undefined : phraseOf(fault, WORLD, TEST_CATALOGUE.faults);
      const text = phrase === undefined ? '' : printFault(phrase);
      expect(resolve(text)).toEqual({ ok: true, fault: { ...fault, text } });
    }),
  );
});

test('what found nothing to act on cannot be named', () => {
  const resolved = resolve('cut orders->users');
  expect(resolved.ok ? phraseOf(resolved.fault, WORLD, TEST_CATALOGUE.faults) : 'refused').toBeUndefined();
});
