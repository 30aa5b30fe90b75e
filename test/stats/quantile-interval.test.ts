import { exponential } from '../../src/random/distributions.js';
import { createGenerator } from '../../src/random/generator.js';
import { quantileInterval, smallestSampleFor } from '../../src/stats/quantile-interval.js';

/** Conover's sample of hours, 16 of them. */
const hours = [
  46.9, 47.2, 49.1, 56.5, 56.8, 59.2, 59.9, 63.2, 63.3, 63.4, 63.7, 64.1, 67.1, 67.7, 73.3, 78.5,
];

test.each([
  [0.5, 56.5, 67.1, 0.979],
  [0.75, 63.2, 78.5, 0.983],
])("The interval of the %d quantile of Conover's 16 hours is the published one", (p, low, high, coverage) => {
  const interval = quantileInterval(hours.toReversed(), p);
  expect(interval).toMatchObject({ low, high, count: 16 });
  expect(interval.coverage).toBeCloseTo(coverage, 3);
});

test('Sixteen observations give no upper limit of their 90 % quantile, nor a lower one of their 10 % quantile', () => {
  expect(quantileInterval(hours, 0.9)).toMatchObject({ low: 64.1, high: null });
  expect(quantileInterval(hours, 0.1)).toMatchObject({ low: null, high: 56.8 });
});

test.each([
  [0.5, 6],
  [0.05, 59],
  [0.95, 59],
  [0.99, 299],
  [0.999, 2995],
])('The extremes of a sample enclose the %d quantile from %d observations on', (p, count) => {
  expect(smallestSampleFor(p)).toBe(count);
  const missed = (n: number): number => p ** n + (1 - p) ** n;
  expect(missed(count)).toBeLessThanOrEqual(0.05);
  expect(missed(count - 1)).toBeGreaterThan(0.05);
});

test('A higher level needs a larger sample and gives a wider interval', () => {
  expect(smallestSampleFor(0.95, 0.99)).toBe(90);
  const [usual, sure] = [0.95, 0.99].map((level) => quantileInterval(hours, 0.5, level));
  expect(sure.low!).toBeLessThan(usual.low!);
  expect(sure.high!).toBeGreaterThan(usual.high!);
});

test('The stated coverage is the share of samples whose interval holds the quantile', () => {
  const [stream, law] = [createGenerator('order statistics'), exponential(1)];
  const truth = -Math.log(1 - 0.8);
  let [held, coverage] = [0, 0];
  const samples = 4000;
  for (let sample = 0; sample < samples; sample++) {
    const interval = quantileInterval(
      Array.from({ length: 40 }, () => law.sample(stream)),
      0.8,
    );
    if (interval.low! <= truth && truth <= interval.high!) held++;
    coverage = interval.coverage;
  }
  expect(coverage).toBeGreaterThan(0.95);
  const error = Math.sqrt((coverage * (1 - coverage)) / samples);
  expect(Math.abs(held / samples - coverage)).toBeLessThan(4 * error);
});

test('In a large sample the ranks lie as the normal law of their number has them', () => {
  const count = 100_000;
  const ranks = Float64Array.from({ length: count }, (_, i) => i + 1);
  const { low, high, coverage } = quantileInterval(ranks, 0.99);
  const spread = 1.959964 * Math.sqrt(count * 0.99 * 0.01);
  expect(low! / (99_000 - spread)).toBeCloseTo(1, 4);
  expect(high! / (99_000 + spread)).toBeCloseTo(1, 4);
  expect(coverage).toBeGreaterThanOrEqual(0.95);
  expect(coverage).toBeLessThan(0.955);
});

test('What is no sample or no quantile is refused', () => {
  expect(() => quantileInterval([], 0.5)).toThrow(RangeError);
  for (const bad of [NaN, Infinity, -Infinity]) {
    expect(() => quantileInterval([1, bad, 3], 0.5)).toThrow(RangeError);
  }
  expect(() => quantileInterval([1, 2], 1)).toThrow(RangeError);
  expect(() => smallestSampleFor(0)).toThrow(RangeError);
});
