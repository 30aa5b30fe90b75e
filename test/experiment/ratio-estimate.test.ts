import { ratioEstimate } from '../../src/experiment/ratio-estimate.js';
import { meanInterval } from '../../src/stats/confidence.js';

const plainOf = (sums: readonly { over: number; under: number }[]) =>
  meanInterval(sums.map(({ over, under }) => (under === 0 ? 0 : over / under)));

test('A ratio over replications is that of the sums, not the mean of the ratios', () => {
  const sums = Array.from({ length: 40 }, (_, index) =>
    index % 2 === 0 ? { over: 1, under: 10 } : { over: 30 + (index % 5), under: 100 },
  );
  const { mean, ciLow, ciHigh, method } = ratioEstimate(sums, plainOf(sums));
  const ratio = sums.reduce((sum, { over }) => sum + over, 0) / (20 * 110);
  expect(Math.abs(mean - ratio)).toBeLessThan(0.002);
  expect(Math.abs(plainOf(sums).mean - ratio)).toBeGreaterThan(0.05);
  expect(ciLow!).toBeLessThan(mean);
  expect(ciHigh!).toBeGreaterThan(mean);
  expect(method).toBe('ratio of sums');
});

test('What was never seen in n trials has an exact upper bound of about 3 / n', () => {
  const sums = Array.from({ length: 5 }, () => ({ over: 0, under: 5000, trials: 200 }));
  const { mean, ciLow, ciHigh, method } = ratioEstimate(sums, plainOf(sums));
  expect([mean, ciLow, method]).toEqual([0, 0, 'upper bound']);
  expect(ciHigh).toBeCloseTo(1 - 0.05 ** (1 / 1000), 12);
  expect(Math.abs(ciHigh! / (3 / 1000) - 1)).toBeLessThan(0.01);
});

test('A zero that no chance made stays a zero', () => {
  const sums = [
    { over: 0, under: 10 },
    { over: 0, under: 12 },
  ];
  expect(ratioEstimate(sums, plainOf(sums))).toMatchObject({ mean: 0, ciLow: 0, ciHigh: 0 });
});

test('Where nothing was there to count the ratio is what the replications say of it', () => {
  const sums = [
    { over: 0, under: 0 },
    { over: 0, under: 0 },
  ];
  expect(ratioEstimate(sums, plainOf(sums))).toMatchObject({ mean: 0, method: 'mean' });
});
