import { type Distribution, requireCount, requireFraction, requirePositive } from './distribution.js';
import { standardExponential } from './distributions.js';
import type { RandomStream } from './random-stream.js';

/** The sum of `phases` exponentials: less variable than one, coefficient of variation 1/sqrt(phases). */
export function erlang(phases: number, mean: number): Distribution {
  requireCount('number of phases', phases);
  requirePositive('mean', mean);
  const phaseMean = mean / phases;
  return { mean, variance: mean * phaseMean, sample: (stream) => phaseMean * standardErlang(phases, stream) };
}

function standardErlang(phases: number, stream: RandomStream): number {
  let total = 0;
  for (let phase = 0; phase < phases; phase++) total += standardExponential(stream);
  return total;
}

/** One of two exponentials by chance (`firstShare` for the first): more variable than one. */
export function hyperexponential(firstShare: number, firstMean: number, secondMean: number): Distribution {
  requireFraction('share of the first branch', firstShare);
  requirePositive('first mean', firstMean);
  requirePositive('second mean', secondMean);
  const mean = firstShare * firstMean + (1 - firstShare) * secondMean;
  const secondMoment = 2 * (firstShare * firstMean ** 2 + (1 - firstShare) * secondMean ** 2);
  return {
    mean,
    variance: secondMoment - mean ** 2,
    sample: (stream) =>
      (stream.uniform() < firstShare ? firstMean : secondMean) * standardExponential(stream),
  };
}

/** The hyperexponential of a mean and a coefficient of variation above 1 whose branches carry equal load. */
export function balancedHyperexponential(mean: number, coefficientOfVariation: number): Distribution {
  requirePositive('mean', mean);
  const c2 = coefficientOfVariation ** 2;
  if (!(c2 > 1 && c2 < Infinity)) {
    throw new RangeError(`The coefficient of variation must be above 1, not ${coefficientOfVariation}.`);
  }
  const share = (1 + Math.sqrt((c2 - 1) / (c2 + 1))) / 2;
  return hyperexponential(share, mean / (2 * share), mean / (2 * (1 - share)));
}
