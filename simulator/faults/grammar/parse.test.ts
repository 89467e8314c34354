import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isName } from '../../model/names';
import { parseFault, printFault } from './parse';
import { FAULT_EVENTS, LEGS, MAX_INSTANCE, MAX_NTH } from './phrase';
import type { FaultPhrase, TargetPhrase, TriggerPhrase } from './phrase';

/** The phrase of a text that parses. */
function phrase(text: string): FaultPhrase {
  const parsed = parseFault(text);
  if (!parsed.ok) throw new Error(`${text}: column ${parsed.fault.column}: ${parsed.fault.message}`);
  return parsed.phrase;
}

test('the reply of a payment is cut after the charge has returned', () => {
  expect(phrase('cut payments reply after charge returns')).toEqual({
    kind: 'cut',
    target: { kind: 'name', name: 'payments' },
    dose: { leg: 'reply' },
    trigger: { kind: 'event', operation: 'charge', event: 'returns', nth: 1 },
    durationNs: 0,
    once: false,
  });
});

test.each([
  ['crash shop#2 for 5s at 10s', 'crash', { kind: 'instance', name: 'shop', number: 2 }, {}],
  ['hang payments.charge', 'hang', { kind: 'operation', module: 'payments', operation: 'charge' }, {}],
  ['slow payments by 5x', 'slow', { kind: 'name', name: 'payments' }, { factor: 5 }],
  ['slow payments by 100ms', 'slow', { kind: 'name', name: 'payments' }, { added: 100_000_000 }],
  ['fail payments 20%', 'error-rate', { kind: 'name', name: 'payments' }, { probability: 0.2 }],
  ['throw in payments', 'throw', { kind: 'name', name: 'payments' }, {}],
  [
    `throw in payments 'no \\'luck\\''`,
    'throw',
    { kind: 'name', name: 'payments' },
    { message: `no 'luck'` },
  ],
  ['leak payments 10MiB', 'leak', { kind: 'name', name: 'payments' }, { perCall: 10_485_760 }],
  ['delay a->b by 100ms', 'delay', { kind: 'link', from: 'a', to: 'b' }, { added: 100_000_000 }],
  ['delay a -> b by 100ms', 'delay', { kind: 'link', from: 'a', to: 'b' }, { added: 100_000_000 }],
  ['lose clients->shop 5%', 'loss', { kind: 'link', from: 'clients', to: 'shop' }, { probability: 0.05 }],
  ['cut a->b request', 'cut', { kind: 'link', from: 'a', to: 'b' }, { leg: 'request' }],
  ['slow any service by 40ms', 'slow', { kind: 'anyService' }, { added: 40_000_000 }],
  ['cut any', 'cut', { kind: 'name', name: 'any' }, { leg: 'both' }],
  ['cut reply', 'cut', { kind: 'name', name: 'reply' }, { leg: 'both' }],
])('%s', (text, kind, target, dose) => {
  expect(phrase(text)).toMatchObject({ kind, target, dose });
});

test('when, how long and once come in any order', () => {
  const expected = { trigger: { kind: 'time', atNs: 10e9 }, durationNs: 10e9, once: true };
  expect(phrase('cut a from 10s to 20s once')).toMatchObject(expected);
  expect(phrase('cut a once for 10s at 10s')).toMatchObject(expected);
  expect(phrase('cut a when b.c commits the 3rd time for 1s')).toMatchObject({
    trigger: { kind: 'event', operation: 'b.c', event: 'commits', nth: 3 },
    durationNs: 1e9,
  });
  expect(phrase('crash a')).toMatchObject({ trigger: { kind: 'time', atNs: 0 }, durationNs: 0, once: false });
});

test.each([
  ['', 1, 'a verb is missing'],
  ['cutt payments', 1, '`cutt` is not something that can break'],
  ['constructor payments', 1, '`constructor` is not something that can break'],
  ['cut', 4, 'a target is missing'],
  ['slow payments by 5', 18, '`5` is neither a factor nor a duration'],
  ['slow payments', 14, '`by` belongs here'],
  ['fail payments 120%', 15, '`120%` is not a percentage'],
  ['fail payments', 14, 'a percentage is missing'],
  ['throw payments', 7, '`in` belongs here'],
  [`throw in payments 'oops`, 19, 'the quotation is not closed'],
  ['crash shop#0', 11, 'an instance is a number from 1'],
  ['cut a at 5s at 6s', 13, 'when it strikes is said twice'],
  ['cut a from 5s to 5s', 18, 'it ends before it has begun'],
  ['cut a for 0s', 11, 'a fault that lasts no time does nothing'],
  ['crash a once', 9, '`once` is for faults that calls or messages meet'],
  ['cut a after charge return', 20, '`return` is not an event'],
  ['cut a.b.c', 7, '`b.c` cannot be a name'],
  ['cut a reply reply', 13, '`reply` does not belong here'],
])('%s: column %i', (text, column, message) => {
  const parsed = parseFault(text);
  expect(parsed).toMatchObject({ ok: false, fault: { column, message } });
});

