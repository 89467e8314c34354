/**
 * The run's life, as a statechart. It says what the page is doing with the worker and nothing of what happens in the run:
 * frames never come here.
 *
 *     compiling ── opened ──▶ open: paused ⇄ running, stepping, seeking, acting ── the worker is gone ──▶ failed
 *         └── the choice is at fault ──▶ editing          from every state ── CHOOSE ──▶ compiling
 */
import { assign, setup } from 'xstate';
import type { Met, Until } from '../../simulator/worker/protocol';
import type { Problem, Stop } from '../shared/run';
import { OpenError, type OpenRun } from './open-run';
import { glideMs, readingMs } from './pacing';
import { act, comeBack, hunt, open, seek, step, watch, type Done } from './run-actors';
import { AT_FIRST, type Deed, type RunContext, type RunEvent, type RunInput } from './run-context';

const NOTHING_LEFT = 'Nothing more happens by itself.';
const AT_ITS_END = 'The run is at its end. Play shows it once more.';

/** States inside `open` are entered with a run. */
function runOf({ run }: RunContext): OpenRun {
  if (run === undefined) throw new Error('no run is open');
  return run;
}

function untilOf({ pace, followed }: RunContext): Until {
  return pace === 'consequence' ? { kind: 'consequence' } : { kind: 'request', request: followed };
}

function stopOf({ request, atNs, rows, words, isOver }: Met): Stop {
  return { request, atNs, rows, words, isOver };
}

/** The request that Follow goes on with; a consequence may concern nobody. */
function followedBy({ pace, followed }: RunContext, { request }: Met): number | null {
  return pace === 'follow' ? request : followed;
}

/** When a request is over, Follow goes on with the next. */
function goingOn({ stop }: RunContext): Partial<RunContext> {
  return stop?.isOver === true
    ? { followed: null, stop: undefined, notice: undefined }
    : { notice: undefined };
}

/** How long the way is shown that Follow has just gone, ms. */
function wayMs({ fromNs, coming, tempo, pace, isStill }: RunContext): number {
  return coming === undefined || pace !== 'follow' || isStill ? 0 : glideMs(coming.atNs - fromNs, tempo);
}

function deedOf({ deed }: RunContext): Deed {
  if (deed === undefined) throw new Error('nothing is being done');
  return deed;
}

function afterDeed(context: RunContext, { problem, interventions }: Done): Partial<RunContext> {
  const { followsNext } = deedOf(context);
  return {
    interventions: interventions ?? context.interventions,
    notice: problem?.message,
    ...(followsNext && problem === undefined ? { followed: null, stop: undefined } : {}),
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof OpenError) return error.problem;
  return { message: 'Something of ours broke while the run was made.', hint: 'Reload the page.' };
}

/** Nothing can follow: it is over, or it failed. */
export function isAtItsEnd({ standing }: RunContext): boolean {
  return standing.state === 'ended' || standing.state === 'failed';
}

