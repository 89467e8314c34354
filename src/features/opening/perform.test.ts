import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Fact, Leg, Outcome, type Frame } from '../../../simulator';
import { createValue, type Value } from '../../shared/run';
import { Missed, perform, type Scene } from './perform';
import { STORY, type Step } from './story';

/** A run that does what the test says, and keeps what it was told. */
class FakeRun {
  readonly told: string[] = [];
  readonly stage: Value<Scene>;
  private readonly listeners = new Set<(frame: Frame) => void>();

  constructor(deployment: string) {
    this.stage = createValue(this.scene(deployment));
  }

  /** Another run takes its place. */
  open(deployment: string, phase: Scene['status']['phase'] = 'paused'): void {
    this.stage.set(this.scene(deployment, phase));
  }

  show(...rows: readonly (readonly number[])[]): void {
    const column = (at: number) => Int32Array.from(rows, (row) => row[at] ?? 0);
    const kinds = Uint8Array.from(rows, (row) => row[0] ?? 0);
    // Of a frame only the rows are looked at.
    const frame = { rows: { kinds, a: column(1), b: column(2), c: column(3) } } as unknown as Frame;
    for (const listener of this.listeners) listener(frame);
  }

  get watchers(): number {
    return this.listeners.size;
  }

  private scene(deployment: string, phase: Scene['status']['phase'] = 'paused'): Scene {
    const tell =
      (name: string) =>
      (value?: unknown): void =>
        void this.told.push(value === undefined ? name : `${name} ${String(value)}`);
    const asked = (name: string) => (value: string) => {
      this.told.push(`${name} ${value}`);
      return Promise.resolve(undefined);
    };
    return {
      plan: { deployment, modules: [], tables: [], invariants: [] },
      status: { phase, problem: undefined },
      frames: {
        subscribe: (listener) => {
          this.listeners.add(listener);
          return () => this.listeners.delete(listener);
        },
      },
      commands: {
        chooseSystem: tell('system'),
        chooseDeployment: tell('deployment'),
        choosePace: tell('pace'),
        chooseSpeed: tell('speed'),
        chooseTempo: tell('tempo'),
        play: tell('play'),
        pause: tell('pause'),
        follow: tell('follow'),
        breakIt: asked('break'),
        placeRequest: asked('place'),
      },
    };
  }
}

function step(over: Partial<Step>): Step {
  const first = STORY[0];
  if (first === undefined) throw new Error('the story is empty');
  return { ...first, ...over };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const idle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1);
const never = new AbortController().signal;

test('an order is placed, and done when its answer is seen', async () => {
  const run = new FakeRun('monolith');
  const end = vi.fn<() => void>();
  void perform({ step: step({}), stage: run.stage, isAfresh: false }, never).then(end);
  await idle();
  expect(run.told).toEqual(['speed 0.024', 'pace watch', 'place placeOrder']);
  run.show([Fact.requestStarted, 1]);
  await idle();
  expect(end).not.toHaveBeenCalled();
  run.show([Fact.requestEnded, 1, Outcome.ok]);
  await idle();
  expect(end).toHaveBeenCalledOnce();
  expect([run.told.at(-1), run.watchers]).toEqual(['pause', 0]);
});

test('time turns at what is seen on the way, and goes on where something ages', async () => {
  const run = new FakeRun('monolith');
  const turns = [
    { at: 'lost', passage: { pace: 'follow', tempo: 12 } },
    { at: 'retried', passage: { pace: 'watch', speed: 0.5 } },
  ] as const;
  const retry = step({ fault: 'cut it', turns, goesOn: true });
  const performed = perform({ step: retry, stage: run.stage, isAfresh: false }, never);
  await idle();
  expect(run.told).toEqual(['break cut it', 'speed 0.024', 'pace watch', 'place placeOrder']);
  run.told.length = 0;
  run.show([Fact.requestStarted, 9]);
  run.show([Fact.messageLost, 0, 0, Leg.reply]);
  run.show([Fact.messageLost, 0, 0, Leg.reply]);
  expect(run.told).toEqual(['tempo 12', 'follow 9']);
  run.show([Fact.callStarted, 0, 0, 65_536]);
  expect(run.told.slice(2)).toEqual(['speed 0.5', 'pace watch']);
  run.show([Fact.requestEnded, 9, Outcome.ok]);
  await performed;
  expect(run.told.slice(4)).toEqual(['speed 1', 'pace watch', 'play']);
});

test('another deployment is waited for before anything is done in it', async () => {
  const run = new FakeRun('monolith');
  const performed = perform(
    { step: step({ deployment: 'apart' }), stage: run.stage, isAfresh: false },
    never,
  );
  await idle();
  expect(run.told).toEqual(['deployment apart']);
  run.open('apart', 'compiling');
  await idle();
  expect(run.told).toHaveLength(1);
  run.open('apart');
  await idle();
  run.show([Fact.requestEnded, 1, Outcome.ok]);
  await performed;
  expect(run.told).toContain('place placeOrder');
});

test('a run that has ended is made anew', async () => {
  const run = new FakeRun('monolith');
  run.open('monolith', 'ended');
  void perform({ step: step({}), stage: run.stage, isAfresh: false }, never).catch(() => undefined);
  await idle();
  expect(run.told).toEqual(['deployment monolith']);
});

test('what does not come is said after a while', async () => {
  const run = new FakeRun('monolith');
  const performed = perform({ step: step({}), stage: run.stage, isAfresh: false }, never);
  const failure = performed.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await failure).toBeInstanceOf(Missed);
  expect(run.watchers).toBe(0);
});

test('a fault that means nothing here ends the step with its problem', async () => {
  const run = new FakeRun('monolith');
  const { commands } = run.stage.get();
  Object.assign(commands, { breakIt: () => Promise.resolve({ message: 'No such thing.', hint: '' }) });
  const performed = perform({ step: step({ fault: 'crash x' }), stage: run.stage, isAfresh: false }, never);
  await expect(performed).rejects.toThrow('No such thing.');
  expect(run.watchers).toBe(0);
});

test('given up, it listens no more', async () => {
  const run = new FakeRun('monolith');
  const skip = new AbortController();
  const performed = perform({ step: step({}), stage: run.stage, isAfresh: false }, skip.signal);
  await idle();
  skip.abort();
  await expect(performed).rejects.toThrow(Missed);
  run.show([Fact.requestEnded, 1, Outcome.ok]);
  expect([run.watchers, run.told.includes('pause')]).toEqual([0, false]);
});
