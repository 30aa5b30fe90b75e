import { type Distribution, requireFraction, requireNonNegative } from './distribution.js';
import type { RandomStream } from './random-stream.js';

// Bound once: where modules run in a context of their own, as under jest, a global costs more than the function.
const { abs, exp, floor, log, log1p, sqrt } = Math;

/** Failures before the first success of trials that succeed with probability `success`. */
export function geometric(success: number): Distribution {
  requireFraction('probability of success', success);
  const scale = 1 / log1p(-success);
  return {
    mean: (1 - success) / success,
    variance: (1 - success) / success ** 2,
    sample: (stream) => floor(log(1 - stream.uniform()) * scale),
  };
}

/** The number of events of a Poisson process in a span that holds `mean` of them on average. */
export function poisson(mean: number): Distribution {
  requireNonNegative('mean', mean);
  const sample = mean < 10 ? poissonByInversion(mean) : poissonByRejection(mean);
  return { mean, variance: mean, sample };
}

function poissonByInversion(mean: number): (stream: RandomStream) => number {
  const none = exp(-mean);
  return (stream) => {
    let left = stream.uniform();
    let count = 0;
    for (let chance = none; left >= chance && chance > 0; chance *= mean / count) {
      left -= chance;
      count++;
    }
    return count;
  };
}

/** Hörmann's transformed rejection PTRS ("The transformed rejection method", 1993): constant time for any mean. */
function poissonByRejection(mean: number): (stream: RandomStream) => number {
  const logMean = log(mean);
  const b = 0.931 + 2.53 * sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const logInverseAlpha = log(1.1239 + 1.1328 / (b - 3.4));
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  return (stream) => {
    for (;;) {
      const u = stream.uniform() - 0.5;
      const v = 1 - stream.uniform();
      const us = 0.5 - abs(u);
      const count = floor(((2 * a) / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= squeeze) return count;
      if (count < 0 || (us < 0.013 && v > us)) continue;
      const level = log(v) + logInverseAlpha - log(a / (us * us) + b);
      if (level <= count * logMean - mean - logFactorial(count)) return count;
    }
  };
}

/** ln n! by Stirling's series, exact products below ten. */
function logFactorial(n: number): number {
  if (n < 10) {
    let product = 1;
    for (let i = 2; i <= n; i++) product *= i;
    return log(product);
  }
  const x = n + 1;
  const square = 1 / (x * x);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / x;
  return (x - 0.5) * log(x) - x + log(2 * Math.PI) / 2 + series;
}
