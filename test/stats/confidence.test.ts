import { meanInterval, tQuantile } from '../../src/stats/confidence.js';

test.each([
  [0.975, 1, 12.706204736174694],
  [0.975, 2, 4.302652729749462],
  [0.975, 4, 2.7764451051977934],
  [0.975, 9, 2.262157162798205],
  [0.975, 29, 2.045229642132703],
  [0.95, 4, 2.1318467863266495],
  [0.995, 9, 3.249835541592126],
  [0.99, 19, 2.5394831906239625],
  [0.6, 3, 0.2766706623326898],
  [0.9995, 5, 6.868826625881276],
])('The t quantile at %d with %d degrees of freedom is that of R', (p, degrees, expected) => {
  expect(tQuantile(p, degrees) / expected).toBeCloseTo(1, 6);
});

test('The interval of five observations is mean ± t(.975, 4) standard errors', () => {
  const interval = meanInterval([1, 2, 3, 4, 5]);
  const standardError = Math.sqrt(2.5 / 5);
  expect(interval.mean).toBe(3);
  expect(interval.standardError).toBeCloseTo(standardError, 12);
  expect(interval.standardDeviation).toBeCloseTo(Math.sqrt(2.5), 12);
  expect(interval.high).toBeCloseTo(3 + 2.776445105 * standardError, 7);
  expect(interval.low).toBeCloseTo(3 - 2.776445105 * standardError, 7);
});

test('A higher level makes a wider interval', () => {
  expect(meanInterval([1, 2, 4], 0.99).high).toBeGreaterThan(meanInterval([1, 2, 4]).high!);
});

test('One observation has a mean but no interval, none has nothing', () => {
  expect(meanInterval([7])).toEqual({
    mean: 7,
    low: null,
    high: null,
    standardError: null,
    standardDeviation: null,
    count: 1,
  });
  expect(() => meanInterval([])).toThrow(RangeError);
  expect(() => meanInterval([1, NaN])).toThrow(RangeError);
});
