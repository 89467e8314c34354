/** What has a definition of its own, so that a lesson can link to it as a term. */
import type { Catalogue } from '../../simulator';

/** Kinds of component, fault and policy. */
export function kindsIn({
  service,
  external,
  stores,
  registries,
  brokers,
  policies,
  faults,
}: Catalogue): readonly string[] {
  const kinds = [stores, registries, brokers, policies, faults].flatMap((all) => Object.keys(all));
  return [service.kind, external.kind, ...kinds];
}
