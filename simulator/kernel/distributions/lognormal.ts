import { exp } from '../math/exp';
import { assertParameter, type Distribution } from './distribution';
import { normalQuantile } from './normal-quantile';

/** Stands for the draw 0, whose quantile would be 0: half of the smallest other draw. */
const HALF_UNIT = 5.551115123125783e-17;

/**
 * What many small factors multiply to, as service times are: its logarithm is normal with standard deviation `sigma` (not
 * negative) around ln(mean) - sigma²/2, which makes `mean` (positive) its mean. By inversion.
 */
export function lognormal(mean: number, sigma: number): Distribution {
  assertParameter(mean > 0 && mean < Infinity, 'a mean must be positive and finite', mean);
  assertParameter(sigma >= 0 && sigma < Infinity, 'a sigma must be finite and not negative', sigma);
  const shift = (sigma * sigma) / 2;
  const quantile = (p: number) => (sigma === 0 ? mean : mean * exp(sigma * normalQuantile(p) - shift));
  return {
    mean,
    quantile,
    sample: (stream) => quantile(stream.nextFloat() || HALF_UNIT),
  };
}
