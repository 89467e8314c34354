import { expect, test } from 'vitest';
import { qrIn, qrPicture } from './qr';

/** A picture of a code, a few pixels a module. */
function drawn(text: string, pixels = 4): ImageData {
  const { size = 0, path = '' } = qrPicture(text) ?? {};
  const width = size * pixels;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h/g))
    for (let at = 0; at < pixels * pixels; at++) {
      const px = Number(x) * pixels + (at % pixels);
      const py = Number(y) * pixels + Math.floor(at / pixels);
      data.fill(0, 4 * (py * width + px), 4 * (py * width + px) + 3);
    }
  return { data, width, height: width, colorSpace: 'srgb' } as ImageData; // Node has no such class
}

test('what is drawn can be read again', () => {
  const link = `https://example.org/some/path/workshop.html#submission=FLS1.${'aB3_-'.repeat(60)}`;
  expect(qrIn(drawn(link))).toBe(link);
});

test('nothing is read where there is none, and a text that is too long gets none', () => {
  expect(
    qrIn({ data: new Uint8ClampedArray(64 * 64 * 4), width: 64, height: 64 } as ImageData),
  ).toBeUndefined();
  expect(qrPicture('x'.repeat(3_000))).toBeUndefined();
});
