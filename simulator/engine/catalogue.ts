/** What documents may use: the registries of components, policies and faults, as compiling takes them. */
import { COPYING } from '../components/copying/definition';
import { COMPONENTS } from '../components/registry';
import type { ComponentDefinition } from '../components/definition';
import { FAULTS } from '../faults/registry';
import type { Catalogue, Definitions } from '../model/catalogue';
import { POLICIES } from '../policies/registry';

function kindsOf(wanted: ComponentDefinition['role']): Definitions {
  const components: readonly ComponentDefinition[] = Object.values(COMPONENTS);
  return Object.fromEntries(
    components.filter(({ role }) => role === wanted).map((component) => [component.kind, component]),
  );
}

/** Everything that ships. */
export const CATALOGUE: Catalogue = {
  service: COMPONENTS.service,
  external: COMPONENTS.external,
  stores: kindsOf('store'),
  registries: kindsOf('registry'),
  brokers: kindsOf('broker'),
  copying: COPYING,
  policies: POLICIES,
  faults: FAULTS,
};
