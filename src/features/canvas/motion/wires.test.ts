import { expect, test } from 'vitest';
import { Sign } from './signs';
import { WireStates } from './wires';

/** Lets a second pass in frames, with so many messages in it. */
function second(wires: WireStates, messages: number): void {
  for (let frame = 0; frame < 50; frame++) {
    for (let i = 0; i < messages / 50; i++) wires.carried(0);
    wires.settle(20);
  }
}

test('a link becomes a flow above about twenty messages a second, and is one no more below twelve', () => {
  const wires = new WireStates(1);
  for (let i = 0; i < 4; i++) second(wires, 50);
  expect(wires.rates[0]).toBeGreaterThan(40);
  expect([wires.flows[0], wires.carried(0)]).toEqual([1, false]);
  for (let i = 0; i < 6; i++) second(wires, 0);
  expect([wires.flows[0], wires.carried(0)]).toEqual([0, true]);
});

test('what one request sends in a burst is no flow', () => {
  const wires = new WireStates(1);
  for (let i = 0; i < 14; i++) {
    wires.carried(0);
    wires.settle(20);
  }
  expect(wires.rates[0]).toBeGreaterThan(15);
  for (let i = 0; i < 50; i++) wires.settle(20);
  expect([wires.flows[0], wires.carried(0)]).toEqual([0, true]);
});

test('a slow trickle is never a flow', () => {
  const wires = new WireStates(1);
  for (let i = 0; i < 100; i++) {
    wires.carried(0);
    wires.settle(100);
  }
  expect(wires.flows[0]).toBe(0);
});

test('the share of failures follows the answers', () => {
  const wires = new WireStates(1);
  for (let i = 0; i < 200; i++) {
    wires.carried(0);
    wires.learned(0, i, i % 4 === 0 ? Sign.failed : Sign.done, 0);
    if (i % 4 === 3) wires.settle(50);
  }
  expect(wires.trouble[0]).toBeCloseTo(0.25, 1);
});

test('bad news is not painted over by good news while it is fresh', () => {
  const wires = new WireStates(1);
  wires.show(0, Sign.failed, 0);
  wires.show(0, Sign.failed, 10);
  wires.show(0, Sign.done, 20);
  expect([wires.signs[0], wires.signCounts[0]]).toEqual([Sign.failed, 2]);
  wires.show(0, Sign.done, 5000);
  expect([wires.signs[0], wires.signCounts[0]]).toEqual([Sign.done, 1]);
  expect(wires.freshness(0, 20_000)).toBe(0);
});

test('the tape forgets the oldest call', () => {
  const wires = new WireStates(1);
  for (let span = 1; span <= 8; span++) wires.waits(0, span);
  wires.learned(0, 1, Sign.failed, 0);
  wires.learned(0, 8, Sign.done, 0);
  expect(Array.from({ length: 6 }, (_, i) => wires.tape(0, i))).toEqual([Sign.done, 1, 1, 1, 1, 1]);
});
