/** What a person can do to the run, as events of its machine. */
import { waitFor, type ActorRefFrom } from 'xstate';
import { loadToolkit, type InterventionRequest } from '../../simulator';
import type { Choice } from '../document';
import { selection, type Problem, type RunCommands } from '../shared/run';
import type { OpenRun } from './open-run';
import type { Deed } from './run-context';
import type { runMachine } from './run-machine';

export type RunActor = ActorRefFrom<typeof runMachine>;

const NO_RUN: Problem = { message: 'No run is open.', hint: '' };

/** Commands for the actor's run, whichever is open when they are given. */
export function createCommands(actor: RunActor): RunCommands {
  const { send } = actor;
  const run = (): OpenRun | undefined => actor.getSnapshot().context.run;
  let before: Promise<unknown> = Promise.resolve();

  /** Does something to the run when what was asked for earlier is done; tells what was wrong with it. */
  const deed = (act: Deed['act'], over: Partial<Deed> = {}): Promise<Problem | undefined> => {
    const done = before.then(
      () =>
        new Promise<Problem | undefined>((settle) => {
          send({ type: 'ACT', deed: { act, settle, after: 'as before', followsNext: false, ...over } });
        }),
    );
    before = done;
    return done;
  };
  const intervene = (request: InterventionRequest, over?: Partial<Deed>) =>
    deed(({ handle }) => handle.intervene(request), over);
  const choose = (over: Partial<Choice>): void => {
    const { choice } = run() ?? actor.getSnapshot().context.wanted;
    send({ type: 'CHOOSE', request: { choice: { ...choice, ...over }, carried: undefined } });
  };

  return {
    play(pace) {
      if (pace !== undefined) send({ type: 'PACE', pace });
      send({ type: 'PLAY' });
    },
    pause: () => send({ type: 'PAUSE' }),
    async step(events) {
      send({ type: 'STEP', events });
      await waitFor(actor, (snapshot) => !snapshot.matches({ open: 'running' }));
    },
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
    undo: () => void deed(({ handle }) => handle.undo()),
    redo: () => void deed(({ handle }) => handle.redo()),
    chooseDeployment(deployment, afresh) {
      if (afresh !== undefined) choose({ deployment });
      else void carried(actor, { deployment }).then((request) => send({ type: 'CHOOSE', request }));
    },
    chooseSystem(system) {
      selection.set(undefined);
      send({ type: 'CHOOSE', request: { choice: { system }, carried: undefined } });
    },
    chooseExperiment: (experiment) => choose({ experiment }),
    chooseSeed(seed) {
      if (actor.getSnapshot().context.interventions.length === 0) choose({ seed });
      else void carried(actor, { seed }).then((request) => send({ type: 'CHOOSE', request }));
    },
    restart: () => choose({}),
    retry: () => send({ type: 'CHOOSE', request: actor.getSnapshot().context.wanted }),
  };
}

/** The same run under another deployment or seed, at the request in view, or else at the same time. */
async function carried(actor: RunActor, over: Pick<Partial<Choice>, 'deployment' | 'seed'>) {
  const { run, wanted, interventions, followed } = actor.getSnapshot().context;
  if (run === undefined) return { choice: { ...wanted.choice, ...over }, carried: undefined };
  actor.send({ type: 'PAUSE' });
  const selected = selection.get();
  const request = selected?.kind === 'request' ? selected.request : followed;
  const trace = request === null ? undefined : await run.handle.trace(request);
  const startNs = trace?.ok === true ? trace.value?.startNs : undefined;
  const atNs = startNs ?? run.frames.latest?.nowNs ?? 0;
  return {
    choice: { ...run.choice, ...over },
    carried: {
      interventions,
      from: run.plan,
      atNs,
      request: startNs === undefined ? undefined : (request ?? undefined),
    },
  };
}
