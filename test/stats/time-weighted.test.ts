import { TimeWeighted } from '../../src/stats/time-weighted.js';

test('Each value counts for the time it holds', () => {
  const length = new TimeWeighted();
  length.update(10, 2);
  length.update(30, 1);
  expect(length.mean(40)).toBe((0 * 10 + 2 * 20 + 1 * 10) / 40);
  expect(length.integral(40)).toBe(50);
});

test('A reset forgets the past but keeps the value', () => {
  const length = new TimeWeighted(0, 5);
  length.reset(100);
  expect([length.mean(100), length.mean(150), length.value]).toEqual([5, 5, 5]);
  length.update(150, 0);
  expect(length.mean(200)).toBe(2.5);
});

test('Several updates at one instant count only the last', () => {
  const length = new TimeWeighted();
  for (const value of [4, 9, 1]) length.update(10, value);
  expect(length.mean(20)).toBe(0.5);
});

test('Time does not run backwards, and NaN is no value', () => {
  const length = new TimeWeighted(10);
  expect(() => length.update(9, 1)).toThrow(RangeError);
  expect(() => length.update(NaN, 1)).toThrow(RangeError);
  expect(() => length.update(11, NaN)).toThrow(RangeError);
});
