/** Starts the run machine, and keeps the page's address and its wish for stillness in step with it. */
import { createActor } from 'xstate';
import { createEngineHost } from '../shared/sandbox';
import { addressOf, choiceFrom } from './address';
import type { RunActor } from './commands';
import { runMachine } from './run-machine';

/** The actor, with the first run on its way. */
export function startRun(page: Window): RunActor {
  const { location, history } = page;
  const stillness = page.matchMedia('(prefers-reduced-motion: reduce)');
  const wanted = { choice: choiceFrom(location.hash), carried: undefined };
  const actor = createActor(runMachine, { input: { host: createEngineHost(), wanted, isStill: stillness.matches } });
  stillness.addEventListener('change', ({ matches }) => actor.send({ type: 'STILL', isStill: matches }));
  actor.subscribe(({ context: { run } }) => {
    const address = run === undefined ? location.hash : addressOf(run.choice);
    if (address !== location.hash) history.replaceState(null, '', address);
  });
  page.addEventListener('hashchange', () => {
    actor.send({ type: 'CHOOSE', request: { choice: choiceFrom(location.hash), carried: undefined } });
  });
  return actor.start();
}
