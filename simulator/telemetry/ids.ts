/**
 * W3C trace context ids, made from the seed and the numbers that the journal uses: the same run has the same ids, and two
 * runs with different seeds share none. https://www.w3.org/TR/trace-context/#trace-id
 */

/** One word of an id: a mix of a key and a number that maps different numbers to different words. */
function word(key: number, number: number): number {
  return mix(mix(key) ^ mix(Math.imul(number, 0x9e3779b1) ^ key));
}

/** The integer hash "lowbias32" by Chris Wellons (public domain): every bit of the input flips about half of the output. */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** First of the keys for traces that instruments began; those before it are taken. */
const BEGUN = 7;

/** Makes the ids of one run. */
export class TraceIds {
  private readonly key: number;

  constructor(seed: number) {
    this.key = mix(mix(seed) ^ (Math.floor(seed / 4294967296) + 0x51ed270b));
  }

  /** 32 hexadecimal digits, never all zero; different for each request below 2^32. */
  traceId(request: number): string {
    return this.sixteenBytes(1, request);
  }

  /** The same of a trace that instruments began with this span; different for each span below 2^32. */
  traceIdBegunBy(span: number): string {
    return this.sixteenBytes(BEGUN, span);
  }

  /**
   * The last eight bytes of `traceIdBegunBy(span)` as a fraction of their range, 0 to below 1: what a sampler compares with its
   * ratio. To 53 of their 64 bits, the most that a JavaScript number holds.
   */
  fractionBegunBy(span: number): number {
    const { key } = this;
    const last = word(key + BEGUN, span);
    const third = word(key + BEGUN + 1, span) | (last === 0 ? 1 : 0);
    return ((third >>> 0) * 0x200000 + (last >>> 11)) / 0x20000000000000;
  }

  /** 16 hexadecimal digits, never all zero; different for each span below 2^32. */
  spanId(span: number): string {
    const { key } = this;
    const last = word(key + 5, span);
    return hex(word(key + 6, span) | (last === 0 ? 1 : 0)) + hex(last);
  }

  /** From four words that come of four keys in a row. */
  private sixteenBytes(from: number, number: number): string {
    const key = this.key + from;
    const last = word(key, number);
    // At most one number has a last word of 0, so the bit set for it makes no second one equal.
    const third = word(key + 1, number) | (last === 0 ? 1 : 0);
    return hex(word(key + 3, number)) + hex(word(key + 2, number)) + hex(third) + hex(last);
  }
}
