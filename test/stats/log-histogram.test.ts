import { quantileSorted } from 'd3-array';
import { createGenerator } from '../../src/random/generator.js';
import { exponential } from '../../src/random/distributions.js';
import { lognormal } from '../../src/random/lognormal.js';
import { LogHistogram } from '../../src/stats/log-histogram.js';

test.each([
  ['exponential', exponential(50_000)],
  ['lognormal', lognormal(1e6, 3)],
])('Quantiles of %s samples err by less than 0.8 %%', (_, law) => {
  const stream = createGenerator('quantiles');
  const samples = Array.from({ length: 100_000 }, () => law.sample(stream));
  const histogram = new LogHistogram();
  for (const sample of samples) histogram.add(sample);
  samples.sort((a, b) => a - b);
  for (const p of [0.01, 0.1, 0.5, 0.9, 0.99, 0.999]) {
    const exact = quantileSorted(samples, p)!;
    expect(Math.abs(histogram.quantile(p)! / exact - 1)).toBeLessThan(0.008);
  }
});

test('The bound holds for every single value of the range, whatever its unit', () => {
  const stream = createGenerator('range');
  for (let i = 0; i < 2000; i++) {
    const histogram = new LogHistogram(2 ** -30, 2 ** 30);
    const value = 2 ** (60 * stream.uniform() - 30);
    histogram.add(value);
    for (const p of [0.001, 0.5, 0.999]) {
      expect(Math.abs(histogram.quantile(p, 0)! / value - 1)).toBeLessThan(0.008);
    }
  }
});

test('A weight counts like as many equal observations, but not as more knowledge', () => {
  const weighted = new LogHistogram();
  weighted.add(100, 3);
  weighted.add(900, 1);
  expect([weighted.count, weighted.weight, weighted.mean]).toEqual([2, 4, 300]);
  expect(weighted.quantile(0.7, 0)! / 100).toBeCloseTo(1, 1);
  expect(weighted.quantile(0.8, 0)! / 900).toBeCloseTo(1, 1);
  expect(weighted.quantile(0.5)).toBeNull();
});

test.each([
  [0.9, 100],
  [0.99, 1000],
  [0.999, 10_000],
])('The quantile %d needs ten observations beyond it: %d in all', (p, needed) => {
  const histogram = new LogHistogram();
  for (let i = 1; i < needed; i++) histogram.add(i);
  expect(histogram.quantile(p)).toBeNull();
  histogram.add(needed);
  expect(histogram.quantile(p)).not.toBeNull();
  expect(histogram.quantile(p, 11)).toBeNull();
});

test('Merged histograms give the quantiles of all observations', () => {
  const stream = createGenerator('merge');
  const [whole, first, second] = [new LogHistogram(), new LogHistogram(), new LogHistogram()];
  for (let i = 0; i < 10_000; i++) {
    const value = 1e4 * stream.uniform();
    whole.add(value);
    (i % 3 === 0 ? first : second).add(value);
  }
  first.merge(second);
  expect(first.count).toBe(whole.count);
  expect(first.mean).toBeCloseTo(whole.mean!, 9);
  for (const p of [0.1, 0.5, 0.99]) expect(first.quantile(p)).toBe(whole.quantile(p));
  expect(() => first.merge(new LogHistogram(1, 100))).toThrow(RangeError);
});

test('Zero counts as zero, beyond the range nothing is claimed', () => {
  const histogram = new LogHistogram(1, 1024);
  for (const value of [0, -0, 0.5, 5000]) histogram.add(value);
  expect(histogram.quantile(0.7, 0)).toBe(0);
  expect(histogram.quantile(0.9, 0)).toBeNull();
});

test('An empty histogram has no quantiles, nor has one after a reset', () => {
  const histogram = new LogHistogram();
  expect(histogram.quantile(0.5, 0)).toBeNull();
  histogram.add(5);
  histogram.reset();
  expect([histogram.count, histogram.weight, histogram.mean]).toEqual([0, 0, null]);
  expect(histogram.quantile(0.5, 0)).toBeNull();
});

test('What is no time is refused', () => {
  for (const bad of [NaN, -1, Infinity]) expect(() => new LogHistogram().add(bad)).toThrow(RangeError);
  expect(() => new LogHistogram().add(1, NaN)).toThrow(RangeError);
  expect(() => new LogHistogram().quantile(1)).toThrow(RangeError);
});
