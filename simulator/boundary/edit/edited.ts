/** What an edit of a boundary is given and gives back. */
import { checkDocument } from '../../engine/check';
import { compile } from '../../engine/compile';
import type { SystemDocument } from '../../model/document';
import { pathText, type DocumentFault, type PathParts } from '../../model/document-fault';
import { didYouMean } from '../../model/names';
import type { Plan } from '../../model/plan';

export type Deployment = SystemDocument['deployments'][string];
export type Module = SystemDocument['modules'][string];
export type Service = Deployment['services'][string];
export type Stores = NonNullable<Deployment['stores']>;

/** The document after an edit, which compiles; or why it cannot be made. The document that was given stays as it was. */
export type Edited =
  | { readonly ok: true; readonly document: SystemDocument }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/**
 * Whether the tables of a module that gets another service go with it, to a store of that service's own, or stay where they
 * are, in a store that two services then share.
 */
export type DataChoice = 'own' | 'shared';

/** An edit that makes no sense; thrown inside this folder, never out of it. */
export class Refusal extends Error {
  readonly fault: DocumentFault;

  constructor(code: string, path: PathParts, message: string, hint: string) {
    super(message);
    this.fault = { code, path: pathText(path), message, hint };
  }
}

/** Changes one deployment, and hands the document out only if it can still run all that it could. Never throws. */
export function editing(
  document: SystemDocument,
  name: string,
  change: (deployment: Deployment) => SystemDocument,
): Edited {
  try {
    const deployment = Object.hasOwn(document.deployments, name) ? document.deployments[name] : undefined;
    if (deployment === undefined)
      throw new Refusal(
        'unknown-deployment',
        ['deployments'],
        `there is no deployment \`${name}\``,
        didYouMean(name, Object.keys(document.deployments)),
      );
    const changed = change(deployment);
    const faults = checkDocument(changed);
    return faults.length === 0 ? { ok: true, document: changed } : { ok: false, faults };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, faults: [error.fault] };
    throw error;
  }
}

/** The document with another deployment in the place of this name. */
export function withDeployment(
  document: SystemDocument,
  name: string,
  deployment: Deployment,
): SystemDocument {
  return { ...document, deployments: { ...document.deployments, [name]: deployment } };
}

/** The plan of a deployment whatever the experiment; throws the first fault as a refusal. */
export function planOf(document: SystemDocument, deployment: string): Plan {
  const experiments = { none: { workload: { requests: [] }, length: '1s' } };
  const compiled = compile({ ...document, experiments }, { deployment, seed: 0 });
  if (compiled.ok) return compiled.plan;
  const [{ code, message, hint } = { code: 'bad-document', message: 'it has faults', hint: '' }] =
    compiled.faults;
  throw new Refusal(code, ['deployments', deployment], message, hint);
}

/** A service of a deployment; refuses a name that it does not have. */
export function serviceNamed({ services }: Deployment, name: string, path: PathParts): Service {
  const service = Object.hasOwn(services, name) ? services[name] : undefined;
  if (service !== undefined) return service;
  throw new Refusal(
    'unknown-service',
    path,
    `there is no service \`${name}\``,
    didYouMean(name, Object.keys(services)),
  );
}

/** Puts modules into a list: in the document's order where the list keeps it, else behind the others. */
export function joined(list: readonly string[], more: readonly string[], document: SystemDocument): string[] {
  const order = new Map(Object.keys(document.modules).map((module, place) => [module, place]));
  const placeOf = (module: string): number => order.get(module) ?? order.size;
  const inOrder = list.every((module, i) => i === 0 || placeOf(list[i - 1] ?? '') <= placeOf(module));
  const all = [...list, ...more];
  return inOrder ? all.sort((one, other) => placeOf(one) - placeOf(other)) : all;
}

/** A record with each entry put in the place of those that `of` gives for it. */
export function replaced<Value>(
  record: Readonly<Record<string, Value>>,
  of: (name: string, value: Value) => readonly (readonly [string, Value])[],
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).flatMap(([name, value]) => of(name, value)));
}
