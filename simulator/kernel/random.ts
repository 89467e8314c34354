import { hash128 } from './key-hash';

/** 2^-53: the distance between the numbers that `nextFloat` gives. */
const UNIT = 1.1102230246251565e-16;
const TWO_26 = 67108864;
const TWO_32 = 4294967296;
const TWO_53 = 9007199254740992;

/**
 * A stream of pseudo-random numbers, the same in every engine: xoshiro128** 1.1 (David Blackman and Sebastiano Vigna, 2018,
 * public domain): 32-bit integers, a period of 2^128 - 1, and no known failure in statistical tests.
 */
export class RandomStream {
  // A typed array holds 32-bit integers in place; object fields beyond 31 bits become heap numbers in some engines.
  private readonly state: Int32Array;

  /** Four 32-bit words, not all of them 0. */
  constructor(a: number, b: number, c: number, d: number) {
    this.state = Int32Array.of(a, b, c, d);
  }

  /** An integer from 0 to 2^32 - 1. */
  nextUint32(): number {
    return this.next() >>> 0;
  }

  /** A multiple of 2^-53 in [0, 1), each as likely. Takes two steps of the generator. */
  nextFloat(): number {
    const high = this.next() >>> 5;
    const low = this.next() >>> 6;
    return (high * TWO_26 + low) * UNIT;
  }

  /**
   * An integer from `from` to `toInclusive`, each as likely: numbers that would favour some are drawn again. Both bounds are
   * safe integers, and there are at most 2^53 numbers between them.
   */
  nextInt(from: number, toInclusive: number): number {
    const count = toInclusive - from + 1;
    if (
      !Number.isSafeInteger(from) ||
      !Number.isSafeInteger(toInclusive) ||
      !(count >= 1 && count <= TWO_53)
    ) {
      throw new RangeError(`no integers to draw from ${from} to ${toInclusive}`);
    }
    return from + (count <= TWO_32 ? this.below32(count) : this.below53(count));
  }

  private below32(count: number): number {
    const fair = TWO_32 - (TWO_32 % count);
    let drawn = this.nextUint32();
    while (drawn >= fair) drawn = this.nextUint32();
    return drawn % count;
  }

  private below53(count: number): number {
    const fair = TWO_53 - (TWO_53 % count);
    let drawn = this.nextFloat() * TWO_53;
    while (drawn >= fair) drawn = this.nextFloat() * TWO_53;
    return drawn % count;
  }

  private next(): number {
    const state = this.state;
    const s0 = state[0] ?? 0;
    const s1 = state[1] ?? 0;
    const s2 = (state[2] ?? 0) ^ s0;
    const s3 = (state[3] ?? 0) ^ s1;
    state[0] = s0 ^ s3;
    state[1] = s1 ^ s2;
    state[2] = s2 ^ (s1 << 9);
    state[3] = (s3 << 11) | (s3 >>> 21);
    const scrambled = Math.imul(s1, 5);
    return Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
  }
}

/**
 * The stream of one component for one purpose in the run with this seed. It depends on these three alone, so that a
 * component that is added, or draws more often, changes nothing for the others.
 * @param seed An integer from 0 to 2^53 - 1; all its bits count.
 */
export function createStream(seed: number, component: string, purpose: string): RandomStream {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`not a seed: ${seed}`);
  const [a, b, c, d] = hash128(keyBytes(seed, component, purpose), 0);
  return new RandomStream(a, b, c, (a | b | c | d) === 0 ? 1 : d);
}

/** The key as bytes: the seed, the first name's length, and both names in UTF-16. No two keys have the same bytes. */
function keyBytes(seed: number, component: string, purpose: string): Uint8Array {
  const bytes = new Uint8Array(12 + 2 * (component.length + purpose.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, seed % TWO_32, true);
  view.setUint32(4, Math.floor(seed / TWO_32), true);
  view.setUint32(8, component.length, true);
  const names = component + purpose;
  for (let i = 0; i < names.length; i++) view.setUint16(12 + 2 * i, names.charCodeAt(i), true);
  return bytes;
}
