import { assertParameter, type Distribution } from './distribution';

/** Every value from `from` up to `to` alike; both finite, `from` not above `to`. */
export function uniform(from: number, to: number): Distribution {
  assertParameter(Number.isFinite(from), 'the lower end must be finite', from);
  assertParameter(
    Number.isFinite(to) && to >= from,
    'the upper end must be finite and not below the lower',
    to,
  );
  const width = to - from;
  return {
    mean: from + width / 2,
    quantile: (p) => from + width * p,
    sample: (stream) => from + width * stream.nextFloat(),
  };
}
