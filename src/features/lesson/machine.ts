/**
 * A lesson's life, as a statechart. One view is open at a time: the opening, a step, or the end. What is to be answered comes
 * before what runs, and what is to be achieved before what follows.
 *
 *     arriving ─▶ reading
 *         ├─▶ asking ── ANSWER ─▶ running ── REVEAL, measured ─▶ told
 *         └─▶ working ⇄ judging ── it passes ─▶ met             NEXT, GO: arriving at another view
 */
import { assign, fromPromise, setup, type ActorRefFrom } from 'xstate';
import { shownDesign, shownDrawn, type Outcome, type Ruling } from '../../document/lessons';
import {
  AT_FIRST,
  drawnOf,
  isEnd,
  pictureAt,
  stepAt,
  type JudgeInput,
  type LessonContext,
  type LessonEvent,
  type LessonInput,
  type MeasureInput,
} from './context';

const NOT_SAID = new Error('nobody said how');

export const lessonMachine = setup({
  // Types, in the form in which XState takes them.
  types: {} as { context: LessonContext; events: LessonEvent; input: LessonInput },
  actors: {
    measure: fromPromise<Outcome, MeasureInput>(() => Promise.reject(NOT_SAID)),
    judge: fromPromise<Ruling, JudgeInput>(() => Promise.reject(NOT_SAID)),
  },
  guards: {
    isUnanswered: ({ context }) =>
      stepAt(context)?.predict !== undefined && !context.answers.has(context.view),
    isUnmeasured: ({ context }) =>
      stepAt(context)?.predict !== undefined && !context.outcomes.has(context.view),
    asks: ({ context }) => stepAt(context)?.predict !== undefined,
    isMet: ({ context }) => context.met.has(context.view),
    isUnmet: ({ context }) => stepAt(context)?.achieve !== undefined && !context.met.has(context.view),
    isKnown: ({ context }) => context.isRevealed && context.outcomes.has(context.view),
    isPast: ({ context }) => context.view < context.furthest,
    isOver: ({ context }) => isEnd(context),
    isReached: ({ context, event }) =>
      event.type === 'GO' && event.view >= 0 && event.view <= context.furthest,
  },
  actions: {
    advance: assign({ view: ({ context }) => context.view + 1 }),
    arrive: assign(({ context }) => ({
      furthest: Math.max(context.furthest, context.view),
      picture: { number: context.picture.number + 1, shown: pictureAt(context) },
      ruling: undefined,
      problem: undefined,
      isRevealed: context.answers.has(context.view),
    })),
    /** Told to whoever keeps progress. */
    remember: () => undefined,
    foretell: () => undefined,
  },
}).createMachine({
  id: 'lesson',
  context: ({ input }) => ({
    ...AT_FIRST,
    ...input,
    picture: { number: input.pictures, shown: pictureAt({ ...AT_FIRST, ...input }) },
  }),
  initial: 'entering',
  on: {
    GO: { guard: 'isReached', target: '.arriving', actions: assign({ view: ({ event }) => event.view }) },
    RESET: {
      target: '.arriving',
      // What was made can be had again.
      actions: assign({ mine: ({ context }) => context.mine ?? context.drawn, drawn: undefined }),
    },
    /** The reference solution, in the place of the learner's own, which is kept. */
    SOLVE: {
      actions: assign(({ context }) => {
        const shown = shownDesign(context.lesson, context.lesson.solution);
        const { number } = context.picture;
        return {
          mine: context.mine ?? drawnOf(context),
          drawn: { document: shown.document, deployment: shown.choice.deployment },
          picture: { number: number + 1, shown },
          ruling: undefined,
        };
      }),
    },
    UNSOLVE: {
      target: '.arriving',
      actions: assign({ drawn: ({ context }) => context.mine, mine: undefined }),
    },
    WATCH: {
      actions: assign({
        picture: ({ context, event }) => ({
          number: context.picture.number + 1,
          shown: shownDrawn(context.lesson, drawnOf(context), event.run),
        }),
      }),
    },
  },
  states: {
    /** As `arriving`, for the view that the page has opened with: its picture is there. */
    entering: { always: { target: 'choosing' }, entry: 'remember' },
    arriving: { entry: ['arrive', 'remember'], always: 'choosing' },
    choosing: {
      always: [
        { guard: 'isUnanswered', target: 'asking' },
        { guard: 'isUnmeasured', target: 'running' },
        { guard: 'asks', target: 'told' },
        { guard: 'isMet', target: 'met' },
        { guard: 'isUnmet', target: 'working' },
        { target: 'reading' },
      ],
    },
    reading: {
      on: { NEXT: [{ guard: 'isOver' }, { target: 'arriving', actions: 'advance' }] },
    },
    asking: {
      on: {
        ANSWER: {
          target: 'running',
          actions: assign(({ context, event }) => ({
            answers: new Map(context.answers).set(context.view, event.answer),
            isRevealed: false,
          })),
        },
        NEXT: { guard: 'isPast', target: 'arriving', actions: 'advance' },
      },
    },
    running: {
      entry: assign({ problem: undefined }),
      always: { guard: 'isKnown', target: 'told' },
      invoke: {
        src: 'measure',
        input: ({ context }) => ({ lesson: context.lesson, step: stepAt(context) }),
        onDone: {
          actions: assign({
            outcomes: ({ context, event }) => new Map(context.outcomes).set(context.view, event.output),
          }),
        },
        onError: { actions: assign({ problem: ({ event }) => wordsOf(event.error) }) },
      },
      on: {
        REVEAL: { actions: assign({ isRevealed: true }) },
        AGAIN: { target: 'running', reenter: true },
      },
    },
    told: {
      entry: 'foretell',
      on: {
        NEXT: [
          { guard: 'isUnmet', target: 'working' },
          { target: 'arriving', actions: 'advance' },
        ],
      },
    },
    working: {
      on: {
        DRAWN: { actions: assign({ drawn: ({ event }) => event.drawn, ruling: undefined }) },
        CHECK: 'judging',
        NEXT: { guard: 'isPast', target: 'arriving', actions: 'advance' },
      },
    },
    judging: {
      entry: assign({ ran: 0, ruling: undefined, problem: undefined }),
      invoke: {
        src: 'judge',
        input: ({ context, self }) => ({
          lesson: context.lesson,
          drawn: drawnOf(context),
          achieve: stepAt(context)?.achieve ?? [],
          ran: () => self.send({ type: 'RAN' }),
        }),
        onDone: [
          {
            guard: ({ event: { output } }) => output.kind === 'verdict' && output.verdict.passed,
            target: 'met',
            actions: assign(({ context, event }) => ({
              ruling: event.output,
              met: new Set(context.met).add(context.view),
            })),
          },
          { target: 'working', actions: assign({ ruling: ({ event }) => event.output }) },
        ],
        onError: {
          target: 'working',
          actions: assign({ problem: ({ event }) => wordsOf(event.error) }),
        },
      },
      on: {
        RAN: { actions: assign({ ran: ({ context }) => context.ran + 1 }) },
        CANCEL: 'working',
        // What is being judged is no longer what is there.
        DRAWN: { target: 'working', actions: assign({ drawn: ({ event }) => event.drawn }) },
      },
    },
    met: {
      on: {
        DRAWN: { actions: assign({ drawn: ({ event }) => event.drawn, ruling: undefined }) },
        CHECK: 'judging',
        NEXT: { target: 'arriving', actions: 'advance' },
      },
    },
  },
});

export type LessonActor = ActorRefFrom<typeof lessonMachine>;

function wordsOf(error: unknown): string {
  return error instanceof Error && error !== NOT_SAID ? error.message : 'It could not be run.';
}
