import { expect, test } from 'vitest';
import type { Plan } from '../model/plan';
import { RunDriver } from './driver';
import type { Host } from './host';
import type { MakeSimulation, Simulated } from './simulated';
import type { Frame, Intervention } from './views';

const EVENT_NS = 10;
const LENGTH_NS = 100_000;
const PLAN = { lengthNs: LENGTH_NS } as Plan; // the driver reads no more of it

/** A machine whose clock a test moves: an event costs 0.01 ms, and tasks wait until they are run. */
class FakeMachine implements Host {
  private timeMs = 0;
  private tasks: { dueMs: number; work: () => void }[] = [];
  nowMs = (): number => this.timeMs;
  soon = (work: () => void): void => this.later(0, work);
  later = (delayMs: number, work: () => void): void => {
    this.tasks.push({ dueMs: this.timeMs + delayMs, work });
  };

  work(events: number): void {
    this.timeMs += events / 100;
  }

  /** Runs tasks until there are none, or so much time has passed. */
  async run(forMs = Infinity): Promise<void> {
    const endMs = this.timeMs + forMs;
    for (;;) {
      await Promise.resolve();
      this.tasks.sort((a, b) => a.dueMs - b.dueMs);
      const task = this.tasks[0];
      if (task === undefined || task.dueMs > endMs) break;
      this.tasks.shift();
      this.timeMs = Math.max(this.timeMs, task.dueMs);
      task.work();
    }
    if (endMs < Infinity) this.timeMs = Math.max(this.timeMs, endMs);
  }
}

/** A history whose hash depends on every event and on where each intervention was made. */
class FakeRun implements Simulated {
  nowNs = 0;
  events = 0;
  failure = undefined;
  operation = 'a.b';
  stop = undefined;
  linesPassed = 0;
  arm = (): void => undefined;
  private told = 1;
  private replayed = 0;

  constructor(
    private readonly machine: FakeMachine,
    private readonly replay: readonly Intervention[],
    readonly isWatched: boolean,
  ) {}

  advance(untilNs: number, maxEvents: number): 'reached' | 'yielded' | 'ended' {
    const until = Math.min(untilNs, LENGTH_NS);
    for (let budget = maxEvents; ; budget--) {
      this.meetReplayed(until);
      if (this.nowNs - (this.nowNs % EVENT_NS) + EVENT_NS > until) break;
      if (budget === 0) return 'yielded';
      this.nowNs += EVENT_NS - (this.nowNs % EVENT_NS);
      this.events++;
      this.mix(this.events);
      this.machine.work(1);
    }
    this.nowNs = until;
    return until >= LENGTH_NS ? 'ended' : 'reached';
  }

  hunt(): ReturnType<Simulated['hunt']> {
    const met = { request: 1, atNs: 0, rows: [0, 1] as const, words: [], isOver: false };
    return {
      met,
      advance: (untilNs, maxEvents) => {
        const left = 5_000 - this.events;
        const outcome = this.advance(untilNs, Math.min(maxEvents, left));
        return this.events >= 5_000 ? 'met' : outcome;
      },
    };
  }

  intervene(request: Intervention['request']): Intervention {
    const made = { atNs: this.nowNs, sequence: this.events, request };
    this.mix(this.nowNs + (request.kind === 'lift' ? request.fault : 0));
    return made;
  }

  hash = (): string => `${this.events}:${this.told}`;
  frame = (): Frame => ({ nowNs: this.nowNs, events: this.events }) as Frame; // passed on unread
  traces = () => [];
  trace = () => undefined;
  why = () => undefined;
  seenTraces = () => [];
  seenTrace = () => undefined;
  traffic = () => undefined;
  table = () => undefined;
  ledger = () => undefined;
  series = () => ({ windowNs: 0, windows: [] });
  report(): never {
    throw new Error('not in these tests');
  }

  private meetReplayed(until: number): void {
    for (const next of this.replay.slice(this.replayed)) {
      if (next.sequence > this.events || next.atNs > until) return;
      this.replayed++;
      this.nowNs = next.atNs;
      this.intervene(next.request);
    }
  }

  private mix(value: number): void {
    this.told = Math.imul(this.told ^ value, 0x85ebca6b) >>> 0;
  }
}

const lift = (fault: number) => ({ kind: 'lift', fault }) as const;

function open(interventions: readonly Intervention[] = []) {
  const machine = new FakeMachine();
  const make: MakeSimulation = (_plan, _guest, replay, isWatched) => new FakeRun(machine, replay, isWatched);
  return { machine, driver: new RunDriver(make, PLAN, undefined, interventions, machine) };
}

