import { expect, test } from 'vitest';
import { createActor, fromPromise } from 'xstate';
import { openingMachine, nextStep } from './machine';
import { Missed, type Performance, type Stage } from './perform';
import { FIRST_WORDS, STORY } from './story';

const STAGE: Stage = {
  get: () => {
    throw new Error('these steps are not really done');
  },
  subscribe: () => () => undefined,
};

/** An opening whose steps end when the test says so. */
function begin(isOn = true) {
  const done: Performance[] = [];
  const told: string[] = [];
  let settle: (problem?: Error) => void = () => undefined;
  const pending = (): globalThis.Promise<void> =>
    new Promise((resolve, reject) => {
      settle = (problem) => (problem === undefined ? resolve() : reject(problem));
    });
  const actor = createActor(
    openingMachine.provide({
      actors: {
        perform: fromPromise<void, Performance>(({ input }) => {
          done.push(input);
          return pending();
        }),
        prepare: fromPromise<void, Stage>(pending),
      },
      actions: { remember: () => void told.push('remember'), release: () => void told.push('release') },
    }),
    { input: { stage: STAGE, isOn } },
  ).start();
  const end = async (problem?: Error): Promise<void> => {
    settle(problem);
    await new Promise((resolve) => setTimeout(resolve));
  };
  const state = (): unknown => actor.getSnapshot().value;
  const words = (): string => actor.getSnapshot().context.words;
  return { actor, done, told, end, state, words };
}

test('six presses lead through the story, each to its own words', async () => {
  const { actor, done, told, end, state, words } = begin();
  expect(words()).toBe(FIRST_WORDS);
  for (const step of STORY) {
    expect(state()).toBe('offering');
    expect(nextStep(actor.getSnapshot().context)).toBe(step);
    actor.send({ type: 'PRESS' });
    expect([state(), words()]).toEqual(['doing', step.doing]);
    await end();
    expect(words()).toBe(step.words);
  }
  expect(state()).toBe('closing');
  expect(done.map(({ step }) => step.id)).toEqual(['order', 'crash', 'apart', 'cut', 'retry', 'together']);
  expect(done.every(({ isAfresh }) => !isAfresh)).toBe(true);
  expect(told).toEqual(['remember', 'release']);
});

test('a press while something happens is not a second one', async () => {
  const { actor, done, end, state } = begin();
  actor.send({ type: 'PRESS' });
  actor.send({ type: 'PRESS' });
  await end();
  expect([done.length, state()]).toEqual([1, 'offering']);
});

test('a consequence that does not come is said, and the step is tried again with a new run', async () => {
  const { actor, done, end, state, words } = begin();
  actor.send({ type: 'PRESS' });
  await end(new Missed('It did not come.'));
  expect([state(), words()]).toEqual(['missed', 'It did not come.']);
  actor.send({ type: 'PRESS' });
  expect(done.map(({ step, isAfresh }) => [step.id, isAfresh])).toEqual([
    ['order', false],
    ['order', true],
  ]);
  await end();
  actor.send({ type: 'PRESS' });
  expect(done.at(-1)).toMatchObject({ step: { id: 'crash' }, isAfresh: false });
});

test('an error of ours is not shown to the person as it is', async () => {
  const { actor, end, words } = begin();
  actor.send({ type: 'PRESS' });
  await end(new TypeError('undefined is not a function'));
  expect(words()).not.toContain('undefined');
});

test('it is left at any moment, and begun again from the start', async () => {
  const { actor, told, end, state, words } = begin();
  actor.send({ type: 'PRESS' });
  await end();
  actor.send({ type: 'PRESS' });
  actor.send({ type: 'SKIP' });
  expect([state(), told]).toEqual(['away', ['remember', 'release']]);
  actor.send({ type: 'BEGIN' });
  expect(state()).toBe('preparing');
  await end();
  expect([state(), words(), actor.getSnapshot().context.next]).toEqual(['offering', FIRST_WORDS, 0]);
});

test('where it is not wanted it stays away, and nothing is remembered', () => {
  const { state, told } = begin(false);
  expect([state(), told]).toEqual(['away', []]);
});
