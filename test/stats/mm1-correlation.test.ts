import { createGenerator } from '../../src/random/generator.js';
import {
  mm1WaitAsymptoticVariance,
  mm1WaitVariance,
  naiveCoverage,
} from '../../src/stats/mm1-correlation.js';
import { average, mm1Waits } from './lindley.js';

test('A wait is nothing or an exponential time: its variance follows', () => {
  // Second moment: 0.8 times that of an exponential with mean 5; less the square of the mean 4.
  expect(mm1WaitVariance(0.8)).toBeCloseTo(0.8 * 2 * 25 - 16, 12);
});

test('The variance of a mean of many waits is that of the formula', () => {
  const [count, runs] = [4000, 1500];
  const stream = createGenerator('asymptotic variance');
  const means = Array.from({ length: runs }, () => average(mm1Waits(0.5, count + 200, stream), 200));
  const variance = means.reduce((sum, mean) => sum + (mean - 1) ** 2, 0) / runs;
  const ratio = (count * variance) / mm1WaitAsymptoticVariance(0.5);
  expect(Math.abs(ratio - 1)).toBeLessThan(4 * Math.sqrt(2 / runs));
});

test('At 80 % the mean of n waits is as uncertain as one of n/82 independent ones', () => {
  expect(mm1WaitAsymptoticVariance(0.8) / mm1WaitVariance(0.8)).toBeCloseTo(1976 / 24, 9);
});

test('Intervals that take waits as independent hold the mean in 17 of 100 cases at 80 %', () => {
  expect(naiveCoverage(0.8, 1e6)).toBeCloseTo(0.171, 3); // P(|Z| < 1.96 / 9.07)
  expect(naiveCoverage(1e-9, 1e6)).toBeCloseTo(0.95, 4);
});

test('An overloaded queue has no variance', () => {
  expect(() => mm1WaitVariance(1)).toThrow(RangeError);
  expect(() => mm1WaitAsymptoticVariance(1.2)).toThrow(RangeError);
});
