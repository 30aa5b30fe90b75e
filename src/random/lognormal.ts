import { type Distribution, requireNonNegative, requirePositive } from './distribution.js';
import { normalQuantile } from './normal.js';

// Bound once: where modules run in a context of their own, as under jest, a global costs more than the function.
const { exp, log, log1p, sqrt } = Math;

/** Half of the finest step of a uniform number: stands for a draw of 0, which has no quantile. */
const halfStep = 2 ** -54;

/** The lognormal law of a mean and a coefficient of variation (standard deviation over mean), by inversion. */
export function lognormal(mean: number, coefficientOfVariation: number): Distribution {
  requirePositive('mean', mean);
  requireNonNegative('coefficient of variation', coefficientOfVariation);
  const logVariance = log1p(coefficientOfVariation ** 2);
  const location = log(mean) - logVariance / 2;
  const scale = sqrt(logVariance);
  return {
    mean,
    variance: (mean * coefficientOfVariation) ** 2,
    sample: (stream) => exp(location + scale * normalQuantile(stream.uniform() || halfStep)),
  };
}
