import { expect, test } from 'vitest';
import { ShownTime } from './shown-time';

function clock() {
  let now = 0;
  return { nowMs: () => now, pass: (ms: number) => (now += ms) };
}

test('goes from one time to the next without a jump and stays there', () => {
  const { nowMs, pass } = clock();
  const time = new ShownTime(nowMs);
  time.goTo(1000, 100);
  expect(time.shownNs()).toBe(0);
  pass(25);
  expect(time.shownNs()).toBe(250);
  pass(75);
  expect(time.shownNs()).toBe(1000);
  pass(500);
  expect(time.shownNs()).toBe(1000);
});

test('a new way begins where the old one was left', () => {
  const { nowMs, pass } = clock();
  const time = new ShownTime(nowMs);
  time.goTo(1000, 100);
  pass(50);
  time.goTo(2000, 100);
  expect(time.shownNs()).toBe(500);
  pass(50);
  expect(time.shownNs()).toBe(1250);
});

test('goes back at once', () => {
  const { nowMs, pass } = clock();
  const time = new ShownTime(nowMs);
  time.goTo(1000, 0);
  time.goTo(200, 100);
  expect(time.shownNs()).toBe(200);
  pass(200);
  expect(time.shownNs()).toBe(200);
});

test('while frames come regularly, the time shown keeps moving and is never ahead of the newest', () => {
  const { nowMs, pass } = clock();
  const time = new ShownTime(nowMs);
  let last = 0;
  for (let frame = 1; frame <= 50; frame++) {
    time.arrived(frame * 1000);
    for (let ms = 0; ms < 17; ms++) {
      const shown = time.shownNs();
      expect(shown).toBeGreaterThanOrEqual(last);
      expect(shown).toBeLessThanOrEqual(frame * 1000);
      last = shown;
      pass(1);
    }
  }
  expect(last).toBeGreaterThan(49_000);
});