test('playing keeps the pace, pausing stops it', async () => {
  const { machine, driver } = open();
  driver.play(1e-3); // a thousand simulated ns a real ms
  await machine.run(20);
  driver.pause();
  const { nowNs, state } = driver.status();
  expect(state).toBe('paused');
  expect(nowNs).toBeGreaterThan(5_000);
  expect(nowNs).toBeLessThanOrEqual(20_000);
  await machine.run();
  expect(driver.status().nowNs).toBe(nowNs);
});

test('a run that cannot keep up falls behind instead of running away', async () => {
  const { machine, driver } = open();
  driver.play(1); // a million ns a ms, against 1000 that it manages
  await machine.run(30);
  expect(driver.status().nowNs).toBeLessThan(60_000);
  expect(driver.status().nowNs).toBeGreaterThan(10_000);
});

test('a run played to its end has ended and cannot be played on', async () => {
  const { machine, driver } = open();
  driver.play(Infinity);
  await machine.run();
  expect(driver.status()).toMatchObject({ state: 'ended', nowNs: LENGTH_NS, events: 10_000 });
  expect(driver.play(1)).toMatchObject({ ok: true, value: { state: 'ended' } });
});

test('the worker listens every few milliseconds while a run goes as fast as it can', async () => {
  const { machine, driver } = open();
  driver.play(Infinity);
  let turns = 0;
  const later = machine.later;
  machine.later = (delayMs, work) => later(delayMs, () => (turns++, work()));
  await machine.run();
  expect(turns).toBeGreaterThan(5); // 100 ms of work
});

test('however it is driven, the history is the same', async () => {
  const straight = open();
  straight.driver.play(Infinity);
  await straight.machine.run();

  const { machine, driver } = open();
  const arrive = async (command: Promise<unknown>): Promise<void> => {
    await Promise.all([command, machine.run()]);
  };
  await arrive(driver.step(7));
  await arrive(driver.seek({ atNs: 70_007 }));
  await arrive(driver.seek({ events: 123 }));
  driver.play(1e-3);
  await machine.run(3);
  await arrive(driver.seek({ atNs: LENGTH_NS }));
  expect(driver.current.hash()).toBe(straight.driver.current.hash());
});

test('going back is executing again: a new epoch at exactly that place', async () => {
  const { machine, driver } = open();
  await Promise.all([driver.seek({ atNs: 50_000 }), machine.run()]);
  expect(driver.status()).toMatchObject({ nowNs: 50_000, epoch: 0 });
  const [back] = await Promise.all([driver.seek({ events: 1_234 }), machine.run()]);
  expect(back).toMatchObject({
    ok: true,
    value: { nowNs: 12_340, events: 1_234, epoch: 1, state: 'paused' },
  });
});

test('a seek that is cancelled leaves the run where it was', async () => {
  const { machine, driver } = open();
  await Promise.all([driver.seek({ atNs: 90_000 }), machine.run()]);
  const seek = driver.seek({ atNs: 80_000 });
  await machine.run(1);
  expect(driver.status().state).toBe('seeking');
  expect(driver.status().progress).toBeGreaterThan(0);
  driver.cancel();
  expect(await seek).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  expect(driver.status()).toMatchObject({ state: 'paused', nowNs: 90_000, epoch: 0 });
});

test('playing during a seek means playing on arrival', async () => {
  const { machine, driver } = open();
  const seek = driver.seek({ atNs: 50_000 });
  driver.play(Infinity);
  await Promise.all([seek, machine.run()]);
  expect(driver.status().state).toBe('ended');
});

test('an intervention after going back replaces the later ones, undo and redo change the history back and forth', async () => {
  const { machine, driver } = open();
  const arrive = async <T>(command: Promise<T>): Promise<T> =>
    (await Promise.all([command, machine.run()]))[0];
  const hashAtEnd = async (): Promise<string> => {
    await arrive(driver.seek({ atNs: LENGTH_NS }));
    return driver.current.hash();
  };
  await arrive(driver.seek({ atNs: 30_005 }));
  await driver.intervene(lift(1));
  await arrive(driver.seek({ atNs: 60_000 }));
  await driver.intervene(lift(2));
  const both = await hashAtEnd();

  await arrive(driver.seek({ atNs: 40_003 }));
  const made = await arrive(driver.intervene(lift(3)));
  expect(made).toMatchObject({ ok: true, value: { atNs: 40_003, sequence: 4_000 } });
  expect(driver.interventions.map(({ atNs }) => atNs)).toEqual([30_005, 40_003]);
  const third = await hashAtEnd();
  expect(third).not.toBe(both);

  await arrive(driver.undo());
  expect(driver.status()).toMatchObject({ canUndo: true, canRedo: true, nowNs: LENGTH_NS });
  expect(await hashAtEnd()).toBe(both);
  await arrive(driver.redo());
  expect(await hashAtEnd()).toBe(third);

  const replayed = open(driver.interventions);
  replayed.driver.play(Infinity);
  await replayed.machine.run();
  expect(replayed.driver.current.hash()).toBe(third);
});

