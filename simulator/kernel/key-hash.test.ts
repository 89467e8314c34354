import { expect, test } from 'vitest';
import { hash128 } from './key-hash';

const ofText = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const hex = (words: readonly number[]) => words.map((word) => word.toString(16).padStart(8, '0')).join('');

test('gives the published values', () => {
  // github.com/PeterScott/murmur3, test.c
  expect(hex(hash128(ofText('Hello, world!'), 123))).toBe('61c9129e5a1aacd7a41621629e37c886');
  expect(hex(hash128(ofText('Hello, world!'), 321))).toBe('d5fbdcb3c26c4193045880c5a7170f0f');
  expect(hex(hash128(ofText('x'.repeat(28)), 123))).toBe('5e40bab278825a164cf929d31fec6047');
  expect(hex(hash128(ofText(''), 123))).toBe('fedc524526f3e79926f3e79926f3e799');
});

test('gives the published values for every length of tail', () => {
  // SMHasher's verification: hash keys 0..i-1 with the seed 256-i, then hash all the hashes; the first word is published.
  const all = new Uint8Array(256 * 16);
  for (let i = 0; i < 256; i++) {
    const words = hash128(
      Uint8Array.from({ length: i }, (_, j) => j),
      256 - i,
    );
    words.forEach((word, w) => new DataView(all.buffer).setUint32(16 * i + 4 * w, word, true));
  }
  expect(hash128(all, 0)[0]).toBe(0xb3ece62a);
});
