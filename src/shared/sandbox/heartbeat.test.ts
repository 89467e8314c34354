import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startHeartbeat } from './heartbeat';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A worker that answers until it is told to stop, and what became of it. */
function watched() {
  const worker = { answers: true, pings: 0, isGivenUp: 0 };
  const ping = (): Promise<void> => {
    worker.pings++;
    return worker.answers ? Promise.resolve() : new Promise(() => undefined);
  };
  const heartbeat = startHeartbeat({ everyMs: 100, patience: 3 }, ping, () => worker.isGivenUp++);
  return { worker, heartbeat };
}

test('a worker that answers is asked again and again', async () => {
  const { worker } = watched();
  await vi.advanceTimersByTimeAsync(1000);
  expect(worker).toMatchObject({ pings: 10, isGivenUp: 0 });
});

test('a worker that falls silent is given up after so many beats, once', async () => {
  const { worker } = watched();
  await vi.advanceTimersByTimeAsync(250);
  worker.answers = false;
  await vi.advanceTimersByTimeAsync(340);
  expect(worker.isGivenUp).toBe(0);
  await vi.advanceTimersByTimeAsync(20);
  expect(worker.isGivenUp).toBe(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(worker.isGivenUp).toBe(1);
});

test('a late answer saves it', async () => {
  let answer = (): void => undefined;
  const given = vi.fn<() => void>();
  const ping = (): Promise<void> => new Promise((resolve) => (answer = resolve));
  startHeartbeat({ everyMs: 100, patience: 3 }, ping, given);
  for (let i = 0; i < 5; i++) {
    await vi.advanceTimersByTimeAsync(300);
    answer();
  }
  expect(given).not.toHaveBeenCalled();
});

test('stopped, it asks no more', async () => {
  const { worker, heartbeat } = watched();
  heartbeat.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(worker.pings).toBe(0);
});
