import { expect, test } from 'vitest';
import { normalQuantile } from './normal-quantile';

/** Of the doubles nearest to these probabilities; computed with 60 digits and more (mpmath), by inverting erfc. */
const EXACT: readonly [p: number, z: number][] = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-20, -9.262340089798407],
  [1e-10, -6.361340902404057],
  [1e-5, -4.264890793922825],
  [0.001, -3.0902323061678136],
  [0.025, -1.9599639845400543],
  [0.074, -1.4466320671589785],
  [0.075, -1.439531470938456],
  [0.0751, -1.43882539275254],
  [0.1, -1.2815515655446004],
  [0.25, -0.6744897501960817],
  [0.4, -0.2533471031357997],
  [0.499999, -2.5066282745665593e-6],
  [0.500001, 2.5066282747057052e-6],
  [0.75, 0.6744897501960817],
  [0.9, 1.2815515655446006],
  [0.925, 1.4395314709384561],
  [0.926, 1.4466320671589787],
  [0.975, 1.9599639845400538],
  [0.99, 2.3263478740408408],
  [0.99999, 4.264890793923841],
  [0.9999999999, 6.361340889697422],
];

test.each(EXACT)('the quantile of %d', (p, z) => {
  expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-15);
});

test('its ends, and its middle', () => {
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(1)).toBe(Infinity);
});

test('it rises, also where one formula gives way to another', () => {
  for (const seam of [0.075, 0.925, 1.3887943864964021e-11, 1 - 1.3887943864964021e-11]) {
    let before = -Infinity;
    for (let k = -50; k <= 50; k++) {
      const z = normalQuantile(seam * (1 + k * 1e-6) < 1 ? seam * (1 + k * 1e-6) : seam + k * 1e-14);
      expect(z).toBeGreaterThanOrEqual(before);
      before = z;
    }
  }
});
