import { TimeWeighted } from '../../src/stats/time-weighted.js';

test('Each value counts for the time it holds', () => {
  const clock = { now: 0 };
  const length = new TimeWeighted(clock);
  clock.now = 10;
  length.update(2);
  clock.now = 30;
  length.update(1);
  clock.now = 40;
  expect(length.mean).toBe((0 * 10 + 2 * 20 + 1 * 10) / 40);
  expect(length.integral).toBe(50);
});

test('A reset forgets the past but keeps the value', () => {
  const clock = { now: 0 };
  const length = new TimeWeighted(clock, 5);
  clock.now = 100;
  length.reset();
  expect([length.mean, length.value]).toEqual([5, 5]);
  clock.now = 150;
  expect(length.mean).toBe(5);
  length.update(0);
  clock.now = 200;
  expect(length.mean).toBe(2.5);
});

test('Several updates at one instant count only the last', () => {
  const clock = { now: 0 };
  const length = new TimeWeighted(clock);
  clock.now = 10;
  for (const value of [4, 9, 1]) length.update(value);
  clock.now = 20;
  expect(length.mean).toBe(0.5);
});

test('Time does not run backwards, and NaN is no value', () => {
  const clock = { now: 10 };
  const length = new TimeWeighted(clock);
  for (const [now, value] of [
    [9, 1],
    [NaN, 1],
    [11, NaN],
  ]) {
    clock.now = now;
    expect(() => length.update(value)).toThrow(RangeError);
  }
});
