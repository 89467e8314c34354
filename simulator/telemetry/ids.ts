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

/** Makes the ids of one run. */
export class TraceIds {
  private readonly key: number;

  constructor(seed: number) {
    this.key = mix(mix(seed) ^ (Math.floor(seed / 4294967296) + 0x51ed270b));
  }

  /** 32 hexadecimal digits, never all zero; different for each request below 2^32. */
  traceId(request: number): string {
    const { key } = this;
    const last = word(key + 1, request);
    // At most one request has a last word of 0, so the bit set for it makes no second one equal.
    const third = word(key + 2, request) | (last === 0 ? 1 : 0);
    return hex(word(key + 4, request)) + hex(word(key + 3, request)) + hex(third) + hex(last);
  }

  /** 16 hexadecimal digits, never all zero; different for each span below 2^32. */
  spanId(span: number): string {
    const { key } = this;
    const last = word(key + 5, span);
    return hex(word(key + 6, span) | (last === 0 ? 1 : 0)) + hex(last);
  }
}
