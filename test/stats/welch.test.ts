import { createGenerator } from '../../src/random/generator.js';
import { averageAcross, welch } from '../../src/stats/welch.js';
import { mm1Waits } from './lindley.js';

test('The window shrinks at the start and stays whole at the end', () => {
  expect([...welch([[1, 3, 8, 2, 6, 4, 11, 5]], 2)]).toEqual([1, 4, 4, 4.6, 6.2, 5.6]);
});

test('Observations are averaged across replications first, as far as the shortest goes', () => {
  const series = [[1, 2, 3, 4, 5], Float64Array.of(3, 6, 9, 12), [5, 4, 3, 2, 1, 0]];
  expect([...averageAcross(series)]).toEqual([3, 4, 5, 6]);
  expect([...welch(series, 1)]).toEqual([3, 4, 5]);
  expect([...welch(series, 0)]).toEqual([3, 4, 5, 6]);
});

test('A straight line is its own moving average', () => {
  const line = Float64Array.from({ length: 100 }, (_, i) => 3 * i - 7);
  welch([line], 25).forEach((value, i) => expect(value).toBeCloseTo(line[i], 12));
});

test('The plot of an M/M/1 that starts empty rises from nothing to its mean wait', () => {
  const series = Array.from({ length: 400 }, (_, r) => mm1Waits(0.5, 400, createGenerator(`welch ${r}`)));
  const plot = welch(series, 20);
  expect(plot[0]).toBe(0);
  expect(plot[3]).toBeLessThan(0.8);
  expect(plot[200]).toBeGreaterThan(0.9);
  expect(plot[200]).toBeLessThan(1.1);
});

test('A window that is no whole number or beyond a quarter of the series is refused', () => {
  for (const window of [-1, 1.5, 3, NaN])
    expect(() => welch([[1, 2, 3, 4, 5, 6, 7, 8]], window)).toThrow(RangeError);
  expect(() => welch([], 0)).toThrow(RangeError);
});
