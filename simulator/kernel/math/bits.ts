/**
 * The bits of a double, and exact scaling by powers of two: what the functions of this folder are built on. A DataView
 * with a stated byte order gives the same words on every machine.
 */

const view = new DataView(new ArrayBuffer(8));

/** The upper 32 bits of a double, signed: the sign, 11 bits of exponent (biased by 1023), 20 bits of mantissa. */
export function highWord(x: number): number {
  view.setFloat64(0, x, true);
  return view.getInt32(4, true);
}

/** The lower 32 bits of a double, unsigned: the rest of the mantissa. */
export function lowWord(x: number): number {
  view.setFloat64(0, x, true);
  return view.getUint32(0, true);
}

/** The double made of two 32-bit words. */
export function fromWords(high: number, low: number): number {
  view.setInt32(4, high, true);
  view.setInt32(0, low, true);
  return view.getFloat64(0, true);
}

/** `x` with its upper word replaced. */
export function withHighWord(x: number, high: number): number {
  view.setFloat64(0, x, true);
  view.setInt32(4, high, true);
  return view.getFloat64(0, true);
}

/** `x` with its lower word cleared: 21 significant bits, so that a product of two such heads is exact. */
export function head(x: number): number {
  view.setFloat64(0, x, true);
  view.setInt32(0, 0, true);
  return view.getFloat64(0, true);
}

const LOWEST_EXPONENT = -1074;
const HIGHEST_EXPONENT = 1023;

/**
 * A table, because multiplying by an entry is much cheaper than writing an exponent into a double's bits: the processor
 * must wait for a store of one width before it can load another.
 */
const powersOfTwo = new Float64Array(HIGHEST_EXPONENT - LOWEST_EXPONENT + 1);
for (let i = 0, power = Number.MIN_VALUE; i < powersOfTwo.length; i++, power *= 2) powersOfTwo[i] = power;

/** 2^k, exact, for an integer k from -1074 to 1023. */
export function powerOfTwo(k: number): number {
  return powersOfTwo[k - LOWEST_EXPONENT] ?? NaN;
}

/** x·2^k, rounded once, for x in about [0.5, 2] and an integer k from -1100 to 1024. */
export function scaleByPowerOfTwo(x: number, k: number): number {
  if (k > HIGHEST_EXPONENT) return x * 2 * powerOfTwo(k - 1);
  if (k >= LOWEST_EXPONENT) return x * powerOfTwo(k);
  // The first product is a normal number and so exact; only the second one rounds.
  return x * powerOfTwo(k + 100) * powerOfTwo(-100);
}
