/**
 * Editing the open document, and the one undo there is: first what was done to the run since the last step, then the step.
 * A document that has a fault is not taken, so what is open can always be run; whoever edits keeps what is not yet right.
 */
import { waitFor } from 'xstate';
import type { DocumentFault } from '../../simulator';
import { ownSource, redone, runnableOf, stepped, undone, type Reopening, type Runnable } from '../document';
import type { Problem, RunCommands } from '../shared/run';
import { carriedFrom } from './carried-from';
import type { InTurn, RunActor } from './commands';
import type { OpenRun } from './open-run';
import type { Deed } from './run-context';

/** Why a document cannot be compiled that has no fault. */
const NOT_FETCHED: DocumentFault = {
  code: 'not-fetched',
  path: 'document',
  message: 'what compiles it could not be fetched',
  hint: 'check the connection and try again',
};

type EditCommands = Pick<RunCommands, 'edit' | 'undo' | 'redo'>;

export function editCommands(
  actor: RunActor,
  deed: (act: Deed['act']) => Promise<Problem | undefined>,
  inTurn: InTurn,
): EditCommands {
  const run = (): OpenRun | undefined => actor.getSnapshot().context.run;

  /** Shows another edition: in the run that is open, if it is the run of both, or in a new one. */
  const show = async (open: OpenRun, { history, carried }: Reopening, runnable: Runnable | undefined) => {
    if (runnable !== undefined && isSameRun(open, runnable)) {
      const brought = history.brought ?? actor.getSnapshot().context.interventions.length;
      const part = { document: runnable.document, choice: runnable.choice, history: { ...history, brought } };
      actor.send({ type: 'SWAP', part });
      return;
    }
    actor.send({ type: 'PAUSE' });
    actor.send({ type: 'CHOOSE', request: { history, carried } });
    await waitFor(actor, (snapshot) => !snapshot.matches('compiling'));
  };

  const goTo = (reopening: (open: OpenRun) => Promise<Reopening | undefined>): Promise<void> =>
    inTurn(async () => {
      const open = run();
      const request = open && (await reopening(open));
      if (open === undefined || request === undefined) return;
      const { source, choice } = request.history.present;
      const made = await runnableOf(source, choice).catch(() => undefined);
      await show(open, request, made?.ok === true ? made.runnable : undefined);
    });

  return {
    edit: (step, change) =>
      inTurn(async () => {
        const open = run();
        if (open === undefined) return [];
        const { document, choice = {} } = change(open.document, open.choice);
        if (document === open.document) return [];
        const { source } = open.history.present;
        const next = ownSource(document, source.kind === 'own' ? source.id : undefined);
        const made = await runnableOf(next, { ...open.choice, ...choice }).catch(() => undefined);
        if (made?.ok !== true) return made?.faults ?? [NOT_FETCHED];
        const { runnable } = made;
        const edition = { source: { ...next, document: runnable.document }, choice: runnable.choice, step };
        await show(open, stepped(open.history, edition, await carriedFrom(actor, open)), runnable);
        return [];
      }),
    undo() {
      const { interventions, run: open } = actor.getSnapshot().context;
      const { past = [], brought = 0 } = open?.history ?? {};
      if (past.length === 0 || interventions.length > brought) void deed(({ handle }) => handle.undo());
      else void goTo(async ({ history }) => undone(history));
    },
    redo() {
      if (actor.getSnapshot().context.standing.canRedo) void deed(({ handle }) => handle.redo());
      else void goTo(async (open) => redone(open.history, await carriedFrom(actor, open)));
    },
  };
}

/** Whether the edit changed only what a run knows nothing of: where boxes stand, notes, other deployments. */
function isSameRun(open: OpenRun, next: Runnable): boolean {
  return (
    open.guestText === next.guestText &&
    JSON.stringify([open.plan, open.tasks]) === JSON.stringify([next.plan, next.tasks])
  );
}
