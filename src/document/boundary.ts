/** Drawing boundaries on the page: modules become a service of their own or go to another, and services become one. */
import { loadBoundary, type DocumentFault, type SystemDocument } from '../../simulator';
import { lastBoundary, tell } from '../shared/drawing';
import { shownPanel, type Run } from '../shared/run';
import { refused, type Edited, type Part } from './edits';
import { perform } from './perform';

type Boundary = Awaited<ReturnType<typeof loadBoundary>>;

/** As an edit of a boundary is returned. */
type Drawn =
  | { readonly ok: true; readonly document: SystemDocument }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** Makes modules that share a service a service of their own. */
export async function ownService(run: Run, modules: readonly string[]): Promise<void> {
  const whose = modules.length === 1 ? 'its' : 'their';
  const step = `Move ${listed(modules)} to ${whose} own service`;
  await draw(run, step, modulesNamed(modules), ({ split }, document, deployment) =>
    split(document, deployment, modules),
  );
}

/** Moves modules, wherever they are, to a service. */
export async function toService(run: Run, modules: readonly string[], service: string): Promise<void> {
  const step = `Move ${listed(modules)} to ${service}`;
  await draw(run, step, modulesNamed(modules), ({ move }, document, deployment) =>
    modules.reduce<Drawn>(
      (done, module) => (done.ok ? move(done.document, deployment, module, service) : done),
      { ok: true, document },
    ),
  );
}

/** Lets a service take over all that another one has. */
export async function mergeInto(run: Run, service: string, into: string): Promise<void> {
  const step = `Merge ${service} into ${into}`;
  await draw(run, step, [{ kind: 'service', name: into }], ({ merge }, document, deployment) =>
    merge(document, deployment, [service], into),
  );
}

/** What the boundary changes is told in the panel, which finds what was before in `lastBoundary`. */
async function draw(
  run: Run,
  step: string,
  parts: readonly Part[],
  edit: (boundary: Boundary, document: SystemDocument, deployment: string) => Drawn,
): Promise<void> {
  const boundary = await loadBoundary().catch(() => undefined);
  if (boundary === undefined)
    return tell('What draws boundaries could not be fetched. Check the connection and try again.', 'refused');
  const { system, deployment } = run.choice;
  const made = { document: run.document };
  const why = await perform(run, step, (document): Edited => {
    const drawn = edit(boundary, document, deployment);
    if (!drawn.ok) return refused(sentence(drawn.faults[0]));
    made.document = document;
    return { ok: true, document: drawn.document, parts };
  });
  if (why !== undefined) return;
  lastBoundary.set({ step, system, deployment, before: { document: made.document, deployment } });
  shownPanel.set('boundary');
}

function modulesNamed(names: readonly string[]): Part[] {
  return names.map((name) => ({ kind: 'module', name }));
}

function sentence(fault: DocumentFault | undefined): string {
  if (fault === undefined) return 'That cannot be done.';
  const { message, hint } = fault;
  const words = hint === '' ? message : `${message}: ${hint}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
