import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventQueue, type EventTarget } from './event-queue';

const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('push' as const), time: fc.integer({ min: 0, max: 50 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pop' as const) }) },
);

test('events come out by time, then by the order of scheduling, and cancelled ones never', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 400 }), (commands) => {
      const queue = new EventQueue();
      const target: EventTarget = { fire: () => undefined };
      const model: { time: number; sequence: number; id: number }[] = [];
      let sequence = 0;
      for (const step of commands) {
        if (step.do === 'push') {
          const id = queue.push(step.time, sequence, target, sequence);
          model.push({ time: step.time, sequence: sequence++, id });
        } else if (step.do === 'cancel' && model.length > 0) {
          const [gone] = model.splice(step.which % model.length, 1);
          expect(queue.cancel(gone?.id ?? 0)).toBe(true);
          expect(queue.cancel(gone?.id ?? 0)).toBe(false);
        } else if (step.do === 'pop') {
          model.sort((a, b) => a.time - b.time || a.sequence - b.sequence);
          const first = model.shift();
          expect(queue.nextTime()).toBe(first?.time ?? Infinity);
          if (first === undefined) continue;
          queue.pop();
          expect(queue.poppedTag).toBe(first.sequence);
        }
        expect(queue.live).toBe(model.length);
      }
    }),
  );
});

test('a name of a fired event cancels nothing, although its slot is in use again', () => {
  const queue = new EventQueue();
  const target: EventTarget = { fire: () => undefined };
  const first = queue.push(1, 0, target, 0);
  queue.nextTime();
  queue.pop();
  queue.push(2, 1, target, 1);
  expect(queue.cancel(first)).toBe(false);
  expect(queue.nextTime()).toBe(2);
});

test('many cancelled events are thrown out and the order of the rest is kept', () => {
  const queue = new EventQueue();
  const target: EventTarget = { fire: () => undefined };
  const ids = Array.from({ length: 20_000 }, (_, i) => queue.push((i * 7919) % 10_007, i, target, i));
  ids.forEach((id, i) => {
    if (i % 10 !== 0) queue.cancel(id);
  });
  let last = -1;
  let count = 0;
  for (; queue.nextTime() !== Infinity; count++) {
    expect(queue.nextTime()).toBeGreaterThanOrEqual(last);
    last = queue.nextTime();
    queue.pop();
    expect(queue.poppedTag % 10).toBe(0);
  }
  expect(count).toBe(2000);
});
