/** Does one step of the story to the run, and waits until its consequence is seen there. */
import type { FrameStore, Problem, Run, RunCommands, Value } from '../../shared/run';
import { requestIn, sightsIn, sightsOf, type Promises, type Sight } from './sights';
import { CLOCK, JOURNEY, SYSTEM, TASK, type Passage, type Step } from './story';

/** As much of the open run as the story needs. */
export interface Scene {
  readonly plan: Promises & { readonly deployment: string };
  readonly status: Pick<Run['status'], 'phase' | 'problem'>;
  readonly frames: Pick<FrameStore, 'subscribe'>;
  readonly commands: Pick<
    RunCommands,
    | 'chooseSystem'
    | 'chooseDeployment'
    | 'choosePace'
    | 'chooseSpeed'
    | 'chooseTempo'
    | 'play'
    | 'pause'
    | 'follow'
    | 'breakIt'
    | 'placeRequest'
  >;
}

/** The run that is open now; another one takes its place when the shop is deployed otherwise. */
export type Stage = Pick<Value<Scene>, 'get' | 'subscribe'>;

/** A step whose consequence did not come; its message is for the person. */
export class Missed extends Error {}

/** How long a consequence may take, ms of the reader's time. */
const PATIENCE_MS = 8000;

export interface Performance {
  readonly step: Step;
  readonly stage: Stage;
  /** Whether to begin with a new run in any case. */
  readonly isAfresh: boolean;
}

/** Resolves when the step's consequence is seen; rejects with `Missed`, or when `signal` aborts. */
export async function perform({ step, stage, isAfresh }: Performance, signal: AbortSignal): Promise<void> {
  const scene = await deployed(stage, step.deployment, step.isAfresh || isAfresh, signal);
  const { commands } = scene;
  const seen = new Set<Sight>(sightsOf(scene.plan));
  const isSeen = (): boolean => step.waitsFor.every((sight) => seen.has(sight));
  const watching = new AbortController();
  const within = AbortSignal.any([signal, watching.signal]);
  const consequence = watched(scene, step, seen, isSeen, within);
  try {
    if (step.fault !== undefined) complain(await commands.breakIt(step.fault));
    if (step.order) {
      pass(commands, JOURNEY, undefined);
      complain(await commands.placeRequest(TASK));
    }
    await consequence;
    if (step.goesOn) {
      pass(commands, CLOCK, undefined);
      commands.play();
    } else commands.pause();
  } finally {
    // Whoever no longer waits must not turn the pace of what comes next; the promise may have been rejected unheard.
    consequence.catch(() => undefined);
    watching.abort();
  }
}

/** Opens the shop as it is at first; resolves when it is there. */
export async function prepare(stage: Stage, signal: AbortSignal): Promise<void> {
  const { frames, commands } = stage.get();
  commands.chooseSystem(SYSTEM);
  await when(stage, (scene) => scene.frames !== frames && isReady(scene), signal);
}

async function deployed(
  stage: Stage,
  deployment: string,
  isAfresh: boolean,
  signal: AbortSignal,
): Promise<Scene> {
  const before = stage.get();
  const { phase } = before.status;
  const isThere = before.plan.deployment === deployment && phase !== 'ended' && phase !== 'failed';
  if (isThere && !isAfresh) return before;
  before.commands.chooseDeployment(deployment, 'afresh');
  return when(
    stage,
    (scene) => scene.frames !== before.frames && scene.plan.deployment === deployment && isReady(scene),
    signal,
  );
}

function isReady({ status }: Scene): boolean {
  return status.phase === 'paused' || status.phase === 'running';
}

/** The first scene that fits. Rejects when the run fails, when it takes too long, or when `signal` aborts. */
function when(stage: Stage, fits: (scene: Scene) => boolean, signal: AbortSignal): Promise<Scene> {
  return waiting(signal, 'The shop could not be opened.', (resolve, reject) => {
    const look = (): void => {
      const scene = stage.get();
      if (fits(scene)) resolve(scene);
      else if (scene.status.phase === 'failed')
        reject(new Missed(scene.status.problem?.message ?? 'The run has failed.'));
    };
    const stop = stage.subscribe(look);
    look();
    return stop;
  });
}

/** Looks at the rows as they come, lets time pass as the step wants it, and resolves when all has been seen. */
function watched(
  { frames, plan, commands }: Scene,
  { turns }: Step,
  seen: Set<Sight>,
  isSeen: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  return waiting(signal, 'What should follow did not come. Try it again.', (resolve) => {
    if (isSeen()) {
      resolve();
      return () => undefined;
    }
    let request: number | undefined;
    return frames.subscribe(({ rows }) => {
      request = requestIn(rows) ?? request;
      const before = new Set(seen);
      for (const sight of sightsIn(rows, plan)) seen.add(sight);
      const turn = turns.findLast(({ at }) => seen.has(at));
      if (isSeen()) resolve();
      else if (turn !== undefined && !before.has(turn.at)) pass(commands, turn.passage, request);
    });
  });
}

/** Lets time pass in this way from now on, or from when it is let pass. */
function pass(commands: Scene['commands'], passage: Passage, request: number | undefined): void {
  if (passage.pace === 'follow') {
    commands.chooseTempo(passage.tempo);
    commands.follow(request);
  } else {
    commands.chooseSpeed(passage.speed);
    commands.choosePace('watch');
  }
}

/** A promise that also ends when `signal` aborts or patience does; `begin` returns what stops it. */
function waiting<T>(
  signal: AbortSignal,
  otherwise: string,
  begin: (resolve: (value: T) => void, reject: (problem: Error) => void) => () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = new AbortController();
    const settle = <V>(how: (value: V) => void) => {
      return (value: V): void => {
        end.abort();
        how(value);
      };
    };
    const timer = setTimeout(() => settle(reject)(new Missed(otherwise)), PATIENCE_MS);
    const giveUp = (): void => settle(reject)(new Missed('Given up.'));
    signal.addEventListener('abort', giveUp, { signal: end.signal });
    if (signal.aborted) giveUp();
    const stop = begin(settle(resolve), settle(reject));
    const release = (): void => {
      clearTimeout(timer);
      stop();
    };
    if (end.signal.aborted) release();
    else end.signal.addEventListener('abort', release);
  });
}

function complain(problem: Problem | undefined): void {
  if (problem !== undefined) throw new Missed(`${problem.message} ${problem.hint}`.trim());
}
