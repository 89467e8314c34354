/** What documents may use: the registries of components, policies and faults, as compiling takes them. */
import { COMPONENTS } from '../components/registry';
import type { ComponentDefinition } from '../components/definition';
import { FAULTS } from '../faults/registry';
import type { Catalogue, Definitions } from '../model/catalogue';
import { POLICIES } from '../policies/registry';

function storeKinds(components: readonly ComponentDefinition[]): Definitions {
  return Object.fromEntries(
    components.filter(({ role }) => role === 'store').map((store) => [store.kind, store]),
  );
}

/** Everything that ships. */
export const CATALOGUE: Catalogue = {
  service: COMPONENTS.service,
  external: COMPONENTS.external,
  stores: storeKinds(Object.values(COMPONENTS)),
  policies: POLICIES,
  faults: FAULTS,
};
