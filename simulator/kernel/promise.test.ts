import { expect, test } from 'vitest';
import { FULFILLED, REJECTED } from './job-queue';
import { isKernelPromise, KernelPromise } from './promise';
import { after, runTask, testKernel } from './testing';

test('all, race, any and allSettled settle as the language says', () => {
  const kernel = testKernel();
  const task = runTask(kernel, function* () {
    const seen: unknown[] = [];
    seen.push(yield KernelPromise.all([after(kernel, 30, 'a'), 'b', after(kernel, 10, 'c')]));
    seen.push(kernel.nowNs);
    seen.push(yield KernelPromise.race([after(kernel, 9, 'slow'), after(kernel, 2, 'fast')]));
    seen.push(yield KernelPromise.any([KernelPromise.reject('no'), after(kernel, 5, 'yes')]));
    seen.push(yield KernelPromise.allSettled([KernelPromise.reject('x'), 1]));
    seen.push(yield KernelPromise.all([]));
    return seen;
  });
  expect(task.outcome).toEqual({
    state: FULFILLED,
    value: [
      ['a', 'b', 'c'],
      30,
      'fast',
      'yes',
      [
        { status: 'rejected', reason: 'x' },
        { status: 'fulfilled', value: 1 },
      ],
      [],
    ],
  });
});

test('any with nothing but rejections rejects with all of them', () => {
  const kernel = testKernel();
  const task = runTask(kernel, function* () {
    try {
      yield KernelPromise.any([KernelPromise.reject(1), KernelPromise.reject(2)]);
    } catch (error) {
      return error instanceof AggregateError ? error.errors : 'another error';
    }
    return 'no error';
  });
  expect(task.outcome?.value).toEqual([1, 2]);
});

test('continuations run first in, first out, and never inside the resolve that frees them', () => {
  const kernel = testKernel();
  const order: string[] = [];
  runTask(kernel, function* () {
    const gate = KernelPromise.withResolvers<string>();
    void gate.promise.then(() => order.push('first'));
    void gate.promise.then(() => order.push('second'));
    gate.resolve('open');
    order.push('after resolve');
    yield gate.promise;
    order.push('third');
  });
  expect(order).toEqual(['after resolve', 'first', 'second', 'third']);
});

test('finally passes the outcome on, and a throw in it replaces it', () => {
  const kernel = testKernel();
  const task = runTask(kernel, function* () {
    const kept: unknown = yield KernelPromise.resolve(7).finally(() => undefined);
    try {
      yield KernelPromise.resolve(7).finally(() => {
        throw new Error('instead');
      });
    } catch (error) {
      return [kept, error instanceof Error && error.message];
    }
    return kept;
  });
  expect(task.outcome?.value).toEqual([7, 'instead']);
});

test('a rejection that nobody handled is told once its event is over; a handled one is not', () => {
  const kernel = testKernel();
  const reasons: unknown[] = [];
  kernel.onUnhandledRejection = (reason) => reasons.push(reason);
  runTask(kernel, function* () {
    void KernelPromise.reject('lonely');
    yield KernelPromise.reject('seen').catch(() => undefined);
  });
  expect(reasons).toEqual(['lonely']);
});

test('what merely looks like a promise is not one: awaiting it rejects, as in the language', () => {
  const kernel = testKernel();
  const fake: unknown = Object.create(KernelPromise.prototype);
  expect(isKernelPromise(fake)).toBe(false);
  const task = runTask(kernel, function* () {
    return yield fake;
  });
  expect(task.outcome?.state).toBe(REJECTED);
});

test('a thenable settles what awaits it, in a job of its own', () => {
  const kernel = testKernel();
  const task = runTask(kernel, function* () {
    return yield { then: (resolve: (value: string) => void) => resolve('kept') };
  });
  expect(task.outcome).toEqual({ state: FULFILLED, value: 'kept' });
});

test('a promise that waits for itself is rejected', () => {
  const kernel = testKernel();
  const task = runTask(kernel, function* () {
    const gate = KernelPromise.withResolvers<unknown>();
    gate.resolve(gate.promise);
    return yield gate.promise;
  });
  expect(task.outcome?.state).toBe(REJECTED);
});
