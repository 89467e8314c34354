import { expect, test } from 'vitest';
import { LIFE } from '../../../simulator';
import { arrowsOf, HEIGHT, WIDTH } from './life-chart';

test('every transition of the table is in an arrow, and every arrow within the picture', () => {
  const says = arrowsOf().map((arrow) => arrow.says);
  for (const { from, event, to } of LIFE)
    expect(
      says.some(
        (one) => one.startsWith(`from ${from}, `) && one.includes(event) && one.endsWith(` to ${to}`),
      ),
    ).toBe(true);
  for (const { x, y } of arrowsOf()) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(WIDTH);
    expect(y).toBeGreaterThan(6);
    expect(y).toBeLessThan(HEIGHT);
  }
});
