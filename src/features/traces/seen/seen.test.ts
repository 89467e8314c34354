import { expect, test } from 'vitest';
import {
  INSTANCE_FIELDS,
  LIFE_STATES,
  type Frame,
  type Plan,
  type SystemDocument,
} from '../../../../simulator';
import type { FrameStore, Run } from '../../../shared/run';
import { testFrame } from '../../../shared/run/testing';
import { blind } from './blind';
import { guessed, guessesOf, slowServiceOf } from './guesses';
import { breakWords, deploymentWithTraces, instrumentsWords, tearOf } from './words';

const service = (name: string, kind = 'service') => ({ name, kind });

/** Customers call the shop, the shop calls payments. */
const PLAN = {
  services: [service('shop'), service('payments')],
  modules: [{ service: 0 }, { service: 1 }],
  operations: [{ module: 0 }, { module: 1 }],
  links: [
    { from: { kind: 'clients' }, to: { kind: 'service', index: 0 } },
    { from: { kind: 'service', index: 0 }, to: { kind: 'service', index: 1 } },
  ],
  instruments: {
    sampling: 0.05,
    services: [
      { level: 'traces', propagates: false },
      { level: 'none', propagates: true },
    ],
  },
  faults: [{ target: { kind: 'anyService' } }],
} as unknown as Plan; // all that is looked at

const FAULT: Frame['faults'][number] = {
  index: 0,
  text: 'slow any service by 40ms',
  kind: 'slow',
  target: { kind: 'service', index: 1 },
  state: 'acting',
  struckNs: 0,
  liftedNs: -1,
  touched: 7,
  idle: '',
};

function open(): { run: Run; tell: (frame: Frame) => void } {
  let listener: ((frame: Frame) => void) | undefined;
  const frames = {
    latest: undefined as Frame | undefined,
    recent: [],
    words: ['order-7'],
    epoch: 0,
    subscribe(heard: typeof listener) {
      listener = heard;
      return () => undefined;
    },
    shownNs: () => 5,
  } satisfies FrameStore;
  const run = {
    plan: PLAN,
    frames,
    status: { notice: 'payments-database is full' },
    stop: { words: ['payments waits'] },
    series: () => Promise.resolve({ windowNs: 1, windows: [] }),
    choice: { system: 's', deployment: 'd', experiment: 'e', seed: 1 },
  } as unknown as Run; // all that is looked at
  return {
    run,
    tell(frame) {
      frames.latest = frame;
      listener?.(frame);
    },
  };
}

test('a blind run tells of time and requests, and of nothing that only the simulator knows', () => {
  const { run, tell } = open();
  const hidden = blind(run);
  const heard: Frame[] = [];
  hidden.frames.subscribe((frame) => heard.push(frame));
  const instances = new Float64Array(2 * INSTANCE_FIELDS.length).fill(9);
  instances[INSTANCE_FIELDS.indexOf('up')] = 0;
  const requests = { started: 3, succeeded: 1, failed: 1, unknown: 0 };
  const log: Frame['log'] = [{ row: 1, timeNs: 1, severity: 'error', text: 'payments is slow', span: 0 }];
  tell(testFrame(70, 4, 2, { faults: [FAULT], instances, stores: Float64Array.of(0), requests, log }));
  for (const frame of [hidden.frames.latest, ...heard]) {
    expect(frame).toMatchObject({ nowNs: 70, requests, faults: [], log: [], invariants: [], words: [] });
    expect(frame?.rows.kinds.length).toBe(0);
    const instance = [1, 0, 0, 0, 0, 0, LIFE_STATES.indexOf('ready'), 0];
    expect([...(frame?.instances ?? [])]).toEqual([...instance, ...instance]);
    expect([...(frame?.stores ?? [])]).toEqual([1]);
  }
  expect(heard).toHaveLength(1);
  expect([hidden.stop, hidden.status.notice, hidden.frames.words]).toEqual([undefined, undefined, []]);
  // Effects depend on it.
  expect(blind(run).frames).toBe(hidden.frames);
});

test('figures are told by services with instruments, and by nobody else', async () => {
  const hidden = blind(open().run);
  expect(await hidden.series({ kind: 'service', index: 0 })).toBeDefined();
  expect(await hidden.series({ kind: 'operation', index: 0 })).toBeDefined();
  expect(await hidden.series({ kind: 'service', index: 1 })).toBeUndefined();
  expect(await hidden.series({ kind: 'operation', index: 1 })).toBeUndefined();
  expect(await hidden.series({ kind: 'link', index: 0 })).toBeUndefined();
  expect(await hidden.series({ kind: 'requests' })).toBeUndefined();
});

test('a guess is judged by what is hidden, once the run has begun', () => {
  const { run, tell } = open();
  const hidden = blind(run);
  expect(slowServiceOf(hidden)).toBeUndefined();
  tell(testFrame(1, 0, 0, { faults: [FAULT] }));
  expect(slowServiceOf(hidden)).toBe('payments');
  const none = guessesOf(hidden, { of: 'another run', wrong: ['x'], known: 'x', isFound: true });
  expect(none).toMatchObject({ wrong: [], known: undefined });
  const once = guessed(none, 'shop', 'payments');
  expect(guessed(once, 'shop', 'payments')).toMatchObject({ wrong: ['shop'], known: undefined });
  expect(guessed(once, 'payments', 'payments')).toMatchObject({
    wrong: ['shop'],
    known: 'payments',
    isFound: true,
  });
});

test('where a trace is torn is said, and by whom', () => {
  expect(tearOf({ service: 'shop', hasBeginning: true }, PLAN)).toBeUndefined();
  expect(tearOf({ service: 'payments', hasBeginning: true }, PLAN)?.badge).toBe('torn off');
  expect(tearOf({ service: 'shop', hasBeginning: false }, PLAN)?.badge).toBe('no beginning');
  expect(breakWords('shop', PLAN)).toContain('shop does not pass the context on');
  expect(breakWords('payments', PLAN)).toBe('');
  expect(instrumentsWords(PLAN)).toBe(
    '1 of 2 services make spans, of 5 % of the traces. No context is passed on by shop.',
  );
  expect(instrumentsWords({ ...PLAN, instruments: { sampling: 1, services: [] } })).toBe('');
});

test('who has no traces is led to the same services with them', () => {
  const of = (services: object, level?: string) => ({ services, ...(level && { instruments: { level } }) });
  const [one, dark, lit] = [of({ shop: {} }), of({ a: {}, b: {} }, 'none'), of({ a: {}, b: {} })];
  const ledTo = (deployments: object): string | undefined =>
    deploymentWithTraces({ deployments } as unknown as SystemDocument, 'dark'); // all that is looked at
  expect(ledTo({ one, dark, lit })).toBe('lit');
  expect(ledTo({ one, dark })).toBe('one');
  expect(ledTo({ dark })).toBeUndefined();
});
