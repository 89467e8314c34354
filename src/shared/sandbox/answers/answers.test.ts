import { expect, test } from 'vitest';
import type { SeenSpan, SeenTrace } from '../../../../simulator';
import { testFrame } from '../../run/testing';
import { isTick } from './run-answers';
import { isSeenSummary, isSeenTrace } from './trace-answers';

const SPAN: SeenSpan = {
  number: 2,
  spanId: '0000000000000002',
  parentSpanId: undefined,
  parent: -1,
  depth: 0,
  name: 'orders.place',
  kind: 'SERVER',
  isStatement: false,
  instance: 'shop#1',
  startNs: 0,
  endNs: 10,
  knowledge: 'done',
  code: 'OK',
  segments: { queueingNs: 0, workNs: 10, waitingNs: 0 },
  attributes: [['server.address', 'shop']],
  failure: undefined,
  hasGap: false,
  isParentMissing: false,
  goesOnUnseen: true,
};

const TRACE: SeenTrace = {
  trace: 2,
  traceId: '00000000000000000000000000000001',
  operation: 'orders.place',
  service: 'shop',
  startNs: 0,
  endNs: 10,
  knowledge: 'done',
  code: 'OK',
  spanCount: 1,
  hasBeginning: true,
  spans: [SPAN],
};

test('a trace that instruments told is believed in its own form only', () => {
  expect(isSeenTrace(TRACE)).toBe(true);
  expect(isSeenSummary(TRACE)).toBe(true);
  expect(isSeenSummary({ ...TRACE, service: 7 })).toBe(false);
  expect(isSeenTrace({ ...TRACE, hasBeginning: undefined })).toBe(false);
  expect(isSeenTrace({ ...TRACE, spans: [{ ...SPAN, goesOnUnseen: 'yes' }] })).toBe(false);
  expect(isSeenTrace({ ...TRACE, spans: [{ ...SPAN, attributes: [['a', {}]] }] })).toBe(false);
});

const FAULT = {
  index: 0,
  text: 'slow shop by 2x',
  kind: 'slow',
  state: 'acting',
  struckNs: 0,
  liftedNs: -1,
  touched: 0,
  idle: '',
} as const;

test.each([
  [{ kind: 'service', index: 1 }, true],
  [{ kind: 'instance', service: 1, instance: 0 }, true],
  [{ kind: 'none', says: 'nothing here' }, true],
  [{ kind: 'anyService' }, true],
  [{ kind: 'service' }, false],
  [{ kind: 'service', index: 0.5 }, false],
  [{ kind: 'instance', service: 1 }, false],
  [{ kind: 'none' }, false],
  [{ kind: 'page', index: 1 }, false],
  [undefined, false],
])('what a fault is aimed at: %o', (target, isBelieved) => {
  const status = {
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
  const frame = { ...testFrame(0, 0, 0), faults: [{ ...FAULT, target }] };
  expect(isTick({ status, frame })).toBe(isBelieved);
});
