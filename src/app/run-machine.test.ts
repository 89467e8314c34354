import { expect, test, vi } from 'vitest';
import { createActor, fromPromise, SimulatedClock } from 'xstate';
import type { Problem } from '../shared/run';
import { createCommands } from './commands';
import { startOf, type Reopening } from '../document';
import { OpenError, type OpenRun } from './open-run';
import { runMachine } from './run-machine';
import { FakeRun, settled } from './testing';

const WANTED: Reopening = {
  history: startOf({ kind: 'shipped', name: 'one' }, { system: 'one' }),
  carried: undefined,
};

/** The machine with the runs that the test provides, one for each time that one is opened. */
async function machineWith(...runs: readonly (FakeRun | OpenError)[]) {
  const opened = [...runs];
  const wanted: Reopening[] = [];
  const open = fromPromise<OpenRun, Reopening>(async ({ input }) => {
    wanted.push(input);
    const next = opened.shift();
    if (next instanceof FakeRun) return next.run;
    throw next ?? new Error('the test has no run left');
  });
  const clock = new SimulatedClock();
  const machine = runMachine.provide({ actors: { open } });
  const actor = createActor(machine, { clock, input: { wanted: WANTED, isStill: false } }).start();
  await settled();
  return {
    actor,
    clock,
    wanted,
    commands: createCommands(actor),
    context: () => actor.getSnapshot().context,
  };
}

test('opens what is wanted and stands still', async () => {
  const run = new FakeRun();
  const { actor, wanted } = await machineWith(run);
  expect(actor.getSnapshot().value).toEqual({ open: 'paused' });
  expect(wanted).toEqual([WANTED]);
});

test('a choice at fault leads to editing, an engine at fault to failed, and another choice leads on', async () => {
  const bad = new OpenError('choice', { message: 'no such deployment', hint: '' });
  const broken = new OpenError('engine', { message: 'no engine', hint: '' });
  const { actor, commands, context } = await machineWith(bad, broken, new FakeRun());
  expect(actor.getSnapshot().value).toBe('editing');
  expect(context().problem?.message).toBe('no such deployment');
  commands.retry();
  await settled();
  expect(actor.getSnapshot().value).toBe('failed');
  expect(context().problem?.message).toBe('no engine');
  commands.restart();
  await settled();
  expect(actor.getSnapshot().value).toEqual({ open: 'paused' });
  expect(context().problem).toBeUndefined();
});

test('watch plays at the speed and halts when it is paused', async () => {
  const run = new FakeRun();
  const { actor, commands } = await machineWith(run);
  commands.chooseSpeed(10);
  commands.play('watch');
  expect(actor.getSnapshot().value).toEqual({ open: { running: 'watching' } });
  commands.chooseSpeed(0.1);
  commands.pause();
  expect(run.asked.filter((word) => word !== 'pause')).toEqual(['play 10', 'play 0.1']);
  expect(run.asked.at(-1)).toBe('pause');
  expect(actor.getSnapshot().value).toEqual({ open: 'paused' });
});

test('at the end of the run watch stands still, and play shows the run once more', async () => {
  const run = new FakeRun();
  const { actor, commands, context } = await machineWith(run);
  commands.play('watch');
  run.tick({ state: 'ended' });
  expect(actor.getSnapshot().value).toEqual({ open: 'paused' });
  expect(context().notice).toContain('end');
  commands.play();
  expect(run.asked.at(-1)).toBe('seek 0');
  run.tick({ state: 'paused' });
  await run.answer({});
  expect(run.asked.at(-1)).toBe('play 1');
});

test('follow goes from stop to stop: the words come at the end of the way, and stay to be read', async () => {
  const run = new FakeRun();
  const { actor, clock, commands, context } = await machineWith(run);
  commands.play('follow');
  expect(run.asked.at(-1)).toBe('hunt next');
  await run.answerMet({ request: 7, atNs: 1_000_000, words: ['A message arrives.'] });
  expect(actor.getSnapshot().matches({ open: { running: 'gliding' } })).toBe(true);
  expect(context().stop).toBeUndefined();
  clock.increment(1500);
  expect(context().stop?.words).toEqual(['A message arrives.']);
  expect(context().followed).toBe(7);
  expect(actor.getSnapshot().matches({ open: { running: 'reading' } })).toBe(true);
  clock.increment(5000);
  expect(run.asked.at(-1)).toBe('hunt 7');
});

test('follow stops when the request is over, and play then goes on with the next', async () => {
  const run = new FakeRun();
  const { actor, clock, commands } = await machineWith(run);
  commands.follow(3);
  expect(run.asked.at(-1)).toBe('hunt 3');
  await run.answerMet({ request: 3, isOver: true });
  clock.increment(1500);
  expect(actor.getSnapshot().value).toEqual({ open: 'paused' });
  commands.play();
  expect(run.asked.at(-1)).toBe('hunt next');
});

