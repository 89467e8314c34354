/** Drawing boundaries on the page: modules become a service of their own, or go to another. */
import { loadBoundary, type DocumentFault, type SystemDocument } from '../../simulator';
import { lastBoundary, tell } from '../shared/drawing';
import type { Run } from '../shared/run';
import { refused, type Edited } from './edits';
import { perform } from './perform';

/** As an edit of a boundary is returned. */
type Drawn =
  | { readonly ok: true; readonly document: SystemDocument }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

const NOT_FETCHED = 'What draws boundaries could not be fetched. Check the connection and try again.';

/** Makes modules that share a service a service of their own. */
export async function ownService(run: Run, modules: readonly string[]): Promise<void> {
  const boundary = await loadBoundary().catch(() => tell(NOT_FETCHED, 'refused'));
  if (boundary === undefined) return;
  const whose = modules.length === 1 ? 'its' : 'their';
  await draw(run, `Move ${listed(modules)} to ${whose} own service`, modules, (document, deployment) =>
    boundary.split(document, deployment, modules),
  );
}

/** Moves modules, wherever they are, to a service. */
export async function toService(run: Run, modules: readonly string[], service: string): Promise<void> {
  const boundary = await loadBoundary().catch(() => tell(NOT_FETCHED, 'refused'));
  if (boundary === undefined) return;
  await draw(run, `Move ${listed(modules)} to ${service}`, modules, (document, deployment) =>
    modules.reduce<Drawn>(
      (done, module) => (done.ok ? boundary.move(done.document, deployment, module, service) : done),
      { ok: true, document },
    ),
  );
}

/** Whoever says what a boundary changes finds both documents in `lastBoundary`. */
async function draw(
  run: Run,
  step: string,
  modules: readonly string[],
  edit: (document: SystemDocument, deployment: string) => Drawn,
): Promise<void> {
  const { deployment } = run.choice;
  const made = { before: run.document, after: run.document };
  const why = await perform(run, step, (before): Edited => {
    const drawn = edit(before, deployment);
    if (!drawn.ok) return refused(sentence(drawn.faults[0]));
    Object.assign(made, { before, after: drawn.document });
    return {
      ok: true,
      document: drawn.document,
      parts: modules.map((name) => ({ kind: 'module', name })),
    };
  });
  if (why === undefined) lastBoundary.set({ step, deployment, ...made });
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