test('interventions at one moment keep their order when the run is executed again', async () => {
  const { machine, driver } = open();
  await driver.intervene(lift(1));
  await Promise.all([driver.step(5), machine.run()]);
  await driver.intervene(lift(2));
  await Promise.all([driver.seek({ events: 0 }), machine.run()]);
  await Promise.all([driver.intervene(lift(3)), machine.run()]);
  const again = open(driver.interventions);
  for (const each of [driver, again.driver]) each.play(Infinity);
  await Promise.all([machine.run(), again.machine.run()]);
  expect(driver.interventions.map(({ request }) => request)).toEqual([lift(1), lift(3)]);
  expect(driver.current.hash()).toBe(again.driver.current.hash());
});

test('intervening does not stop a run that plays', async () => {
  const { machine, driver } = open();
  driver.play(1e-3);
  await machine.run(10);
  await driver.intervene(lift(1));
  expect(driver.status().state).toBe('playing');
  await machine.run();
  expect(driver.status().state).toBe('ended');
  expect(await driver.intervene(lift(2))).toMatchObject({ ok: false, error: { kind: 'refused' } });
});

test('a hunt stops at what it was for, and another command calls it off', async () => {
  const { machine, driver } = open();
  const [met] = await Promise.all([driver.hunt({ kind: 'consequence' }), machine.run()]);
  expect(met).toMatchObject({ ok: true, value: { request: 1 } });
  expect(driver.status()).toMatchObject({ state: 'paused', events: 5_000 });
  await Promise.all([driver.seek({ events: 0 }), machine.run()]);
  const hunt = driver.hunt({ kind: 'consequence' });
  await machine.run(1);
  expect(driver.status().state).toBe('playing');
  driver.pause();
  expect(await hunt).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
});

test('ticks come as they are asked for, one at a time, and not faster than a screen', async () => {
  const { machine, driver } = open();
  const first = driver.nextTick();
  expect(await first).toMatchObject({ ok: true, value: { frame: { events: 0 } } });
  const next = driver.nextTick();
  expect(await driver.nextTick()).toMatchObject({ ok: false });
  driver.play(Infinity);
  await machine.run(40);
  expect(await next).toMatchObject({ ok: true, value: { status: { state: 'playing' } } });
  let ticks = 0;
  const pull = async (): Promise<void> => {
    for (;;) {
      await driver.nextTick();
      ticks++;
    }
  };
  void pull();
  await machine.run(60);
  expect(ticks).toBeGreaterThan(2);
  expect(ticks).toBeLessThan(7);
});

test('a run sought back shows no frame on the way', async () => {
  const { machine, driver } = open();
  await Promise.all([driver.seek({ atNs: 90_000 }), machine.run()]);
  await driver.nextTick();
  void driver.seek({ atNs: 80_000 });
  await machine.run(20);
  expect(await driver.nextTick()).toMatchObject({
    ok: true,
    value: { frame: null, status: { state: 'seeking' } },
  });
});

test.each([[0], [-1], [Number.NaN]])('a speed or step of %d is refused', async (value) => {
  const { driver } = open();
  expect(driver.play(value)).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(await driver.step(value)).toMatchObject({ ok: false, error: { kind: 'refused' } });
  if (value !== 0) expect(await driver.seek({ atNs: value })).toMatchObject({ ok: false });
});

test('watching executes the run again, to the very event and moment, and once', async () => {
  const { machine, driver } = open([{ atNs: 70, sequence: 7, request: lift(1) }]);
  const arrive = async <T>(command: Promise<T>): Promise<T> =>
    (await Promise.all([command, machine.run()]))[0];
  await arrive(driver.seek({ atNs: 70_007 }));
  const before = { ...driver.status(), hash: driver.current.hash() };
  expect(driver.current.isWatched).toBe(false);
  await arrive(driver.watch());
  expect({ ...driver.status(), hash: driver.current.hash() }).toEqual({ ...before, epoch: before.epoch + 1 });
  expect(driver.current.isWatched).toBe(true);
  await arrive(driver.watch());
  expect(driver.status().epoch).toBe(before.epoch + 1);
  // Also what is executed again later.
  await arrive(driver.seek({ atNs: 50 }));
  expect(driver.current.isWatched).toBe(true);
});

test('a run that plays goes on playing when it is watched; one on its way is not stopped', async () => {
  const { machine, driver } = open();
  driver.play(1e-1); // faster than it can
  await machine.run(30);
  const watching = driver.watch();
  expect(await driver.watch()).toMatchObject({ ok: false, error: { kind: 'refused' } });
  await machine.run(60);
  expect(await watching).toMatchObject({ ok: true });
  expect(['playing', 'ended']).toContain(driver.status().state);
});
