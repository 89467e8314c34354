import { highWord, lowWord } from './bits';

/** What `reduceAngle` leaves: x - n·π/2 as an unevaluated sum, some 100 bits in all. Overwritten by the next call. */
export const remainder = { head: 0, tail: 0 };

/** π/2 in pieces of 33 bits, and what each piece leaves (fdlibm 5.3, e_rem_pio2.c). */
const TWO_OVER_PI = 0.6366197723675814;
const PI2_1 = 1.5707963267341256;
const PI2_1_TAIL = 6.077100506506192e-11;
const PI2_2 = 6.077100506303966e-11;
const PI2_2_TAIL = 2.0222662487959506e-21;
const PI2_3 = 2.0222662487111665e-21;
const PI2_3_TAIL = 8.4784276603689e-32;
/** 1.5·2^52: adding and subtracting it rounds to an integer. */
const ROUNDER = 6755399441055744;

/**
 * Subtracts the multiple n of π/2 that brings x into about [-π/4, π/4]; returns n (its last two bits matter) and leaves the
 * rest in `remainder`. For finite x with |x| > π/4.
 */
export function reduceAngle(x: number): number {
  const magnitude = highWord(x) & 0x7fffffff;
  if (magnitude >= 0x413921fb) return reduceLarge(x);
  const few = fewQuarterTurns(magnitude);
  const n = few > 0 ? (x < 0 ? -few : few) : x * TWO_OVER_PI + ROUNDER - ROUNDER;

  let rest = x - n * PI2_1;
  let correction = n * PI2_1_TAIL;
  let result = rest - correction;
  // Where x is so near a multiple of π/2 that leading bits cancelled, the next pieces of π/2 are taken in too.
  if (few === 0 && cancelledBits(magnitude, result) > 16) {
    let before = rest;
    correction = n * PI2_2;
    rest = before - correction;
    correction = n * PI2_2_TAIL - (before - rest - correction);
    result = rest - correction;
    if (cancelledBits(magnitude, result) > 49) {
      before = rest;
      correction = n * PI2_3;
      rest = before - correction;
      correction = n * PI2_3_TAIL - (before - rest - correction);
      result = rest - correction;
    }
  }
  remainder.head = result;
  remainder.tail = rest - result - correction;
  return n;
}

/** n for an angle up to 9π/4 that is not within about 2^-20 of a multiple of π/2, or 0. Takes the upper word of |x|. */
function fewQuarterTurns(magnitude: number): number {
  if (magnitude > 0x401c463b) return 0;
  if (magnitude <= 0x400f6a7a) {
    if ((magnitude & 0xfffff) === 0x921fb) return 0;
    return magnitude <= 0x4002d97c ? 1 : 2;
  }
  if (magnitude === 0x4012d97c || magnitude === 0x401921fb) return 0;
  return magnitude <= 0x4015fdbc ? 3 : 4;
}

function cancelledBits(magnitude: number, result: number): number {
  return (magnitude >> 20) - ((highWord(result) >> 20) & 0x7ff);
}

/** 2/π·2^1280, rounded down: enough for the largest double (1024 bits), its own 53 bits, and 200 more. */
const TWO_OVER_PI_BITS = 1280n;
const TWO_OVER_PI_DIGITS =
  0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babf0cfbc209af4361dn;
/** π/2·2^128, rounded down. */
const PI_HALVES_DIGITS = 0x1921fb54442d18469898cc51701b839a2n;
/** 2^-320: 192 bits of the fraction of a quarter turn, times 128 of π/2. */
const REMAINDER_UNIT = 4.6816763546921983e-97;

/**
 * The same for |x| of 2^20·π/2 and more, in integers: x·2/π is its mantissa times 2/π, shifted; the part of it above four
 * turns is masked away. Slow (microseconds), exact, and short.
 */
function reduceLarge(x: number): number {
  const high = highWord(x);
  const mantissa = BigInt((high & 0xfffff) | 0x100000) * 0x100000000n + BigInt(lowWord(x));
  const exponent = BigInt(((high >> 20) & 0x7ff) - 1075);
  const fractionBits = TWO_OVER_PI_BITS - exponent;
  const turns = mantissa * TWO_OVER_PI_DIGITS;
  const whole = (turns + (1n << (fractionBits - 1n))) >> fractionBits;
  const fraction = (turns - (whole << fractionBits)) >> (fractionBits - 192n);
  const rest = fraction * PI_HALVES_DIGITS;
  const rounded = Number(rest);
  const sign = x < 0 ? -1 : 1;
  remainder.head = sign * rounded * REMAINDER_UNIT;
  remainder.tail = sign * Number(rest - BigInt(rounded)) * REMAINDER_UNIT;
  return sign * Number(whole & 3n);
}
