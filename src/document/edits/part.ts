/**
 * What edits are about: a part of the picture, named as the document names it, and what an edit comes to. An edit is a
 * function of the document; it leaves the one that it is given as it was, and refuses in words what it cannot do.
 */
import { CLIENTS, type SystemDocument } from '../../../simulator';

export type Part =
  | { readonly kind: 'clients' }
  | { readonly kind: 'module' | 'service' | 'store' | 'broker' | 'registry'; readonly name: string };

export type NamedPart = Exclude<Part, { kind: 'clients' }>;

export type Edited =
  | {
      readonly ok: true;
      readonly document: SystemDocument;
      /** What is new or has changed: to be selected afterwards. */
      readonly parts: readonly Part[];
    }
  | Refusal;

export interface Refusal {
  readonly ok: false;
  /** Why it cannot be done, as a sentence. */
  readonly why: string;
  /** What to do instead; may be ''. */
  readonly hint: string;
}

/** A document that an edit may write to. */
export type Draft = SystemDocument;
export type DraftDeployment = Draft['deployments'][string];
export type DraftModule = Draft['modules'][string];

export function refused(why: string, hint = ''): Refusal {
  return { ok: false, why, hint };
}

/** The copy that `change` has made of the document; what it returns is selected, or why it was refused. */
export function edited(
  document: SystemDocument,
  change: (draft: Draft) => readonly Part[] | Refusal,
): Edited {
  const draft = structuredClone(document);
  const result = change(draft);
  return 'ok' in result ? result : { ok: true, document: draft, parts: result };
}

/** The id of a part's box in the picture. A module is a tile in the box of its service. */
export function boxIdOf(part: Part): string {
  return part.kind === 'clients' ? part.kind : `${part.kind}:${part.name}`;
}

/** The part that a box of the picture, or `module:` and a name, stands for. */
export function partOf(id: string): Part | undefined {
  if (id === CLIENTS) return { kind: 'clients' };
  const at = id.indexOf(':');
  const [kind, name] = [id.slice(0, at), id.slice(at + 1)];
  return isKind(kind) ? { kind, name } : undefined;
}

const KINDS: readonly string[] = [
  'module',
  'service',
  'store',
  'broker',
  'registry',
] satisfies NamedPart['kind'][];

function isKind(kind: string): kind is NamedPart['kind'] {
  return KINDS.includes(kind);
}

export function deploymentOf(document: Draft, name: string): DraftDeployment {
  const deployment = document.deployments[name];
  if (deployment === undefined) throw new Error(`the document has no deployment ${name}`);
  return deployment;
}

/** The service that runs a module in a deployment. */
export function serviceOf(deployment: DraftDeployment, module: string): string | undefined {
  return keyWith(deployment.services, module);
}

/** The store that keeps a module's data in a deployment. */
export function storeOf(deployment: DraftDeployment, module: string): string | undefined {
  return keyWith(deployment.stores ?? {}, module);
}

function keyWith(
  parties: Readonly<Record<string, { readonly modules: readonly string[] }>>,
  module: string,
): string | undefined {
  return Object.entries(parties).find(([, { modules }]) => modules.includes(module))?.[0];
}

/** The modules of a part: of a service those in it, of a module itself. External modules are services of their own. */
export function modulesOf(document: Draft, deployment: string, part: Part): readonly string[] {
  if (part.kind === 'module') return Object.hasOwn(document.modules, part.name) ? [part.name] : [];
  if (part.kind !== 'service') return [];
  const service = deploymentOf(document, deployment).services[part.name];
  if (service !== undefined) return service.modules;
  return document.modules[part.name]?.external === true ? [part.name] : [];
}

/** What a part is called. */
export function nameOf(part: Part): string {
  return part.kind === 'clients' ? part.kind : part.name;
}
