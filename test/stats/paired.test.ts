import { createGenerator } from '../../src/random/generator.js';
import { meanInterval } from '../../src/stats/confidence.js';
import { pairedDifference, pairedRatio } from '../../src/stats/paired.js';
import { average, mm1Waits } from './lindley.js';

test('A paired difference is the t interval of the differences', () => {
  const { mean, low, high } = pairedDifference([3, 5, 9], [1, 4, 6]);
  const plain = meanInterval([2, 1, 3]);
  expect([mean, low, high]).toEqual([plain.mean, plain.low, plain.high]);
});

test('Common random numbers shrink the variance of the difference of two queues many times', () => {
  const replications = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const waits = (utilization: number) =>
    replications.map((r) => average(mm1Waits(utilization, 5000, createGenerator(`crn ${r}`))));
  const difference = pairedDifference(waits(0.8), waits(0.78));
  expect(difference.varianceRatio).toBeLessThan(0.1);
  expect(difference.low).toBeGreaterThan(0);
});

test('Pairing that does harm is seen in the variance ratio', () => {
  expect(pairedDifference([1, 2, 3], [3, 2, 1]).varianceRatio).toBeCloseTo(2, 12);
  expect(pairedDifference([1, 1], [2, 2]).varianceRatio).toBeNull();
});

test('A ratio whose parts vary together is known exactly', () => {
  const ratio = pairedRatio([2, 4, 6, 10], [1, 2, 3, 5]);
  expect(ratio.mean).toBe(2);
  expect(ratio.standardError).toBeCloseTo(0, 12);
});

test('The jackknife agrees with the interval of the mean when the divisor is constant', () => {
  const ratio = pairedRatio([1, 2, 4, 9], [2, 2, 2, 2]);
  const plain = meanInterval([0.5, 1, 2, 4.5]);
  expect(ratio.mean).toBeCloseTo(plain.mean, 12);
  expect(ratio.low).toBeCloseTo(plain.low!, 9);
  expect(ratio.high).toBeCloseTo(plain.high!, 9);
});

test('What makes no pairs or no ratio is refused, one pair has no interval', () => {
  expect(() => pairedDifference([1], [1, 2])).toThrow(RangeError);
  expect(() => pairedRatio([1, 1], [1, -1])).toThrow(RangeError);
  expect(pairedRatio([1], [4])).toMatchObject({ mean: 0.25, low: null, high: null });
});
