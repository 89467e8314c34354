import { expect, test } from 'vitest';
import { createGuestMath, log, portableMath, pow } from './index';

test('a guest finds every name of Math', () => {
  const names = Object.getOwnPropertyNames(createGuestMath(() => 0)).sort();
  // Names that came after ES2023 differ between engines.
  const standard = Object.getOwnPropertyNames(Math).filter(
    (name) => !['f16round', 'sumPrecise'].includes(name),
  );
  expect(names).toEqual(standard.sort());
  expect(Object.prototype.toString.call(portableMath)).toBe('[object Math]');
});

test('its chance is the one it was given, and nothing on it can be replaced', () => {
  let calls = 0;
  const guest = createGuestMath(() => ++calls / 8);
  expect([guest.random(), guest.random()]).toEqual([0.125, 0.25]);
  expect(Object.isFrozen(guest)).toBe(true);
  expect('random' in portableMath).toBe(false);
});

test('arguments become numbers first, as in JavaScript', () => {
  // A guest may pass anything.
  const guest = portableMath as unknown as Record<string, (...args: unknown[]) => number>;
  expect(guest.log?.('8')).toBe(log(8));
  expect(guest.pow?.('2', { valueOf: () => 10 })).toBe(1024);
  expect(guest.exp?.(null)).toBe(1);
  expect(guest.sin?.()).toBe(NaN);
  expect(guest.atan2?.(1)).toBe(NaN);
  expect(() => guest.cbrt?.(1n)).toThrow(TypeError);
});

test('hypot takes any number of arguments', () => {
  expect(portableMath.hypot()).toBe(0);
  expect(portableMath.hypot(-3)).toBe(3);
  expect(portableMath.hypot(2, 3, 6)).toBe(7);
  expect(portableMath.hypot(NaN, 1, -Infinity)).toBe(Infinity);
  expect(portableMath.hypot(NaN, 1)).toBe(NaN);
  expect(portableMath.pow(3, 4)).toBe(pow(3, 4));
});
