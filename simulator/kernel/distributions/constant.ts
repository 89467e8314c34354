import { assertParameter, type Distribution } from './distribution';

/** Always the same finite value; draws nothing from the stream. */
export function constant(value: number): Distribution {
  assertParameter(Number.isFinite(value), 'a constant must be finite', value);
  return { mean: value, quantile: () => value, sample: () => value };
}