test('a step in follow is one stop, a step in watch is so many events', async () => {
  const run = new FakeRun();
  const { actor, clock, commands } = await machineWith(run);
  void commands.step(1);
  await run.answerMet({});
  clock.increment(1500);
  expect(actor.getSnapshot().value).toEqual({ open: 'paused' });
  commands.choosePace('watch');
  void commands.step(4);
  expect(run.asked.at(-1)).toBe('step 4');
  await run.answer({});
  expect(actor.getSnapshot().value).toEqual({ open: 'paused' });
});

test('next consequence stops at the first, whoever it concerns, and follows nobody because of it', async () => {
  const run = new FakeRun();
  const { actor, clock, commands, context } = await machineWith(run);
  commands.play('consequence');
  expect(run.asked.at(-1)).toBe('hunt');
  await run.answerMet({ request: 9, words: ['A promise is broken.'] });
  clock.increment(1);
  expect(actor.getSnapshot().value).toEqual({ open: 'paused' });
  expect(context().stop?.words).toEqual(['A promise is broken.']);
  expect(context().followed).toBeNull();
});

test('a hunt that will never come to anything says so', async () => {
  const run = new FakeRun();
  const { actor, commands, context } = await machineWith(run);
  commands.play('consequence');
  await run.answer(null);
  expect(actor.getSnapshot().value).toEqual({ open: 'paused' });
  expect(context().notice).toContain('Nothing');
});

test('a seek can be given up, and another takes its place', async () => {
  const run = new FakeRun();
  const { actor, commands } = await machineWith(run);
  commands.seek(100);
  commands.seek(50);
  expect(run.asked).toEqual(['seek 100', 'seek 50']);
  commands.cancelSeek();
  expect(run.asked.at(-1)).toBe('cancel');
  await run.answer({});
  expect(actor.getSnapshot().value).toEqual({ open: 'paused' });
});

test('a deed interrupts what runs, is told, and lets it go on', async () => {
  const run = new FakeRun();
  const { actor, commands } = await machineWith(run);
  commands.play('watch');
  commands.undo();
  await settled();
  expect(actor.getSnapshot().value).toEqual({ open: 'acting' });
  await run.answer({});
  await settled();
  expect(actor.getSnapshot().value).toEqual({ open: { running: 'watching' } });
  expect(run.asked).toEqual(['play 1', 'pause', 'undo', 'play 1']);
});

test('deeds are done one after the other', async () => {
  const run = new FakeRun();
  const { commands } = await machineWith(run);
  commands.undo();
  commands.undo();
  await settled();
  expect(run.asked).toEqual(['undo']);
  await run.answer({});
  await settled();
  expect(run.asked).toEqual(['undo', 'undo']);
});

test('a deed that another choice overtakes is told that it was not done', async () => {
  const first = new FakeRun('first');
  const { actor, commands } = await machineWith(first, new FakeRun('second'));
  const settle = vi.fn<(problem: Problem | undefined) => void>();
  const act = (run: OpenRun) => run.handle.undo();
  actor.send({ type: 'ACT', deed: { act, settle, after: 'play', followsNext: false } });
  commands.restart();
  await settled();
  expect(settle).toHaveBeenCalledWith(expect.objectContaining({ message: expect.any(String) }));
  expect(actor.getSnapshot().value).toEqual({ open: 'paused' });
  expect(first.isDisposed).toBe(true);
});

test('a worker that is gone leads to failed, with its words, and a restart leads on', async () => {
  const run = new FakeRun();
  const { actor, commands, context } = await machineWith(run, new FakeRun());
  commands.play('watch');
  run.end('The simulation did not answer for 3 s.');
  expect(actor.getSnapshot().value).toBe('failed');
  expect(context().problem?.message).toContain('did not answer');
  commands.restart();
  await settled();
  expect(actor.getSnapshot().value).toEqual({ open: 'paused' });
});

test('the old run is shown until the new one is open, and then let go', async () => {
  const first = new FakeRun('first');
  const second = new FakeRun('second');
  const { commands, context } = await machineWith(first, second);
  commands.chooseSeed(4);
  expect(context().run?.handle).toBe(first.run.handle);
  expect(first.isDisposed).toBe(false);
  await settled();
  expect(context().run?.handle).toBe(second.run.handle);
  expect([first.isDisposed, second.isDisposed]).toEqual([true, false]);
});

test('what could not be opened can be tried again, or be left for what was open', async () => {
  const first = new FakeRun('first');
  const broken = new OpenError('engine', { message: 'no engine', hint: '' });
  const { commands, context, wanted } = await machineWith(first, broken, broken, new FakeRun('back'));
  commands.chooseSystem('other');
  await settled();
  expect(context().isUnopened).toBe(true);
  commands.retry();
  await settled();
  expect(wanted.at(-1)?.history.present.choice.system).toBe('other');
  commands.restart();
  await settled();
  expect(wanted.at(-1)?.history.present.choice.system).toBe('first');
  expect([context().isUnopened, context().problem]).toEqual([false, undefined]);
});
