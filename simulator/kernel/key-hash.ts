/**
 * A 128-bit hash that spreads any key evenly: MurmurHash3_x86_128 (Austin Appleby, public domain), in 32-bit integers.
 */

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

export type Hash128 = readonly [number, number, number, number];

const rotate = (x: number, by: number) => (x << by) | (x >>> (32 - by));

/** The 32-bit word at `at`, little-endian; bytes beyond the end count as 0. */
function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

/** Makes every bit of the result depend on every bit of `h`. */
function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The hash of `bytes` as four unsigned 32-bit words. `seed` is a 32-bit integer. */
export function hash128(bytes: Uint8Array, seed: number): Hash128 {
  let h1 = seed;
  let h2 = seed;
  let h3 = seed;
  let h4 = seed;
  for (let at = 0; at < bytes.length; at += 16) {
    const isBlock = at + 16 <= bytes.length;
    h1 ^= Math.imul(rotate(Math.imul(wordAt(bytes, at), C1), 15), C2);
    if (isBlock) h1 = (Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(rotate(Math.imul(wordAt(bytes, at + 4), C2), 16), C3);
    if (isBlock) h2 = (Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(rotate(Math.imul(wordAt(bytes, at + 8), C3), 17), C4);
    if (isBlock) h3 = (Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(rotate(Math.imul(wordAt(bytes, at + 12), C4), 18), C1);
    if (isBlock) h4 = (Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }
  h1 ^= bytes.length;
  const sum = h1 + (h2 ^ bytes.length) + (h3 ^ bytes.length) + (h4 ^ bytes.length);
  const m1 = mix(sum | 0);
  const m2 = mix(((h2 ^ bytes.length) + sum) | 0);
  const m3 = mix(((h3 ^ bytes.length) + sum) | 0);
  const m4 = mix(((h4 ^ bytes.length) + sum) | 0);
  const total = m1 + m2 + m3 + m4;
  return [total >>> 0, (m2 + total) >>> 0, (m3 + total) >>> 0, (m4 + total) >>> 0];
}

/** A number from 0 to 2^32 - 1 that spreads texts evenly; of their UTF-16 units. */
export function textHash(text: string): number {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), true);
  return hash128(bytes, 0)[0] >>> 0;
}
