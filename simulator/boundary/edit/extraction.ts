/**
 * Taking a service out as it is done in life: one step at a time, each a deployment that runs, the one before it the way
 * back. Either the code leaves first and reads the old store for a while, or the data leaves first and the code follows
 * (Newman, "Monolith to Microservices", chapter 4, has both; Fowler's strangler fig,
 * https://martinfowler.com/bliki/StranglerFigApplication.html, is their common picture). The data moves in one leap, or over a
 * copy (`copied-data.ts`).
 *
 * Left out are the façade in front and traffic that is shared between old code and new: both need a module that runs in two
 * services at one time, and something on its callers' way that chooses between them, and here a module has one service.
 */
import type { SystemDocument } from '../../model/document';
import type { CopyWay } from '../../model/plan';
import { movedByCopy } from './copied-data';
import { freeStage } from './free-name';
import { Refusal, withDeployment, type Deployment, type Edited } from './edited';
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

/** A stage before it has the name of a deployment. */
export interface Step {
  /** What is put behind the first deployment's name. */
  readonly suffix: string;
  readonly deployment: Deployment;
}

/** The document with a deployment for each stage, and the stages, what there was first. */
export type Extraction =
  | { readonly ok: true; readonly document: SystemDocument; readonly stages: readonly Stage[] }
  | Extract<Edited, { ok: false }>;

const TEXTS = {
  code: {
    suffix: 'code-apart',
    title: 'The code apart',
    explains: 'A service of its own, and its tables still in the old store: two services share it.',
  },
  data: {
    suffix: 'data-apart',
    title: 'The data apart',
    explains:
      'Still one service, and the tables in a store of their own: no transaction holds both any more.',
  },
  both: { suffix: 'apart', title: 'Apart', explains: 'A service of its own with a store of its own.' },
} as const;

/** The stages of taking `modules` out of their service; `copying`: how what they keep gets into the new store, at once when left out. */
export function extraction(
  document: SystemDocument,
  name: string,
  modules: readonly string[],
  order: ExtractionOrder,
  copying?: CopyWay,
): Extraction {
  const apart = split(document, name, modules);
  if (!apart.ok) return apart;
  const half =
    order === 'code'
      ? split(document, name, modules, { data: 'shared' })
      : dataApart(apart.document, document, name);
  if (!half.ok) return half;
  const [start, middle, end] = [document, half.document, apart.document].map(
    ({ deployments }) => deployments[name],
  );
  if (start === undefined || middle === undefined || end === undefined)
    throw new Error(`${name} is in what was made of it`);
  const [from, to] = order === 'code' ? [middle, end] : [start, middle];
  try {
    const moved = copying === undefined ? [] : movedByCopy(document, from, to, modules, copying);
    const first = { ...TEXTS[order], deployment: { ...middle, ...told(TEXTS[order]) } };
    const last = { ...TEXTS.both, deployment: { ...end, ...told(TEXTS.both) } };
    return staged(document, name, order === 'code' ? [first, ...moved, last] : [...moved, first, last]);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, faults: [error.fault] };
    throw error;
  }
}

/** The document with the steps as deployments of their own. */
function staged(document: SystemDocument, name: string, steps: readonly Step[]): Extraction {
  const before = document.deployments[name];
  const stages: Stage[] = [
    { deployment: name, title: before?.title ?? name, explains: before?.explains ?? '' },
  ];
  let grown = document;
  for (const { suffix, deployment } of steps) {
    const stage = freeStage(`${name}-${suffix}`, grown);
    const { title = stage, explains } = deployment;
    grown = withDeployment(grown, stage, deployment);
    stages.push({ deployment: stage, title, explains });
  }
  return { ok: true, document: grown, stages };
}

function told({ title, explains }: Pick<Stage, 'title' | 'explains'>): Pick<Stage, 'title' | 'explains'> {
  return { title, explains };
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
