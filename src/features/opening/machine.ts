/**
 * The order of things in the opening, as a statechart:
 *
 *     away ── BEGIN ──▶ preparing ──▶ offering ── PRESS ──▶ doing ── seen ──▶ offering … after the last step ──▶ closing
 *                                                            └── not seen ──▶ missed ── PRESS ──▶ doing, afresh
 *
 * SKIP leads away from everywhere. What a step does is `perform`'s; the machine only knows which one is next.
 */
import { assign, fromPromise, setup } from 'xstate';
import { Missed, perform, prepare, type Performance, type Stage } from './perform';
import { FIRST_WORDS, STORY, type Step } from './story';

export interface OpeningInput {
  readonly stage: Stage;
  /** Begin at once, with the run as it is. */
  readonly isOn: boolean;
}

interface OpeningContext extends OpeningInput {
  /** Index of the step that the next press does, or that is being done. */
  readonly next: number;
  /** The line that is said. */
  readonly words: string;
  /** Whether to begin the step with a new run: it went wrong before. */
  readonly isAfresh: boolean;
}

export type OpeningEvent = { readonly type: 'BEGIN' | 'PRESS' | 'SKIP' };

/** The step that the next press does, or that is being done; undefined after the last. */
export function nextStep({ next }: Pick<OpeningContext, 'next'>): Step | undefined {
  return STORY[next];
}

const AT_FIRST = { next: 0, words: FIRST_WORDS, isAfresh: false } as const;

/** What the person is told of an error; one of ours has no words for them. */
function wordsOf(error: unknown): string {
  return error instanceof Missed ? error.message : 'That went wrong. Try it again.';
}

export const openingMachine = setup({
  // Types, in the form in which XState takes them.
  types: {} as { context: OpeningContext; events: OpeningEvent; input: OpeningInput },
  actors: {
    perform: fromPromise<void, Performance>(({ input, signal }) => perform(input, signal)),
    prepare: fromPromise<void, Stage>(({ input, signal }) => prepare(input, signal)),
  },
  actions: {
    /** The person has seen it, or does not want to. */
    remember: () => undefined,
    /** Gives back the pace as the page has it otherwise. */
    release: () => undefined,
  },
}).createMachine({
  id: 'opening',
  context: ({ input }) => ({ ...input, ...AT_FIRST }),
  initial: 'waking',
  on: {
    BEGIN: '.preparing',
    SKIP: { target: '.away', actions: ['remember', 'release'] },
  },
  states: {
    waking: { always: [{ guard: ({ context }) => context.isOn, target: 'offering' }, { target: 'away' }] },
    preparing: {
      entry: assign(AT_FIRST),
      invoke: {
        src: 'prepare',
        input: ({ context }) => context.stage,
        onDone: 'offering',
        onError: { target: 'missed', actions: assign({ words: ({ event }) => wordsOf(event.error) }) },
      },
    },
    offering: { on: { PRESS: 'doing' } },
    doing: {
      entry: assign({ words: ({ context }) => nextStep(context)?.doing ?? '' }),
      invoke: {
        src: 'perform',
        input: ({ context }) => {
          const step = nextStep(context);
          if (step === undefined) throw new Error('there is no step to do');
          return { step, stage: context.stage, isAfresh: context.isAfresh };
        },
        onDone: [
          {
            guard: ({ context }) => context.next === STORY.length - 1,
            target: 'closing',
            actions: assign({ words: ({ context }) => nextStep(context)?.words ?? '' }),
          },
          {
            target: 'offering',
            actions: assign(({ context }) => ({
              words: nextStep(context)?.words ?? '',
              next: context.next + 1,
              isAfresh: false,
            })),
          },
        ],
        onError: {
          target: 'missed',
          actions: assign({ words: ({ event }) => wordsOf(event.error), isAfresh: true }),
        },
      },
    },
    missed: { on: { PRESS: 'doing' } },
    /** Seen to its end: the whole playground is there, and the last line still stands. */
    closing: { entry: ['remember', 'release'] },
    away: {},
  },
});
