import { probabilityBound } from '../../src/stats/rare-events.js';

/** Probability of at most `seen` events in `trials`, term by term. */
function atMost(seen: number, trials: number, probability: number): number {
  let logarithm = trials * Math.log1p(-probability);
  let sum = Math.exp(logarithm);
  for (let k = 1; k <= seen; k++) {
    logarithm += Math.log(((trials - k + 1) / k) * (probability / (1 - probability)));
    sum += Math.exp(logarithm);
  }
  return sum;
}

test.each([
  [0, 1],
  [0, 1000],
  [1, 10],
  [9, 10],
  [5, 1e9],
  [100, 1e6],
  [5000, 10_000],
])('At the bound, %d events or fewer of %d would be seen once in twenty times', (seen, trials) => {
  expect(atMost(seen, trials, probabilityBound(seen, trials))).toBeCloseTo(0.05, 6);
});

test.each([100, 1e6, 1e12])(
  'An event never seen in %d trials is bounded by about three of them',
  (trials) => {
    expect(probabilityBound(0, trials)).toBeCloseTo(1 - 0.05 ** (1 / trials), 12);
    expect(probabilityBound(0, trials) * trials).toBeGreaterThan(2.9);
    expect(probabilityBound(0, trials) * trials).toBeLessThan(3);
  },
);

test('What always happened may always happen, and more confidence raises the bound', () => {
  expect(probabilityBound(7, 7)).toBe(1);
  expect(probabilityBound(2, 50, 0.99)).toBeGreaterThan(probabilityBound(2, 50));
  expect(probabilityBound(3, 50)).toBeGreaterThan(probabilityBound(2, 50));
});

test.each([
  [-1, 10],
  [11, 10],
  [0, 0],
  [0.5, 10],
  [NaN, 10],
])('%d events in %d trials are refused', (seen, trials) => {
  expect(() => probabilityBound(seen, trials)).toThrow(RangeError);
});