export const runMachine = setup({
  // Types, in the form in which XState takes them.
  types: {} as { context: RunContext; events: RunEvent; input: RunInput },
  actors: { open, watch, hunt, step, seek, comeBack, act },
  delays: {
    gliding: ({ context }) => wayMs(context),
    reading: ({ context }) => readingMs(context.stop?.words ?? [], context.tempo),
  },
  guards: {
    isAtItsEnd: ({ context }) => isAtItsEnd(context),
    hasArrived: ({ context }) => context.run?.replay === undefined,
    watches: ({ context }) => context.pace === 'watch',
    counts: ({ context }) => context.pace === 'watch' && context.steps > 0,
    hasCome: ({ context }) =>
      context.pace === 'consequence' || context.steps > 0 || context.stop?.isOver === true,
  },
  actions: {
    play: ({ context }) => void runOf(context).handle.play(context.speed),
    halt: ({ context }) => void context.run?.handle.pause(),
    cancel: ({ context }) => void runOf(context).handle.cancel(),
    dispose: ({ context }) => context.run?.handle.dispose(),
    glide: ({ context }) => {
      const { pace, tempo, isStill } = context;
      runOf(context).frames.glide(
        pace === 'watch' ? undefined : (ns) => (isStill || pace !== 'follow' ? 0 : glideMs(ns, tempo)),
      );
    },
    jump: ({ context }) => runOf(context).frames.glide(() => 0),
    beginWay: assign({
      fromNs: ({ context }) => runOf(context).frames.latest?.nowNs ?? 0,
      notice: undefined,
    }),
    arrive: assign({ stop: ({ context }) => context.coming, coming: undefined }),
    giveUpDeed: ({ context }) =>
      deedOf(context).settle({ message: 'Another command took its place.', hint: '' }),
    sayEnd: assign({
      stop: undefined,
      notice: ({ context }) => (isAtItsEnd(context) ? AT_ITS_END : NOTHING_LEFT),
    }),
  },
}).createMachine({
  id: 'run',
  context: ({ input }) => ({ ...AT_FIRST, ...input }),
  initial: 'compiling',
  on: {
    CHOOSE: { target: '.compiling', actions: assign({ wanted: ({ event }) => event.request }) },
    PACE: { actions: assign({ pace: ({ event }) => event.pace, stop: undefined, notice: undefined }) },
    SPEED: { actions: assign({ speed: ({ event }) => event.speed }) },
    TEMPO: { actions: assign({ tempo: ({ event }) => event.tempo }) },
    STILL: { actions: assign({ isStill: ({ event }) => event.isStill }) },
    FOLLOW: {
      actions: assign({ followed: ({ event }) => event.request, stop: undefined, notice: undefined }),
    },
    ACT: { actions: ({ event }) => event.deed.settle({ message: 'No run is open.', hint: '' }) },
  },
  states: {
    /** Nothing can be run as it is written. */
    editing: {},
    compiling: {
      entry: ['halt', assign({ problem: undefined, isUnopened: false, notice: undefined })],
      invoke: {
        src: 'open',
        input: ({ context }) => context.wanted,
        onDone: {
          target: 'open',
          actions: [
            'dispose',
            assign(({ context, event: { output } }) => ({
              run: output,
              interventions: output.interventions,
              notice: output.notice,
              standing: { ...AT_FIRST.standing, canUndo: output.interventions.length > 0 },
              followed: context.wanted.carried === undefined ? null : context.followed,
              stop: undefined,
            })),
          ],
        },
        onError: [
          {
            guard: ({ event }) => event.error instanceof OpenError && event.error.kind === 'choice',
            target: 'editing',
            actions: assign({ problem: ({ event }) => problemOf(event.error), isUnopened: true }),
          },
          {
            target: 'failed',
            actions: assign({ problem: ({ event }) => problemOf(event.error), isUnopened: true }),
          },
        ],
      },
    },
    open: {
      initial: 'returning',
      invoke: { src: 'watch', input: ({ context }) => ({ run: runOf(context) }) },
      on: {
        GONE: {
          target: 'failed',
          actions: assign({
            problem: ({ event }) => ({ message: event.end.message, hint: 'Start it again.' }),
          }),
        },
        STANDING: { actions: assign({ standing: ({ event }) => event.standing }) },
        SWAP: { actions: assign({ run: ({ context, event }) => ({ ...runOf(context), ...event.part }) }) },
        SEEK: {
          target: '.seeking',
          actions: assign({ seekNs: ({ event }) => event.atNs, stop: undefined, notice: undefined }),
        },
        ACT: {
          target: '.acting',
          actions: assign({ deed: ({ event }) => event.deed, wasRunning: false, notice: undefined }),
        },
        FOLLOW: {
          target: '.running',
          actions: assign({
            followed: ({ event }) => event.request,
            pace: 'follow',
            stop: undefined,
            notice: undefined,
          }),
        },
      },
      states: {
        /** A saved run goes to where it stood. */
        returning: {
          always: { guard: 'hasArrived', target: 'paused' },
          entry: 'jump',
          invoke: {
            src: 'comeBack',
            input: ({ context }) => ({ run: runOf(context) }),
            onDone: {
              target: 'paused',
              actions: assign({ notice: ({ event, context }) => event.output ?? context.notice }),
            },
          },
          on: { CANCEL: { actions: 'cancel' } },
        },
        paused: {
          on: {
            PLAY: [
              { guard: 'isAtItsEnd', actions: 'sayEnd' },
              { target: 'running', actions: assign(({ context }) => ({ ...goingOn(context), steps: 0 })) },
            ],
            STEP: [
              { guard: 'isAtItsEnd', actions: 'sayEnd' },
              {
                target: 'running',
                actions: assign(({ context, event: { events, request } }) => ({
                  ...goingOn(context),
                  steps: events,
                  ...(request === undefined
                    ? {}
                    : { followed: request, pace: 'follow' as const, stop: undefined }),
                })),
              },
            ],
          },
        },
        running: {
          initial: 'deciding',
          entry: 'glide',
          on: {
            PAUSE: 'paused',
            PACE: {
              target: 'running',
              reenter: true,
              actions: assign({ pace: ({ event }) => event.pace, stop: undefined }),
            },
            TEMPO: { actions: [assign({ tempo: ({ event }) => event.tempo }), 'glide'] },
            ACT: {
              target: 'acting',
              actions: assign({ deed: ({ event }) => event.deed, wasRunning: true, notice: undefined }),
            },
          },
          states: {
            deciding: {
              always: [
                { guard: 'counts', target: 'counting' },
                { guard: 'watches', target: 'watching' },
                { target: 'hunting' },
              ],
            },
            counting: {
              invoke: {
                src: 'step',
                input: ({ context }) => ({ run: runOf(context), events: context.steps }),
                onDone: '#run.open.paused',
              },
            },
            watching: {
              entry: 'play',
              exit: 'halt',
              on: {
                SPEED: { actions: [assign({ speed: ({ event }) => event.speed }), 'play'] },
                STANDING: [
                  {
                    guard: ({ event }) => event.standing.stop !== null,
                    target: '#run.open.paused',
                    actions: assign({ standing: ({ event }) => event.standing }),
                  },
                  {
                    guard: ({ event }) =>
                      event.standing.state === 'ended' || event.standing.state === 'failed',
                    target: '#run.open.paused',
                    actions: [assign({ standing: ({ event }) => event.standing }), 'sayEnd'],
                  },
                  { actions: assign({ standing: ({ event }) => event.standing }) },
                ],
              },
            },
            hunting: {
              entry: 'beginWay',
              exit: 'halt',
              invoke: {
                src: 'hunt',
                input: ({ context }) => ({ run: runOf(context), until: untilOf(context) }),
                onDone: [
                  {
                    guard: ({ event }) => event.output === null,
                    target: '#run.open.paused',
                    actions: 'sayEnd',
                  },
                  { guard: ({ event }) => event.output === 'stopped', target: '#run.open.paused' },
                  {
                    target: 'gliding',
                    actions: assign(({ context, event: { output } }) =>
                      output === null || output === 'stopped'
                        ? {}
                        : { coming: stopOf(output), followed: followedBy(context, output) },
                    ),
                  },
                ],
              },
            },
            gliding: { after: { gliding: { target: 'reading', actions: 'arrive' } } },
            reading: {
              always: { guard: 'hasCome', target: '#run.open.paused' },
              after: { reading: 'hunting' },
            },
          },
        },
        seeking: {
          entry: 'jump',
          invoke: {
            src: 'seek',
            input: ({ context }) => ({ run: runOf(context), atNs: context.seekNs }),
            onDone: 'paused',
          },
          on: {
            CANCEL: { actions: 'cancel' },
            SEEK: {
              target: 'seeking',
              reenter: true,
              actions: assign({ seekNs: ({ event }) => event.atNs }),
            },
          },
        },
        /** Something is done to the run; it may have to be executed again for it. */
        acting: {
          entry: 'jump',
          exit: 'giveUpDeed',
          invoke: {
            src: 'act',
            input: ({ context }) => ({ run: runOf(context), deed: deedOf(context) }),
            onDone: [
              {
                guard: ({ context, event }) => {
                  const { after } = deedOf(context);
                  return context.wasRunning || (after === 'play' && event.output.problem === undefined);
                },
                target: 'running',
                actions: assign(({ context, event }) => ({ ...afterDeed(context, event.output), steps: 0 })),
              },
              {
                target: 'paused',
                actions: assign(({ context, event }) => afterDeed(context, event.output)),
              },
            ],
          },
          on: {
            CANCEL: { actions: 'cancel' },
            ACT: {
              actions: ({ event }) =>
                event.deed.settle({ message: 'Something else is being done.', hint: '' }),
            },
          },
        },
      },
    },
    failed: { entry: 'dispose' },
  },
});
