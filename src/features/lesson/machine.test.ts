import { expect, test } from 'vitest';
import { createActor, fromPromise } from 'xstate';
import type { Drawn, Outcome, Ruling } from '../../document/lessons';
import type { JudgeInput, LessonInput, MeasureInput } from './context';
import { lessonMachine } from './machine';
import { LESSON } from './testing';

const BEGUN: LessonInput = {
  lesson: LESSON,
  view: 0,
  furthest: 0,
  answers: new Map(),
  met: new Set(),
  drawn: undefined,
  pictures: 0,
};
const OUTCOME: Outcome = { value: 1, words: 'Some.' };
const drawn = (deployment: string): Drawn => ({
  document: LESSON.document as unknown as Drawn['document'], // nothing looks into it here
  deployment,
});
const ruling = (passed: boolean): Ruling => ({
  kind: 'verdict',
  verdict: { passed, findings: [] },
  decoy: undefined,
});

function begin(over: Partial<LessonInput> = {}, passes = true) {
  const judged: Drawn[] = [];
  const foretold: unknown[] = [];
  const machine = lessonMachine.provide({
    actors: {
      measure: fromPromise<Outcome, MeasureInput>(() => Promise.resolve(OUTCOME)),
      judge: fromPromise<Ruling, JudgeInput>(async ({ input, signal }) => {
        judged.push(input.drawn);
        input.ran();
        await settled();
        if (signal.aborted) throw new Error('given up');
        return ruling(passes);
      }),
    },
    actions: { foretell: ({ context }) => foretold.push(context.answers.get(context.view)) },
  });
  const actor = createActor(machine, { input: { ...BEGUN, ...over } }).start();
  return { actor, judged, foretold, now: () => actor.getSnapshot(), at: () => actor.getSnapshot().context };
}

async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

test('what is asked is answered before it runs, and told when it is known and wanted', async () => {
  const { actor, now, at, foretold } = begin();
  expect(now().value).toBe('reading');
  actor.send({ type: 'NEXT' });
  expect(now().value).toBe('asking');
  actor.send({ type: 'NEXT' });
  expect(at().view).toBe(1);
  actor.send({ type: 'ANSWER', answer: 0 });
  await settled();
  expect(now().value).toBe('running');
  expect(foretold).toEqual([]);
  actor.send({ type: 'REVEAL' });
  expect(now().value).toBe('told');
  expect(foretold).toEqual([0]);
});

test('what follows a task is open when it is met, and what was drawn is what is judged', async () => {
  const { actor, now, at, judged } = begin({ view: 2, furthest: 2 });
  expect(now().value).toBe('working');
  actor.send({ type: 'NEXT' });
  expect(at().view).toBe(2);
  actor.send({ type: 'DRAWN', drawn: drawn('apart') });
  actor.send({ type: 'CHECK' });
  expect(now().value).toBe('judging');
  await settled();
  await settled();
  expect(now().value).toBe('met');
  expect(judged).toEqual([drawn('apart')]);
  actor.send({ type: 'NEXT' });
  expect(at().view).toBe(3);
  expect(at().picture.shown.choice.deployment).toBe('apart');
});

test('a verdict that was refused stands until something else is drawn', async () => {
  const { actor, now, at } = begin({ view: 2, furthest: 2 }, false);
  actor.send({ type: 'CHECK' });
  await settled();
  await settled();
  expect(now().value).toBe('working');
  expect(at().ruling).toEqual(ruling(false));
  actor.send({ type: 'DRAWN', drawn: drawn('apart') });
  expect(at().ruling).toBeUndefined();
});

test('judging can be given up, and ends when what is judged is changed', async () => {
  const { actor, now, at } = begin({ view: 2, furthest: 2 });
  actor.send({ type: 'CHECK' });
  actor.send({ type: 'CANCEL' });
  expect(now().value).toBe('working');
  actor.send({ type: 'CHECK' });
  actor.send({ type: 'DRAWN', drawn: drawn('apart') });
  await settled();
  await settled();
  expect(now().value).toBe('working');
  expect(at().ruling).toBeUndefined();
});

test('the solution and the start take the place of what was drawn, which can be had again', () => {
  const { actor, at } = begin({ view: 2, furthest: 2, drawn: drawn('monolith') });
  actor.send({ type: 'SOLVE' });
  expect(at().picture.shown.choice.deployment).toBe('apart');
  expect(at().mine).toEqual(drawn('monolith'));
  actor.send({ type: 'UNSOLVE' });
  expect(at().drawn).toEqual(drawn('monolith'));
  actor.send({ type: 'RESET' });
  expect(at().drawn).toBeUndefined();
  actor.send({ type: 'UNSOLVE' });
  expect(at().drawn).toEqual(drawn('monolith'));
});

test('what was come to stays open, and nothing beyond it; each visit has a run of its own', () => {
  const { actor, at } = begin({ view: 2, furthest: 2 });
  const { number } = at().picture;
  actor.send({ type: 'GO', view: 0 });
  expect(at().view).toBe(0);
  expect(at().picture.number).toBe(number + 1);
  actor.send({ type: 'GO', view: 3 });
  expect(at().view).toBe(0);
  actor.send({ type: 'GO', view: 2 });
  expect(at().view).toBe(2);
});

test('a judge’s run is shown with the faults it had', () => {
  const { actor, at } = begin({ view: 2, furthest: 2 });
  actor.send({ type: 'WATCH', run: { seed: 7, schedule: 'adversary' } });
  const { document, choice } = at().picture.shown;
  expect(choice.seed).toBe(7);
  expect(document.experiments['rush']?.faults).toEqual(['a', 'b']);
});
