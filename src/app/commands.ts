/** What a person can do to the run and its document, as events of the run's machine. */
import { waitFor, type ActorRefFrom } from 'xstate';
import { loadToolkit, type InterventionRequest } from '../../simulator';
import { rechosen, startOf, withoutFuture, type Choice, type Source } from '../document';
import { selection, type Problem, type Replay, type RunCommands } from '../shared/run';
import { carriedFrom } from './carried-from';
import { editCommands } from './edit-commands';
import type { OpenRun } from './open-run';
import type { Deed } from './run-context';
import { isAtItsEnd, type runMachine } from './run-machine';

export type RunActor = ActorRefFrom<typeof runMachine>;

/** Longest time for which somebody still expects the run to start again. */
const BACK_MS = 5000;
const NO_RUN: Problem = { message: 'No run is open.', hint: '' };

/** Commands for the actor's run, whichever is open when they are given. */
export function createCommands(actor: RunActor): RunCommands {
  const { send } = actor;
  const run = (): OpenRun | undefined => actor.getSnapshot().context.run;
  const inTurn = createQueue();

  /** Does something to the run when what was asked for earlier is done; tells what was wrong with it. */
  const deed = (act: Deed['act'], over: Partial<Deed> = {}): Promise<Problem | undefined> =>
    inTurn(
      () =>
        new Promise((settle) => {
          send({ type: 'ACT', deed: { act, settle, after: 'as before', followsNext: false, ...over } });
        }),
    );
  const intervene = async (request: InterventionRequest, over?: Partial<Deed>) => {
    const problem = await deed(({ handle }) => handle.intervene(request), over);
    const open = run();
    if (problem === undefined && open !== undefined && open.history.future.length > 0)
      send({ type: 'SWAP', part: { history: withoutFuture(open.history) } });
    return problem;
  };
  const choose = (over: Partial<Choice>): void => {
    const { run: open, wanted } = actor.getSnapshot().context;
    const history = open?.history ?? wanted.history;
    const choice = { ...(open?.choice ?? history.present.choice), ...over };
    send({ type: 'CHOOSE', request: { history: rechosen(history, choice), carried: undefined } });
  };
  const chooseCarrying = async (over: Partial<Choice>): Promise<void> => {
    const open = run();
    if (open === undefined) return choose(over);
    send({ type: 'PAUSE' });
    const carried = await carriedFrom(actor, open);
    send({
      type: 'CHOOSE',
      request: { history: rechosen(open.history, { ...open.choice, ...over }), carried },
    });
  };
  const openSource = (source: Source, choice: Partial<Choice>, replay?: Replay): void => {
    selection.set(undefined);
    send({ type: 'CHOOSE', request: { history: startOf(source, choice), carried: undefined, replay } });
  };

  return {
    play(pace) {
      if (pace !== undefined) send({ type: 'PACE', pace });
      if (!isAtItsEnd(actor.getSnapshot().context)) return send({ type: 'PLAY' });
      // What is over is shown once more, from its beginning.
      send({ type: 'SEEK', atNs: 0 });
      const isThere = (snapshot: ReturnType<RunActor['getSnapshot']>): boolean =>
        snapshot.matches({ open: 'paused' }) && !isAtItsEnd(snapshot.context);
      // Where it stands is told with the next frame.
      waitFor(actor, isThere, { timeout: BACK_MS }).then(
        () => send({ type: 'PLAY' }),
        () => undefined, // it went somewhere else meanwhile
      );
    },
    pause: () => send({ type: 'PAUSE' }),
    async step(events) {
      send({ type: 'STEP', events });
      await waitFor(actor, (snapshot) => !snapshot.matches({ open: 'running' }));
    },
    stepLine: () => deed(({ handle }) => handle.stepLine()),
    stepRequest: (request) => send({ type: 'STEP', events: 1, request }),
    chooseSpeed: (speed) => send({ type: 'SPEED', speed }),
    chooseTempo: (tempo) => send({ type: 'TEMPO', tempo }),
    choosePace: (pace) => send({ type: 'PACE', pace }),
    follow: (request) => send({ type: 'FOLLOW', request: request ?? null }),
    seek: (atNs) => send({ type: 'SEEK', atNs: Math.max(0, Math.round(atNs)) }),
    cancelSeek: () => send({ type: 'CANCEL' }),
    async placeRequest(taskName) {
      const task = run()?.tasks[taskName];
      if (task === undefined) return { message: `There is no task “${taskName}”.`, hint: '' };
      return intervene({ kind: 'request', task }, { after: 'play', followsNext: true });
    },
    async breakIt(text) {
      const open = run();
      if (open === undefined) return NO_RUN;
      const read = await loadToolkit().then(({ readFault }) => readFault(text, open.plan));
      return read.ok ? intervene({ kind: 'fault', fault: read.fault }) : read.problem;
    },
    lift: (fault) => intervene({ kind: 'lift', fault }),
    change: (change) => intervene({ kind: 'parameter', change }),
    ...editCommands(actor, deed, inTurn),
    chooseDeployment(deployment, afresh) {
      if (afresh !== undefined) choose({ deployment });
      else void chooseCarrying({ deployment });
    },
    chooseSystem: (name) => openSource({ kind: 'shipped', name }, { system: name }),
    open: openSource,
    chooseExperiment: (experiment) => choose({ experiment }),
    chooseSeed(seed) {
      if (actor.getSnapshot().context.interventions.length === 0) choose({ seed });
      else void chooseCarrying({ seed });
    },
    restart: () => choose({}),
    retry: () => send({ type: 'CHOOSE', request: actor.getSnapshot().context.wanted }),
  };
}

/** Does one thing after the other; what fails does not keep the next from being done. */
export type InTurn = <Result>(act: () => Promise<Result>) => Promise<Result>;

function createQueue(): InTurn {
  let before: Promise<unknown> = Promise.resolve();
  return (act) => {
    const done = before.then(act);
    before = done.catch(() => undefined);
    return done;
  };
}
