/** A run for the machine's tests: a worker that answers when the test says so. */
import type { Plan } from '../../simulator';
import type { Intervention } from '../../simulator';
import type { Met, Result, Status, Tick } from '../../simulator/worker/protocol';
import { startOf } from '../document';
import { LiveFrames } from '../shared/run';
import { testFrame } from '../shared/run/testing';
import type { RunEnd, RunHandle } from '../shared/sandbox';
import type { OpenRun } from './open-run';

const STATUS: Status = {
  state: 'paused',
  nowNs: 0,
  events: 0,
  operation: '',
  progress: 1,
  failure: null,
  epoch: 0,
  canUndo: false,
  canRedo: false,
  stop: null,
};

/** What the machine asked of the worker, in order, and the levers of the test. */
export class FakeRun {
  readonly asked: string[] = [];
  readonly frames = new LiveFrames();
  isDisposed = false;
  private open: ((result: Result<never>) => void)[] = [];
  private readonly ticks = new Set<(tick: Tick) => void>();
  private readonly ends = new Set<(end: RunEnd) => void>();

  /** As the machine gets it. */
  readonly run: OpenRun;

  constructor(readonly name = 'run') {
    const waits = (word: string) => {
      this.asked.push(word);
      return new Promise<Result<never>>((resolve) => this.open.push(resolve));
    };
    const tells = (word: string): Promise<Result<Status>> => {
      this.asked.push(word);
      return Promise.resolve({ ok: true, value: STATUS });
    };
    const handle: Partial<RunHandle> = {
      status: STATUS,
      play: (speed) => tells(`play ${speed}`),
      pause: () => tells('pause'),
      cancel: () => tells('cancel'),
      hunt: (until) => waits(until.kind === 'consequence' ? 'hunt' : `hunt ${until.request ?? 'next'}`),
      step: (events) => waits(`step ${events}`),
      seek: (position) => waits(`seek ${'atNs' in position ? position.atNs : position.events}`),
      undo: () => waits('undo'),
      interventions: () => Promise.resolve({ ok: true, value: [] as readonly Intervention[] }),
      onFrame: (listener) => {
        this.ticks.add(listener);
        return () => this.ticks.delete(listener);
      },
      onEnd: (listener) => {
        this.ends.add(listener);
        return () => this.ends.delete(listener);
      },
      dispose: () => {
        this.isDisposed = true;
      },
    };
    this.frames.push(testFrame(0, 0, 0));
    this.run = {
      choice: { system: name, deployment: 'd', experiment: 'e', seed: 1 },
      handle: handle as RunHandle, // as much of it as the machine uses
      frames: this.frames,
      interventions: [],
      notice: undefined,
      replay: undefined,
      history: startOf({ kind: 'shipped', name }, {}),
      guestText: '',
      tasks: {},
      plan: {} as Plan, // the machine looks into neither of these
      document: {} as OpenRun['document'],
    };
  }

  /** Answers what was asked last and is still open. */
  async answer(value: unknown): Promise<void> {
    this.open.pop()?.({ ok: true, value: value as never }); // the test knows what was asked
    await settled();
  }

  async answerMet(met: Partial<Met>): Promise<void> {
    await this.answer({ request: 1, atNs: 0, rows: [0, 1], words: ['It happens.'], isOver: false, ...met });
  }

  tick(status: Partial<Status>): void {
    for (const listener of this.ticks) listener({ status: { ...STATUS, ...status }, frame: null });
  }

  end(message: string): void {
    const lastKnown = { nowNs: 0, events: 0, operation: '' };
    for (const listener of this.ends) listener({ kind: 'unresponsive', message, lastKnown });
  }
}

/** Lets promises run that are settled. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}
