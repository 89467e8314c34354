/** log, exp and pow, bit by bit against other people's port of the same algorithms, a million arguments each. */
import trustedExp from '@stdlib/math-base-special-exp';
import trustedLog from '@stdlib/math-base-special-ln';
import trustedPow from '@stdlib/math-base-special-pow';
import { expect, test } from 'vitest';
import { exp, log, pow } from './index';
import { sampleArguments } from './sample-arguments';

const COUNT = 1_000_000;
const first = sampleArguments(COUNT, 11);
const second = sampleArguments(COUNT, 12);

/** What differs at the first few indices, but for what `mayDiffer`; and how often that was. */
function compare(
  argumentsAt: (i: number) => number[],
  ours: (...args: number[]) => number,
  theirs: (...args: number[]) => number,
  mayDiffer: (args: number[], ours: number, theirs: number) => boolean,
): { differences: string[]; exempt: number } {
  const differences: string[] = [];
  let exempt = 0;
  for (let i = 0; i < COUNT && differences.length < 5; i++) {
    const args = argumentsAt(i);
    const a = ours(...args);
    const b = theirs(...args);
    if (Object.is(a, b)) continue;
    if (mayDiffer(args, a, b)) exempt++;
    else differences.push(`(${args.join(', ')}): ${a}, not ${b}`);
  }
  return { differences, exempt };
}

const oneArgument = (i: number) => [first[i] ?? NaN];

/** By turns: any base to any power, and bases to powers that neither overflow nor underflow. */
function twoArguments(i: number): number[] {
  const x = first[i] ?? NaN;
  const y = second[(i * 7919) % COUNT] ?? NaN;
  return i % 2 === 0 ? [x, y] : [x, (y % 700) / (Math.abs(Math.log2(Math.abs(x))) || 1)];
}

/** The trusted ones scale into the last subnormal in two steps, and may round it to 0 where it is the nearer. */
const isLastSubnormal = (ours: number, theirs: number) => Math.abs(ours) === Number.MIN_VALUE && theirs === 0;

test('log has the bits of the trusted one', () => {
  const result = compare(oneArgument, log, trustedLog, () => false);
  expect(result).toEqual({ differences: [], exempt: 0 });
});

test('exp has the bits of the trusted one', () => {
  const result = compare(oneArgument, exp, trustedExp, ([x], a, b) => x === 1 || isLastSubnormal(a, b));
  expect(result.differences).toEqual([]);
  expect(result.exempt).toBeLessThan(5000);
});

test('pow has the bits of the trusted one', () => {
  // It multiplies for some powers, follows C where the power is infinite, and errs for -Infinity and negative bases to
  // powers above 2^53.
  const result = compare(twoArguments, pow, trustedPow, ([x = 0, y = 0], a, b) => {
    const isProduct = y === 3 || y === 4 || y === -0.5;
    const isOutside = x === -Infinity || Math.abs(y) === Infinity || (x < 0 && Math.abs(y) > 2 ** 53);
    return isProduct || isOutside || isLastSubnormal(a, b);
  });
  expect(result.differences).toEqual([]);
  expect(result.exempt).toBeLessThan(1000);
});
