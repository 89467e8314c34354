/** Veltkamp's constant: multiplying by it splits a double into two of at most 26 bits. */
const SPLIT = 134217729;
const TWO_64 = 18446744073709551616;
/** 2^511 and 2^-450: beyond them a square would overflow, or its tail would lose bits. */
const LARGE = 6.703903964971299e153;
const SMALL = 3.4395525670743494e-136;
/** 2^700, the factor that brings such arguments back near 1. */
const FAR = 5.260135901548374e210;

/**
 * sqrt(x² + y²) without overflow on the way, within 1 ulp; symmetric in its arguments. Method: musl, hypot.c: both squares
 * are formed in two pieces (Dekker), so that only the last sum rounds.
 */
export function hypot(x: number, y: number): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  if (a === Infinity || b === Infinity) return Infinity;
  return a >= b ? ordered(a, b) : ordered(b, a);
}

/** The same for a >= b >= 0, or with one of them no number. */
function ordered(a: number, b: number): number {
  if (b === 0 || a > b * TWO_64) return a + b;
  if (a >= LARGE) return rootOfSquares(a / FAR, b / FAR) * FAR;
  if (b < SMALL) return rootOfSquares(a * FAR, b * FAR) / FAR;
  return rootOfSquares(a, b);
}

function rootOfSquares(a: number, b: number): number {
  const aa = a * a;
  const bb = b * b;
  return Math.sqrt(squareTail(b, bb) + squareTail(a, aa) + bb + aa);
}

/** x² - square, exactly, where `square` is x² rounded. */
function squareTail(x: number, square: number): number {
  const scaled = x * SPLIT;
  const high = x - scaled + scaled;
  const low = x - high;
  return high * high - square + 2 * high * low + low * low;
}
