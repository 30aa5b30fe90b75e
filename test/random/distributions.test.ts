import type { RandomStream } from '../../src/random/random-stream.js';
import { geometric, poisson } from '../../src/random/counts.js';
import type { Distribution } from '../../src/random/distribution.js';
import { boundedPareto, deterministic, exponential, uniform } from '../../src/random/distributions.js';
import { empirical } from '../../src/random/empirical.js';
import { createGenerator } from '../../src/random/generator.js';
import { lognormal } from '../../src/random/lognormal.js';
import { normalProbability, normalQuantile } from '../../src/random/normal.js';
import { balancedHyperexponential, erlang, hyperexponential } from '../../src/random/phase-type.js';

const laws: [string, Distribution][] = [
  ['uniform(2, 5)', uniform(2, 5)],
  ['exponential(3)', exponential(3)],
  ['erlang(4, 2)', erlang(4, 2)],
  ['hyperexponential(0.3, 1, 5)', hyperexponential(0.3, 1, 5)],
  ['balancedHyperexponential(2, 2)', balancedHyperexponential(2, 2)],
  ['lognormal(2, 0.8)', lognormal(2, 0.8)],
  ['boundedPareto(1.2, 1, 1000)', boundedPareto(1.2, 1, 1000)],
  ['boundedPareto(1, 1, 100)', boundedPareto(1, 1, 100)],
  ['boundedPareto(2, 1, 100)', boundedPareto(2, 1, 100)],
  ['empirical', empirical([64, 576, 1500], [7, 4, 1])],
  ['geometric(0.2)', geometric(0.2)],
  ['poisson(0.7)', poisson(0.7)],
  ['poisson(9.9)', poisson(9.9)],
  ['poisson(10)', poisson(10)],
  ['poisson(1000)', poisson(1000)],
];

test.each(laws)('Samples of %s have its mean and its variance', (name, law) => {
  const { mean, meanError, variance, varianceError } = sampleMoments(law, name);
  expect(Math.abs(mean - law.mean)).toBeLessThan(4 * meanError);
  expect(Math.abs(variance - law.variance)).toBeLessThan(4 * varianceError);
});

/** Mean and variance of 200 000 samples with their standard errors. */
function sampleMoments(law: Distribution, seed: string) {
  const n = 200_000;
  const stream = createGenerator(seed);
  let [sum, squares, fourths] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const deviation = law.sample(stream) - law.mean;
    sum += deviation;
    squares += deviation ** 2;
    fourths += deviation ** 4;
  }
  const variance = squares / n;
  return {
    mean: law.mean + sum / n,
    meanError: Math.sqrt(variance / n),
    variance,
    varianceError: Math.sqrt((fourths / n - variance ** 2) / n),
  };
}

test('A deterministic law never varies', () => {
  const law = deterministic(7);
  expect([law.mean, law.variance, law.sample(createGenerator('x'))]).toEqual([7, 0, 7]);
});

test('The balanced hyperexponential keeps mean and coefficient of variation', () => {
  const law = balancedHyperexponential(5, 3);
  expect(law.mean).toBeCloseTo(5, 12);
  expect(Math.sqrt(law.variance) / law.mean).toBeCloseTo(3, 12);
});

test('Extreme uniform numbers give finite samples', () => {
  const extremes = [0, 2 ** -53, 1 - 2 ** -53];
  for (const [, law] of laws.filter(([name]) => !name.startsWith('poisson(1'))) {
    for (const extreme of extremes) {
      expect(law.sample(beginningWith(extreme))).toBeGreaterThanOrEqual(0);
      expect(law.sample(beginningWith(extreme))).toBeLessThan(Infinity);
    }
  }
});

test('Bounded Pareto samples keep between their bounds', () => {
  const law = boundedPareto(1.1, 10, 20);
  expect(law.sample({ uniform: () => 0 })).toBeCloseTo(10, 12);
  expect(law.sample({ uniform: () => 1 - 2 ** -53 })).toBeCloseTo(20, 12);
});

test.each([
  ['poisson', poisson(12), (k: number) => Math.exp(k * Math.log(12) - 12 - logFactorial(k))],
  ['poisson', poisson(4), (k: number) => Math.exp(k * Math.log(4) - 4 - logFactorial(k))],
  ['geometric', geometric(0.15), (k: number) => 0.15 * 0.85 ** k],
])('Each count of the %s law comes as often as its probability says', (_, law, probability) => {
  const n = 200_000;
  const stream = createGenerator('counts');
  const seen = new Float64Array(1000);
  for (let i = 0; i < n; i++) seen[law.sample(stream)]++;
  for (let k = 0; k < 25; k++) {
    const expected = n * probability(k);
    expect(Math.abs(seen[k] - expected)).toBeLessThan(4.5 * Math.sqrt(expected) + 1);
  }
});

function logFactorial(k: number): number {
  let sum = 0;
  for (let i = 2; i <= k; i++) sum += Math.log(i);
  return sum;
}

test.each([
  [0.5, 0],
  [0.975, 1.959963984540054],
  [0.025, -1.959963984540054],
  [0.001, -3.090232306167814],
  [1e-10, -6.361340902404056],
  [1e-15, -7.941345326170998],
])('The normal quantile of %d is %d', (p, expected) => {
  expect(normalQuantile(p)).toBeCloseTo(expected, 12);
});

test('Parameters that make no law are refused', () => {
  const bad = [
    () => exponential(0),
    () => exponential(NaN),
    () => uniform(2, 1),
    () => erlang(1.5, 1),
    () => hyperexponential(1, 1, 1),
    () => balancedHyperexponential(1, 1),
    () => lognormal(-1, 1),
    () => boundedPareto(1, 2, 2),
    () => empirical([1, 2], [1]),
    () => empirical([1, NaN]),
    () => geometric(0),
    () => poisson(-1),
  ];
  for (const make of bad) expect(make).toThrow(RangeError);
});

test.each([
  [0, 0.5],
  [1, 0.841344746068543],
  [-1.96, 0.02499789514822044],
  [-5, 2.866515718791939e-7],
  [40, 1],
])('A standard normal number stays below %p with probability %p', (x, expected) => {
  expect(normalProbability(x) / expected).toBeCloseTo(1, 9);
});

/** A stream whose first number is given; laws that reject go on to draw. */
function beginningWith(first: number): RandomStream {
  const rest = createGenerator('rest');
  let drawn = 0;
  return { uniform: () => (drawn++ === 0 ? first : rest.uniform()) };
}
