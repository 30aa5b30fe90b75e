import { createGenerator } from '../../src/random/generator.js';
import { exponential } from '../../src/random/distributions.js';
import { meanInterval } from '../../src/stats/confidence.js';
import { halfWidthOf, isPreciseTo, isWithin, replicationsFor } from '../../src/stats/stopping.js';

test('The relative half-width must stay below γ/(1 + γ)', () => {
  const interval = { ...meanInterval([9, 10, 11]), mean: 10, low: 9, high: 11 };
  expect(isPreciseTo(interval, 0.1)).toBe(false);
  expect(isPreciseTo(interval, 0.12)).toBe(true);
  expect(isWithin(interval, 1)).toBe(true);
  expect(isWithin(interval, 0.99)).toBe(false);
});

test('One replication is never precise enough', () => {
  expect(isPreciseTo(meanInterval([5]), 0.5)).toBe(false);
  expect(isWithin(meanInterval([5]), 100)).toBe(false);
  expect(replicationsFor(meanInterval([5]), 0.1)).toBeNull();
});

test('The forecast grows with the square of the precision and never falls below what is done', () => {
  const interval = meanInterval([8, 9, 10, 11, 12]);
  const coarse = replicationsFor(interval, 0.05)!;
  const fine = replicationsFor(interval, 0.025)!;
  expect(fine / coarse).toBeGreaterThan(3.5);
  expect(fine / coarse).toBeLessThan(4.5);
  expect(replicationsFor(interval, 10)).toBe(5);
});

test('Replications that stop at 5 % precision are within 5 % of the truth at least 95 % of the time', () => {
  const stream = createGenerator('stopping');
  const law = exponential(1);
  const replication = () => {
    let sum = 0;
    for (let i = 0; i < 100; i++) sum += law.sample(stream);
    return sum / 100;
  };
  const experiments = 400;
  let within = 0;
  for (let experiment = 0; experiment < experiments; experiment++) {
    const means = Array.from({ length: 10 }, replication);
    while (!isPreciseTo(meanInterval(means), 0.05)) means.push(replication());
    if (Math.abs(meanInterval(means).mean - 1) <= 0.05) within++;
  }
  expect(within / experiments).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / experiments));
});

test('The half-width is half of the interval', () => {
  const interval = meanInterval([1, 3]);
  expect(halfWidthOf(interval)).toBeCloseTo(interval.high! - 2, 12);
});