test('errors suggest what may have been meant', () => {
  expect(parseFault('cutt payments')).toMatchObject({ fault: { hint: 'did you mean `cut`?' } });
  expect(parseFault('cut a after charge return')).toMatchObject({
    fault: { hint: 'did you mean `returns`?' },
  });
});

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/).filter(isName);
const span = fc.integer({ min: 1, max: 1e15 });
const percentage = fc
  .integer({ min: 0, max: 1_000_000 })
  .map((millionths) => Number(`${millionths / 1e4}e-2`));

const unit = fc.oneof(
  fc.record({ kind: fc.constant('name' as const), name }),
  fc.record({ kind: fc.constant('operation' as const), module: name, operation: name }),
  fc.record({
    kind: fc.constant('instance' as const),
    name,
    number: fc.integer({ min: 1, max: MAX_INSTANCE }),
  }),
  fc.record({ kind: fc.constant('anyService' as const) }),
);
const target: fc.Arbitrary<TargetPhrase> = fc.oneof(
  unit,
  fc.record({ kind: fc.constant('link' as const), from: name, to: name }),
);

const trigger: fc.Arbitrary<TriggerPhrase> = fc.oneof(
  fc.record({ kind: fc.constant('time' as const), atNs: fc.nat() }),
  fc.record({
    kind: fc.constant('event' as const),
    operation: fc.oneof(
      name,
      fc.tuple(name, name).map((parts) => parts.join('.')),
    ),
    event: fc.constantFrom(...FAULT_EVENTS),
    nth: fc.integer({ min: 1, max: MAX_NTH }),
  }),
);

const head = fc.oneof(
  fc.record({ kind: fc.constant('crash' as const), target: unit, dose: fc.constant({}) }),
  fc.record({
    kind: fc.constant('slow' as const),
    target: unit,
    dose: fc.oneof(
      fc.record({ factor: fc.integer({ min: 1, max: 1e6 }).map((n) => n / 1000) }),
      fc.record({ added: span }),
    ),
  }),
  fc.record({
    kind: fc.constant('error-rate' as const),
    target: unit,
    dose: fc.record({ probability: percentage }),
  }),
  fc.record({
    kind: fc.constant('throw' as const),
    target: unit,
    dose: fc.oneof(fc.constant({}), fc.record({ message: fc.string({ maxLength: 100 }) })),
  }),
  fc.record({
    kind: fc.constant('leak' as const),
    target: unit,
    dose: fc.record({ perCall: fc.maxSafeNat() }),
  }),
  fc.record({ kind: fc.constant('delay' as const), target, dose: fc.record({ added: span }) }),
  fc.record({ kind: fc.constant('loss' as const), target, dose: fc.record({ probability: percentage }) }),
  fc.record({
    kind: fc.constant('cut' as const),
    target,
    dose: fc.record({ leg: fc.constantFrom(...LEGS) }),
  }),
);

test('whatever is printed parses back to the same phrase', () => {
  const qualifiers = fc.record({ trigger, durationNs: fc.oneof(fc.constant(0), span), once: fc.boolean() });
  fc.assert(
    fc.property(head, qualifiers, (what, when) => {
      const once = when.once && what.kind !== 'crash' && what.kind !== 'leak';
      const wanted: FaultPhrase = { ...what, ...when, once };
      expect(phrase(printFault(wanted))).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});

test('ordinals are printed as they are spoken', () => {
  const ordinals = [2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map((nth) => {
    const trigger = { kind: 'event', operation: 'a', event: 'starts', nth } as const;
    return printFault({ ...phrase('crash a'), trigger })
      .split(' ')
      .at(-2);
  });
  expect(ordinals).toEqual(['2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '101st', '111th']);
});

test('no text makes the parser throw', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('cut', 'slow', 'by', '->', 'a', 'at', '5s', 'when', 'returns', 'the', "'", '#', '.'),
  );
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const parsed = parseFault(words.join(' '));
      expect(parsed.ok ? 1 : parsed.fault.column).toBeGreaterThan(0);
    }),
  );
});
