/** Opens a lesson: fetches it, and goes on where somebody has left it. */
import { createActor, fromPromise } from 'xstate';
import {
  isRight,
  judgeDrawn,
  loadLesson,
  measureStep,
  NotJudged,
  type Lesson,
  type Outcome,
  type Ruling,
} from '../../document/lessons';
import { ownSource, startOf, type Reopening } from '../../document';
import { remember } from '../../document/runnable';
import { progress } from '../../shared/progress';
import { createValue } from '../../shared/run';
import { endOf, sourceId, stepAt, type JudgeInput, type LessonInput, type MeasureInput } from './context';
import { keptDraft, keepDraft } from './draft';
import { lessonMachine, type LessonActor } from './machine';
import { asInPack, begunMs, rescued } from './workshop';

/** The lesson that the page is open for. */
export const openedLesson = createValue<LessonActor | undefined>(undefined);

/** What is to be opened first; undefined when there is none of that name. Rejects when it cannot be fetched. */
export async function openLesson(name: string): Promise<Reopening | undefined> {
  const shipped = await loadLesson(name);
  if (shipped === undefined) return undefined;
  for (const { handlers, text } of shipped.lowered) remember(handlers, text);
  const lesson = await asInPack(shipped.lesson);
  begunMs(lesson.name);
  const actor = createActor(machineFor(lesson), { input: rescued(whereItWasLeft(lesson)) });
  actor.subscribe(({ context: { drawn, mine } }) => keepDraft(lesson, mine ?? drawn));
  openedLesson.set(actor.start());
  return firstOf(actor);
}

/** Opens a lesson that does not ship: all of it is in reach, and nothing of it is remembered. */
export function openUnkept(lesson: Lesson): Reopening {
  return firstOf(begin(lesson, 0, 0));
}

/** Shows it instead of the one that is open, at the same place. */
export function showLesson(lesson: Lesson): void {
  const { view = 0, picture } = openedLesson.get()?.getSnapshot().context ?? {};
  begin(lesson, Math.min(view, endOf(lesson)), (picture?.number ?? 0) + 1);
}

function begin(lesson: Lesson, view: number, pictures: number): LessonActor {
  const input = { lesson, view, furthest: endOf(lesson), answers: new Map(), met: new Set<number>() };
  const machine = machineFor(lesson).provide({
    actions: { remember: () => undefined, foretell: () => undefined },
  });
  const actor = createActor(machine, { input: { ...input, drawn: undefined, pictures } });
  openedLesson.get()?.stop();
  openedLesson.set(actor.start());
  return actor;
}

function firstOf(actor: LessonActor): Reopening {
  const { context } = actor.getSnapshot();
  const { document, choice } = context.picture.shown;
  return { history: startOf(ownSource(document, sourceId(context)), choice), carried: undefined };
}

function machineFor(lesson: Lesson) {
  const { name } = lesson;
  return lessonMachine.provide({
    actors: {
      measure: fromPromise<Outcome, MeasureInput>(({ input: { step }, signal }) => {
        if (step === undefined) throw new NotJudged('Nothing is asked here.');
        return measureStep(lesson, step, signal);
      }),
      judge: fromPromise<Ruling, JudgeInput>(({ input: { drawn, achieve, ran }, signal }) =>
        judgeDrawn(lesson, drawn, achieve, ran, signal),
      ),
    },
    actions: {
      remember: ({ context: { view } }) => {
        progress.reach(name, view);
        if (view >= endOf(lesson)) progress.finish(name);
      },
      foretell: ({ context }) => {
        const { view, answers, outcomes } = context;
        const [step, answer, outcome] = [stepAt(context), answers.get(view), outcomes.get(view)];
        if (step?.predict === undefined || answer === undefined || outcome === undefined) return;
        const isRightAnswer = isRight(step.predict, answer, outcome);
        progress.predict({ lesson: name, step: step.title, answer, isRight: isRightAnswer });
      },
    },
  });
}

/** A finished lesson opens at its beginning, with everything in reach. */
function whereItWasLeft(lesson: Lesson): LessonInput {
  const { lessons, predictions } = progress.value.get();
  const { name, steps } = lesson;
  const standing = Object.hasOwn(lessons, name) ? lessons[name] : undefined;
  const end = endOf(lesson);
  const isFinished = standing?.isFinished === true;
  const furthest = isFinished ? end : Math.min(standing?.steps ?? 0, end);
  const answers = steps.flatMap(({ title, predict }, index) => {
    const made = predictions.find(({ lesson: of, step }) => of === name && step === title);
    const isFitting = made !== undefined && predict !== undefined && fits(predict, made.answer);
    return isFitting ? [[index + 1, made.answer] as const] : [];
  });
  const met = steps.flatMap(({ achieve }, index) =>
    achieve !== undefined && (isFinished || index + 1 < furthest) ? [index + 1] : [],
  );
  return {
    lesson,
    view: isFinished ? 0 : furthest,
    furthest,
    answers: new Map(answers),
    met: new Set(met),
    drawn: keptDraft(lesson),
    pictures: 0,
  };
}

/** The lesson may have been written anew since the answer was given. */
function fits(predict: NonNullable<Lesson['steps'][number]['predict']>, answer: number | readonly number[]) {
  const { choice, curve } = predict;
  if (typeof answer !== 'number') return curve !== undefined && curve.at.length === answer.length;
  return curve === undefined && (choice === undefined || choice[answer] !== undefined);
}
