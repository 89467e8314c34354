/** Starts the run machine, and keeps the page's address and its wish for stillness in step with it. */
import { createActor, fromPromise } from 'xstate';
import { createEngineHost } from '../shared/sandbox';
import type { Reopening } from '../document';
import { breakpoints, selection, shownPanel, type Problem } from '../shared/run';
import { addressOf, namesSystem, startFrom } from './address';
import { bringsItsOwn, broughtBy } from './brought';
import type { RunActor } from './commands';
import { isEmbedded } from './embed';
import { loadWriting, openLesson } from './features';
import { heldIn, keptSelection } from './keep-selection';
import { isWriting, lessonName } from './lesson-mode';
import { OpenError, type OpenRun } from './open-run';
import { openRun } from './opener';
import { runMachine } from './run-machine';
import { startTheme } from './theme';

/** The actor, with the first run on its way. */
export function startRun(page: Window): RunActor {
  startTheme(page);
  const { location, history } = page;
  const stillness = page.matchMedia('(prefers-reduced-motion: reduce)');
  const wanted = { history: startFrom(location.hash), carried: undefined };
  const brought = lessonName === undefined ? broughtIn(location.hash) : beginning(lessonName, location.hash);
  const host = createEngineHost();
  const open = fromPromise<OpenRun, Reopening>(async ({ input, signal }) =>
    openRun(host, (input === wanted ? await brought : undefined) ?? input, signal),
  );
  const machine = runMachine.provide({ actors: { open } });
  const actor = createActor(machine, { input: { wanted, isStill: stillness.matches } });
  stillness.addEventListener('change', ({ matches }) => actor.send({ type: 'STILL', isStill: matches }));
  let before: OpenRun | undefined;
  actor.subscribe(({ context: { run } }) => {
    if (run === undefined || run === before) return;
    if (!isEmbedded && lessonName === undefined) history.replaceState(null, '', addressOf(run));
    if (before?.handle !== run.handle && run.replay !== undefined) {
      selection.set(heldIn(run.plan, run.replay.selection));
      if (run.replay.panel !== undefined) shownPanel.set(run.replay.panel);
    } else if (before !== undefined) selection.set(keptSelection(selection.get(), before.plan, run.plan));
    before = run;
  });
  page.addEventListener('hashchange', () => {
    const { hash } = location;
    // Another lesson in the link is another page.
    if (lessonName === '' && hash.startsWith('#lesson=')) location.reload();
    if (lessonName !== undefined) return;
    if (bringsItsOwn(hash)) {
      void broughtBy(hash).then((request) => request && actor.send({ type: 'CHOOSE', request }));
      return;
    }
    if (!namesSystem(location.hash)) return;
    actor.send({ type: 'CHOOSE', request: { history: startFrom(location.hash), carried: undefined } });
  });
  // Nobody pays for what stops a run before there is a breakpoint.
  const unlisten = breakpoints.subscribe(() => {
    unlisten();
    void import('./debugging').then(({ startDebugging }) => startDebugging(actor));
  });
  return actor.start();
}

/** Undefined: the address names what ships, or nothing. */
function broughtIn(hash: string): Promise<Reopening | undefined> | undefined {
  return bringsItsOwn(hash) ? broughtBy(hash).catch(() => undefined) : undefined;
}

/** What a lesson begins with. Rejects with an `OpenError`. */
async function beginning(name: string, hash: string): Promise<Reopening> {
  const first = await firstOf(name, hash).catch(() => {
    const hint = 'Check the connection and try again.';
    throw new OpenError('engine', { message: 'The lesson could not be fetched.', hint });
  });
  if (first === undefined)
    throw new OpenError('choice', {
      message: `There is no lesson “${name}”.`,
      hint: 'The list of lessons has those that there are.',
    });
  if ('message' in first) throw new OpenError('choice', first);
  return first;
}

async function firstOf(name: string, hash: string): Promise<Reopening | Problem | undefined> {
  if (isWriting) return (await loadWriting()).openWriting(name);
  return name === '' ? (await loadWriting()).openLinked(hash) : openLesson(name);
}
