import { expect, test } from 'vitest';
import type { Plan } from '../../simulator';
import type { Selection } from '../shared/run';
import { keptSelection } from './keep-selection';

function plan(services: readonly string[], over: Partial<Plan> = {}): Plan {
  const named = (names: readonly string[]) => names.map((name) => ({ name }));
  // As much of a plan as is looked at.
  return {
    system: 'shop',
    experiment: 'busy',
    seed: 1,
    services: named(services),
    stores: named(services.map((name) => `${name}-database`)),
    links: named(services.map((name) => `clients->${name}`)),
    ...over,
  } as unknown as Plan;
}

const before = plan(['shop', 'payments']);
const after = plan(['users', 'payments']);

test.each<[string, Selection, Selection]>([
  ['a service that is still there', { kind: 'service', index: 1 }, { kind: 'service', index: 1 }],
  ['a service that is gone', { kind: 'service', index: 0 }, undefined],
  ['a store by its name', { kind: 'store', index: 1 }, { kind: 'store', index: 1 }],
  ['a link by its name', { kind: 'link', index: 0 }, undefined],
  ['a module', { kind: 'module', index: 3 }, { kind: 'module', index: 3 }],
  ['a request', { kind: 'request', request: 7 }, { kind: 'request', request: 7 }],
  ['an instance', { kind: 'instance', index: 0 }, undefined],
  ['nothing', undefined, undefined],
])('%s', (_, selected, kept) => {
  expect(keptSelection(selected, before, after)).toEqual(kept);
});

test('what moved to another place is found there', () => {
  const moved = plan(['payments', 'shop']);
  expect(keptSelection({ kind: 'service', index: 1 }, before, moved)).toEqual({ kind: 'service', index: 0 });
});

test('a request of another seed is another request, and another system has other modules', () => {
  const request = { kind: 'request', request: 7 } as const;
  expect(keptSelection(request, before, plan([], { seed: 2 }))).toBeUndefined();
  expect(keptSelection({ kind: 'module', index: 0 }, before, plan([], { system: 'other' }))).toBeUndefined();
});
