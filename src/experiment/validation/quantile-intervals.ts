import { exponential } from '../../random/distributions.js';
import { createStreams } from '../../random/streams.js';
import { quantileInterval, smallestSampleFor } from '../../stats/quantile-interval.js';
import type { ComputedCase, SimulatedCase } from './validation-case.js';

/** Hours of Conover's example of sixteen. */
const hours = [
  46.9, 47.2, 49.1, 56.5, 56.8, 59.2, 59.9, 63.2, 63.3, 63.4, 63.7, 64.1, 67.1, 67.7, 73.3, 78.5,
];
/** Of a coverage that is printed with three decimals. */
const rounding = 5e-4;

/** Intervals of quantiles by order statistics; of the ninth decile sixteen hours give no upper limit. */
export const quantileIntervalCase: ComputedCase = {
  name: 'Quantiles of sixteen hours',
  source: 'Conover 1999',
  answers: [
    { quantity: 'median, lower limit', unit: 'h', theory: 56.5, tolerance: 0 },
    { quantity: 'median, upper limit', unit: 'h', theory: 67.1, tolerance: 0 },
    { quantity: 'median, coverage', unit: '1', theory: 0.979, tolerance: rounding / 0.979 },
    { quantity: 'third quartile, lower limit', unit: 'h', theory: 63.2, tolerance: 0 },
    { quantity: 'third quartile, upper limit', unit: 'h', theory: 78.5, tolerance: 0 },
    { quantity: 'third quartile, coverage', unit: '1', theory: 0.983, tolerance: rounding / 0.983 },
    { quantity: 'ninth decile, number of limits', unit: '1', theory: 1, tolerance: 0 },
  ],
  compute() {
    const [median, quartile, decile] = [0.5, 0.75, 0.9].map((p) => quantileInterval(hours, p));
    const limits = [decile.low, decile.high].filter((limit) => limit !== null);
    return [median, quartile]
      .flatMap(({ low, high, coverage }) => [low ?? NaN, high ?? NaN, coverage])
      .concat(limits.length);
  },
};

const sizes = [
  [0.95, 59],
  [0.99, 299],
  [0.999, 2995],
] as const;

/** From how many observations on a quantile can be enclosed with 95 %. */
export const smallestSampleCase: ComputedCase = {
  name: 'Smallest samples for a quantile',
  source: 'Conover 1999; Hahn & Meeker 1991',
  answers: sizes.map(([p, theory]) => ({ quantity: `for ${p}`, unit: '1', theory, tolerance: 0 })),
  compute: () => sizes.map(([p]) => smallestSampleFor(p)),
};

const experiments = 500;
const name = 'Median of sixteen exponential times';

/** The fourth and the thirteenth of sixteen miss the median when fewer than four are on one side of it. */
export const quantileCoverageCase: SimulatedCase = {
  name,
  source: 'Conover 1999',
  predictions: [
    { quantity: 'coverage of the interval', unit: '1', theory: 1 - (2 * (1 + 16 + 120 + 560)) / 2 ** 16 },
  ],
  observe(seed, replication) {
    const stream = createStreams(seed, replication).stream(name);
    const law = exponential(1);
    let covered = 0;
    for (let experiment = 0; experiment < experiments; experiment++) {
      const sample = Float64Array.from(hours, () => law.sample(stream));
      const { low, high } = quantileInterval(sample, 0.5);
      if (low !== null && high !== null && low <= Math.LN2 && Math.LN2 <= high) covered++;
    }
    return [covered / experiments];
  },
};
