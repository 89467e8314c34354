/** The forms of traces, and of answers to "why?". */
import type {
  GapView,
  RequestSummary,
  SeenSpan,
  SeenSummary,
  SeenTrace,
  SpanView,
  TraceView,
} from '../../../../simulator';
import type { Why } from '../../../../simulator/worker/views';
import {
  form,
  isBoolean,
  isInteger,
  isNumber,
  isText,
  listOf,
  oneOf,
  orUndefined,
  type Check,
} from './forms';

const isKnowledge = oneOf('running', 'done', 'failed', 'unknown');

const SUMMARY: { readonly [K in keyof RequestSummary]-?: Check<RequestSummary[K]> } = {
  request: isInteger,
  traceId: isText,
  operation: isText,
  user: isInteger,
  startNs: isInteger,
  endNs: orUndefined(isInteger),
  knowledge: isKnowledge,
  code: orUndefined(isText),
  spanCount: isInteger,
  hasGap: isBoolean,
  hasFault: isBoolean,
};

type Attribute = SpanView['attributes'][number];

const isAttribute: Check<Attribute> = (value): value is Attribute =>
  Array.isArray(value) &&
  value.length === 2 &&
  isText(value[0]) &&
  (isText(value[1]) || isNumber(value[1]) || isBoolean(value[1]));

const SPAN: { readonly [K in keyof SpanView]-?: Check<SpanView[K]> } = {
  number: isInteger,
  spanId: isText,
  parentSpanId: orUndefined(isText),
  parent: isInteger,
  depth: isInteger,
  name: isText,
  kind: oneOf('INTERNAL', 'SERVER', 'CLIENT'),
  isStatement: isBoolean,
  instance: isText,
  startNs: isInteger,
  endNs: orUndefined(isInteger),
  knowledge: isKnowledge,
  code: orUndefined(isText),
  segments: form({ queueingNs: isInteger, workNs: isInteger, waitingNs: isInteger }),
  attributes: listOf(isAttribute),
  failure: orUndefined(isText),
  hasGap: isBoolean,
};

const isSpan = form<SpanView>(SPAN);

const isGap = form<GapView>({
  invariant: isText,
  says: isText,
  key: isText,
  sinceNs: isInteger,
  closedNs: orUndefined(isInteger),
});

export const isSummary = form<RequestSummary>(SUMMARY);

export const isTrace = form<TraceView>({
  ...SUMMARY,
  spans: listOf(isSpan),
  missingSpans: isInteger,
  gaps: listOf(isGap),
  failure: orUndefined(isText),
});

export const isWhy = form<Why>({
  what: oneOf('failed', 'unknown', 'slow', 'waiting', 'doubled', 'broken', 'happened'),
  subject: isText,
  fault: isInteger,
  steps: listOf(
    form<Why['steps'][number]>({ row: isInteger, timeNs: isInteger, request: isInteger, text: isText }),
  ),
  whole: isBoolean,
});

const SEEN: { readonly [K in keyof SeenSummary]-?: Check<SeenSummary[K]> } = {
  trace: isInteger,
  traceId: isText,
  operation: isText,
  service: isText,
  startNs: isInteger,
  endNs: isInteger,
  knowledge: isKnowledge,
  code: orUndefined(isText),
  spanCount: isInteger,
  hasBeginning: isBoolean,
};

export const isSeenSummary = form<SeenSummary>(SEEN);

export const isSeenTrace = form<SeenTrace>({
  ...SEEN,
  spans: listOf(form<SeenSpan>({ ...SPAN, isParentMissing: isBoolean, goesOnUnseen: isBoolean })),
});
