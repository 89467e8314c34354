import { expect, test } from 'vitest';
import { isLike, type Made } from './likeness';

function made(service: object, handlers = 'h', more: object = {}): Made {
  return { plan: { deployment: 'd', services: [service], ...more } as unknown as Made['plan'], handlers };
}

const START = made({ instances: 1, cpus: 2 });

test('the same changed in the same direction is alike, whatever it is called', () => {
  const decoy = made({ instances: 2, cpus: 2 });
  expect(isLike(START, made({ instances: 3, cpus: 2 }, 'h', { deployment: 'other' }), decoy)).toBe(true);
});

test.each([
  ['another direction', made({ instances: 0, cpus: 2 })],
  ['something else as well', made({ instances: 2, cpus: 4 })],
  ['nothing', START],
  ['the handlers as well', made({ instances: 2, cpus: 2 }, 'other')],
])('%s is not', (_what, own) => {
  expect(isLike(START, own, made({ instances: 2, cpus: 2 }))).toBe(false);
});

test('handlers alone are compared by their text', () => {
  const decoy = made({ instances: 1, cpus: 2 }, 'wrong');
  expect(isLike(START, made({ instances: 1, cpus: 2 }, 'wrong'), decoy)).toBe(true);
  expect(isLike(START, START, START)).toBe(false);
});
