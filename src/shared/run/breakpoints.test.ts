import { beforeEach, expect, test } from 'vitest';
import { breakpoints, changeBreakpoint, removeBreakpoint, setBreakpoint, toggleLine } from './breakpoints';

beforeEach(() => breakpoints.set([]));

test('a line has a breakpoint or none', () => {
  toggleLine('orders', 3);
  toggleLine('orders', 4);
  toggleLine('users', 3);
  toggleLine('orders', 3);
  expect(breakpoints.get()).toMatchObject([
    { kind: 'line', module: 'orders', line: 4, condition: '', isOn: true },
    { kind: 'line', module: 'users', line: 3 },
  ]);
});

test('each is changed and removed by itself', () => {
  setBreakpoint({ kind: 'world', when: { kind: 'down', service: 'shop' } });
  toggleLine('orders', 3);
  const [world, line] = breakpoints.get().map(({ id }) => id);
  changeBreakpoint(world ?? 0, { isOn: false });
  changeBreakpoint(line ?? 0, { condition: 'quantity > 2' });
  expect(breakpoints.get()).toMatchObject([{ isOn: false }, { isOn: true, condition: 'quantity > 2' }]);
  removeBreakpoint(world ?? 0);
  expect(breakpoints.get()).toMatchObject([{ id: line }]);
});
