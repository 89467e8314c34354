/** @holds service */
import { expect, test } from 'vitest';
import { HandlerEnded } from '../../kernel/guest-runtime';
import { Outcome } from '../../model/failures';
import { CallError } from '../../network';
import { Mistakes } from './mistakes';

const PLACE = 3;

test('equal mistakes are counted, with the words of the first', () => {
  const mistakes = new Mistakes();
  for (let i = 0; i < 1000; i++) mistakes.ended(PLACE, new Error(`no order ${i}`));
  expect(mistakes.list()).toEqual([
    { code: 'HANDLER_ERROR', operation: PLACE, line: 0, message: 'no order 0', wrongName: '', count: 1000 },
  ]);
});

test('a handler that was ended is told with its line', () => {
  const mistakes = new Mistakes();
  mistakes.ended(PLACE, new HandlerEnded('OUT_OF_FUEL', 'orders', 7));
  expect(mistakes.list()).toMatchObject([{ code: 'OUT_OF_FUEL', line: 7, message: /^took/ }]);
});

test('what the world does to a handler is no mistake of its own, and neither is what its callee did', () => {
  const mistakes = new Mistakes();
  for (const outcome of Object.values(Outcome))
    mistakes.ended(PLACE, new CallError(outcome, 'payments.charge'));
  mistakes.ended(PLACE, new CallError(Outcome.timeout, ''));
  mistakes.ended(PLACE, new CallError(Outcome.domainError, '', 'sold out', 'SOLD_OUT'));
  expect(mistakes.list()).toEqual([]);
  mistakes.ended(PLACE, new CallError(Outcome.notPlain, ''));
  expect(mistakes.list()).toMatchObject([{ code: 'NOT_PLAIN' }]);
});

test('however many there are, few are kept', () => {
  const mistakes = new Mistakes();
  for (let i = 0; i < 1000; i++) mistakes.calledNobody(PLACE, `nobody.at${i}`, 'no module offers it');
  expect(mistakes.list()).toHaveLength(100);
});
