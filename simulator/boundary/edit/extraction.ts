/**
 * Taking a service out as it is done in life: one step at a time, each a deployment that runs, the one before it the way
 * back. Either the code leaves first and reads the old store for a while, or the data leaves first and the code follows
 * (Newman, "Monolith to Microservices", chapter 4, has both). The façade, dual writes and change capture are not here: they
 * need a module that is deployed twice at one time, with traffic divided between the two, and a module has one home.
 */
import type { SystemDocument } from '../../model/document';
import { freeStage } from './free-name';
import { withDeployment, type Deployment, type Edited } from './edited';
import { merge } from './merge';
import { split } from './split';

/** What leaves first. */
export type ExtractionOrder = 'code' | 'data';

export interface Stage {
  /** Name of its deployment. */
  readonly deployment: string;
  readonly title: string;
  readonly explains: string;
}

/** The document with a deployment for each stage, and the stages, what there was first. */
export type Extraction =
  | { readonly ok: true; readonly document: SystemDocument; readonly stages: readonly Stage[] }
  | Extract<Edited, { ok: false }>;

const TEXTS = {
  code: [
    'The code apart',
    'A service of its own, and its tables still in the old store: two services share it.',
  ],
  data: [
    'The data apart',
    'Still one service, and the tables in a store of their own: no transaction holds both any more.',
  ],
  both: ['Apart', 'A service of its own with a store of its own.'],
} as const;

/** The stages of taking `modules` out of their service. */
export function extraction(
  document: SystemDocument,
  name: string,
  modules: readonly string[],
  order: ExtractionOrder,
): Extraction {
  const apart = split(document, name, modules);
  if (!apart.ok) return apart;
  const half =
    order === 'code'
      ? split(document, name, modules, { data: 'shared' })
      : dataApart(apart.document, document, name);
  if (!half.ok) return half;
  const before = document.deployments[name];
  const stages: Stage[] = [
    { deployment: name, title: before?.title ?? name, explains: before?.explains ?? '' },
  ];
  let grown = document;
  for (const [what, edited] of [
    [order, half.document],
    ['both', apart.document],
  ] as const) {
    const deployment = edited.deployments[name];
    if (deployment === undefined) continue;
    const [title, explains] = TEXTS[what];
    const stage = freeStage(`${name}-${what === 'both' ? 'apart' : `${what}-apart`}`, grown);
    const told: Deployment = { ...deployment, title, explains };
    grown = withDeployment(grown, stage, told);
    stages.push({ deployment: stage, title, explains });
  }
  return { ok: true, document: grown, stages };
}

/** The new service merged back with its store left apart. */
function dataApart(apart: SystemDocument, before: SystemDocument, name: string): Edited {
  const old = before.deployments[name]?.services ?? {};
  const services = apart.deployments[name]?.services ?? {};
  const drawn = Object.keys(services).find((service) => !Object.hasOwn(old, service)) ?? '';
  const left = Object.keys(old).find(
    (service) => services[service]?.modules.length !== old[service]?.modules.length,
  );
  return merge(apart, name, [drawn], left ?? '', {});
}
