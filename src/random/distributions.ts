import { type Distribution, requireNonNegative, requirePositive } from './distribution.js';
import type { RandomStream } from './random-stream.js';
import { drawExponential, drawnExponential } from './ziggurat.js';

// Bound once: where modules run in a context of their own, as under jest, a global costs more than the function.
const { log } = Math;

/** Always `value`. */
export function deterministic(value: number): Distribution {
  requireNonNegative('value', value);
  return { mean: value, variance: 0, sample: () => value };
}

/** Any number from `low` up to `high` alike. */
export function uniform(low: number, high: number): Distribution {
  if (!(low <= high && high - low < Infinity)) throw new RangeError(`No range from ${low} to ${high}.`);
  const width = high - low;
  return {
    mean: (low + high) / 2,
    variance: width ** 2 / 12,
    sample: (stream) => low + width * stream.uniform(),
  };
}

/** A standard exponential number by inversion: one uniform each keeps draws in step under common random numbers. */
export function standardExponential(stream: RandomStream): number {
  return -log(1 - stream.uniform()); // 1 - u lies in (0, 1]: never the logarithm of 0
}

/** The memoryless law: gaps of a Poisson process. */
export function exponential(mean: number): Distribution {
  requirePositive('mean', mean);
  const sample = (stream: RandomStream): number => {
    drawExponential(stream);
    return mean * drawnExponential[0];
  };
  return { mean, variance: mean ** 2, sample };
}

/** A Pareto law (tail index `shape`) cut at both ends: heavy tails with finite moments. */
export function boundedPareto(shape: number, low: number, high: number): Distribution {
  requirePositive('shape', shape);
  requirePositive('lower bound', low);
  if (!(high > low && high < Infinity)) throw new RangeError(`The upper bound ${high} is not above ${low}.`);
  const kept = 1 - (low / high) ** shape;
  const exponent = -1 / shape;
  const moment = (k: number): number =>
    shape === k
      ? (shape * low ** shape * log(high / low)) / kept
      : (shape * (low ** k - low ** shape * high ** (k - shape))) / ((shape - k) * kept);
  const mean = moment(1);
  return {
    mean,
    variance: moment(2) - mean ** 2,
    sample: (stream) => low * (1 - kept * stream.uniform()) ** exponent,
  };
}
