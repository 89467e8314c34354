import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fifo } from './fifo';

const steps = fc.array(fc.constantFrom('push', 'push', 'shift', 'remove', 'takeAll'), { maxLength: 200 });

test('a queue does what an array does', () => {
  fc.assert(
    fc.property(steps, (todo) => {
      const queue = new Fifo<{ n: number }>();
      let model: { n: number }[] = [];
      todo.forEach((step, n) => {
        if (step === 'push') {
          const item = { n };
          queue.push(item);
          model.push(item);
        } else if (step === 'shift') expect(queue.shift()).toBe(model.shift());
        else if (step === 'remove') {
          queue.remove((item) => item.n % 3 === 0);
          model = model.filter((item) => item.n % 3 !== 0);
        } else if (n % 7 === 0) {
          expect(queue.takeAll()).toEqual(model);
          model = [];
        }
        expect(queue.length).toBe(model.length);
      });
      expect(queue.takeAll()).toEqual(model);
    }),
  );
});
