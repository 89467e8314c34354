/** What stands between two figures: how much, in which direction, and what that means, in words. */
import { NS_PER_MS } from '../../../simulator';
import { countText, measured, sizeText } from '../../shared/words';

/** What a figure counts, and what more or less of it is called. */
export interface Measure {
  readonly unit: 'count' | 'ms' | 'bytes';
  readonly more: string;
  readonly less: string;
  /** Undefined: neither is better as such. */
  readonly better: 'more' | 'less' | undefined;
  /** Quantiles are known to 1/256 each: what is nearer than that is no difference. */
  readonly isQuantile?: boolean;
}

export interface Difference {
  /** `18 ms slower`. */
  readonly says: string;
  readonly verdict: 'better' | 'worse' | 'other' | 'same' | 'none';
}

/** Twice what one quantile can be off by, as a share. */
const QUANTILE_ERROR = 2 / 256;

export function valueText(value: number | undefined, unit: Measure['unit']): string {
  if (value === undefined) return '–';
  if (unit === 'ms') return measured(value * NS_PER_MS);
  return unit === 'bytes' ? sizeText(value) : countText(value);
}

/** How the first differs from the second. */
export function differenceOf(
  first: number | undefined,
  second: number | undefined,
  { unit, more, less, better, isQuantile = false }: Measure,
): Difference {
  if (first === undefined || second === undefined)
    return { says: 'measured in one of them only', verdict: 'none' };
  const by = first - second;
  const least = isQuantile ? QUANTILE_ERROR * Math.max(Math.abs(first), Math.abs(second)) : 0;
  if (by === 0) return { says: 'the same', verdict: 'same' };
  if (Math.abs(by) <= least) return { says: 'the same, as exactly as it is measured', verdict: 'same' };
  const isMore = by > 0;
  const amount = valueText(Math.abs(by), unit);
  const isBetter = better === (isMore ? 'more' : 'less');
  return {
    says: `${amount} ${isMore ? more : less}`,
    verdict: better === undefined ? 'other' : isBetter ? 'better' : 'worse',
  };
}
