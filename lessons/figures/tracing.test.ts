import { expect, test } from 'vitest';
import { FIGURES } from '.';
import { prepare } from '../../tests/running';
import { mergePatch } from '../form/merge-patch';
import { ranWith } from '../judge/testing';
import { loadSystem } from '../systems';

/** The corner shop in two services, with these instruments, after three calls by clients and one from the shop to payments. */
function traced(instruments: object) {
  const document = mergePatch(loadSystem('corner-shop') as never, {
    deployments: { 'payments-apart': { instruments: instruments as never } },
  });
  const { plan } = prepare(document as never, { deployment: 'payments-apart', seed: 1 }); // patched, not a new form
  const calls: Readonly<Record<string, number>> = { 'clients->shop': 3, 'shop->payments': 1 };
  const links = plan.links.map(({ name }) => ({ name, calls: calls[name] ?? 0 }));
  const reading = FIGURES.tracedShare.measure(ranWith({ links: links as never }, plan), {
    of: [],
    quantile: 'p95',
  });
  return [reading?.value, reading?.place.name];
}

test('a call is shown when both ends make spans and the caller hands the context on; whoever breaks it is named', () => {
  expect(traced({})).toEqual([1, '']);
  expect(traced({ level: 'metrics' })).toEqual([0, 'shop']);
  expect(traced({ services: { shop: { propagates: false } } })).toEqual([0.75, 'shop']);
  expect(traced({ services: { payments: { level: 'metrics' } } })).toEqual([0.75, 'payments']);
});

test('traces that the sampler leaves out are not counted against it, but some must be kept', () => {
  expect(traced({ sampling: 0.01 })).toEqual([1, '']);
  expect(traced({ sampling: 0 })).toEqual([0, 'shop']);
});
