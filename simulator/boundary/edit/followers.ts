/** What names a service or a store besides those that hold it: links, policies, registries, instruments and faults. */
import { parseFault, printFault } from '../../faults/grammar/parse';
import type { TargetPhrase } from '../../faults/grammar/phrase';
import type { SystemDocument } from '../../model/document';
import { partyName } from '../../model/parties';
import type { Deployment } from './edited';
import { planOf, replaced, withDeployment } from './edited';

type Between = NonNullable<NonNullable<Deployment['links']>['between']>;

/** New names by those of whom they came out of. */
type Heirs = ReadonlyMap<string, string>;

/** After a split: whoever came out of another is joined, guarded, found and watched as that one was. */
export function inherited(deployment: Deployment, service: string, into: string, stores: Heirs): Deployment {
  const heirs: Heirs = new Map([...stores, [service, into]]);
  const { links, policies, registries, instruments } = deployment;
  const namesOf = (name: string): string[] => [name, ...(heirs.has(name) ? [heirs.get(name) ?? ''] : [])];
  const between = links?.between?.flatMap((link) =>
    namesOf(link.from).flatMap((from) => namesOf(link.to).map((to) => ({ ...link, from, to }))),
  );
  const watched = instruments?.services;
  return {
    ...deployment,
    ...(between === undefined ? {} : { links: { ...links, between: between.filter(isBetweenTwo) } }),
    ...(policies === undefined
      ? {}
      : {
          policies: policies.flatMap((policy) =>
            policy.from === service ? [policy, { ...policy, from: into }] : [policy],
          ),
        }),
    ...(registries === undefined
      ? {}
      : {
          registries: replaced(registries, (name, registry) => [
            [name, { ...registry, services: registry.services.flatMap(namesOf) }],
          ]),
        }),
    ...(watched === undefined
      ? {}
      : {
          instruments: {
            ...instruments,
            services: replaced(watched, (name, own) => namesOf(name).map((one) => [one, own] as const)),
          },
        }),
  };
}

/** After a merge: what was said of those that are gone is said of who took them, unless something was said already. */
export function takenOver(
  deployment: Deployment,
  services: readonly string[],
  into: string,
  stores: Readonly<Record<string, string>>,
): Deployment {
  const gone: Heirs = new Map([...Object.entries(stores), ...services.map((name) => [name, into] as const)]);
  const { links, policies, registries, instruments } = deployment;
  const watched = instruments?.services;
  const own = new Set(policies?.filter(({ from }) => from === into).map((one) => JSON.stringify(one)));
  return {
    ...deployment,
    ...(deployment.copies === undefined ? {} : { copies: copiesElsewhere(deployment, stores) }),
    ...(links?.between === undefined ? {} : { links: { ...links, between: renamed(links.between, gone) } }),
    ...(policies === undefined
      ? {}
      : {
          policies: policies.flatMap((policy) => {
            if (policy.from === undefined || !gone.has(policy.from)) return [policy];
            const inherits = { ...policy, from: into };
            return own.has(JSON.stringify(inherits)) ? [] : [inherits];
          }),
        }),
    ...(registries === undefined
      ? {}
      : {
          registries: replaced(registries, (name, registry) => [
            [name, { ...registry, services: registry.services.filter((service) => !gone.has(service)) }],
          ]),
        }),
    ...(watched === undefined
      ? {}
      : {
          instruments: {
            ...instruments,
            services: replaced(watched, (name, said) => (gone.has(name) ? [] : [[name, said]])),
          },
        }),
  };
}

/** Copies go along with their stores; one that comes to where its original is is none any more. */
function copiesElsewhere(
  { copies = {}, stores = {} }: Deployment,
  joined: Readonly<Record<string, string>>,
): NonNullable<Deployment['copies']> {
  return replaced(copies, (module, copy) => {
    const into = joined[copy.into] ?? copy.into;
    return stores[into]?.modules.includes(module) === true ? [] : [[module, { ...copy, into }]];
  });
}

function renamed(between: Between, gone: Heirs): Between {
  const nameOf = (name: string): string => gone.get(name) ?? name;
  const said = new Set(
    between
      .filter(({ from, to }) => !gone.has(from) && !gone.has(to))
      .map(({ from, to }) => `${from}->${to}`),
  );
  return between.flatMap((link) => {
    if (!gone.has(link.from) && !gone.has(link.to)) return [link];
    const moved = { ...link, from: nameOf(link.from), to: nameOf(link.to) };
    const name = `${moved.from}->${moved.to}`;
    if (said.has(name) || !isBetweenTwo(moved)) return [];
    said.add(name);
    return [moved];
  });
}

function isBetweenTwo({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return from !== to;
}

/** The document without what its deployment says of links that are no more. */
export function withoutDeadLinks(document: SystemDocument, name: string): SystemDocument {
  const deployment = document.deployments[name];
  const { links } = deployment ?? {};
  if (deployment === undefined || links?.between === undefined || links.between.length === 0) return document;
  const silent = withDeployment(document, name, { ...deployment, links: { ...links, between: [] } });
  const plan = planOf(silent, name);
  const known = new Set(plan.links.map(({ from, to }) => `${partyName(plan, from)}->${partyName(plan, to)}`));
  const between = links.between.filter(({ from, to }) => known.has(`${from}->${to}`));
  return withDeployment(document, name, { ...deployment, links: { ...links, between } });
}

/** Lets the experiments' faults on what is nowhere any more strike whoever took it over. */
export function withFaultsFollowing(document: SystemDocument, gone: Heirs): SystemDocument {
  const known = new Set([
    ...Object.keys(document.modules),
    ...Object.values(document.deployments).flatMap(
      ({ services, stores = {}, brokers = {}, registries = {} }) =>
        [services, stores, brokers, registries].flatMap((parties) => Object.keys(parties)),
    ),
  ]);
  const nameOf = (name: string): string => (known.has(name) ? name : (gone.get(name) ?? name));
  const follow = (text: string): string => {
    const parsed = parseFault(text);
    if (!parsed.ok) return text;
    const { target } = parsed.phrase;
    const moved = targetNamed(target, nameOf);
    return JSON.stringify(moved) === JSON.stringify(target)
      ? text
      : printFault({ ...parsed.phrase, target: moved });
  };
  const experiments = replaced(document.experiments, (name, experiment) => [
    [
      name,
      experiment.faults === undefined ? experiment : { ...experiment, faults: experiment.faults.map(follow) },
    ],
  ]);
  return { ...document, experiments };
}

function targetNamed(target: TargetPhrase, nameOf: (name: string) => string): TargetPhrase {
  if (target.kind === 'name' || target.kind === 'instance') return { ...target, name: nameOf(target.name) };
  if (target.kind === 'link') return { ...target, from: nameOf(target.from), to: nameOf(target.to) };
  return target;
}
