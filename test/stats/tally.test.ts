import { createGenerator } from '../../src/random/generator.js';
import { Tally } from '../../src/stats/tally.js';

const tallyOf = (values: readonly number[]): Tally => {
  const tally = new Tally();
  for (const value of values) tally.add(value);
  return tally;
};

test('A tally gives count, total, mean and unbiased variance', () => {
  const tally = tallyOf([2, 4, 4, 4, 5, 5, 7, 9]);
  expect([tally.count, tally.total, tally.mean, tally.variance]).toEqual([8, 40, 5, 32 / 7]);
});

test('A large offset does not hurt the variance, nor does a first value far away', () => {
  const stream = createGenerator('offset');
  const values = Array.from({ length: 10_000 }, () => stream.uniform());
  const plain = tallyOf(values).variance!;
  expect(tallyOf(values.map((value) => value + 1e9)).variance! / plain).toBeCloseTo(1, 6);
  const far = [0, ...values.map((value) => value + 1e6)];
  const mean = far.reduce((sum, value) => sum + value) / far.length;
  const direct = far.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (far.length - 1);
  expect(tallyOf(far).variance! / direct).toBeCloseTo(1, 9);
});

test('Tallies that merge know what one tally of all would know', () => {
  const stream = createGenerator('merge');
  const values = Array.from({ length: 300 }, () => 1e6 + stream.uniform() ** 3);
  for (const cut of [0, 1, 63, 64, 150, 299, 300]) {
    const merged = tallyOf(values.slice(0, cut));
    merged.merge(tallyOf(values.slice(cut)));
    const whole = tallyOf(values);
    expect(merged.count).toBe(whole.count);
    expect(merged.mean).toBeCloseTo(whole.mean!, 9);
    expect(merged.variance! / whole.variance!).toBeCloseTo(1, 9);
    merged.add(7);
    whole.add(7);
    expect(merged.variance! / whole.variance!).toBeCloseTo(1, 9);
  }
});

test('A tally says null where nothing can be said, before and after a reset', () => {
  const tally = tallyOf([3]);
  expect([tally.mean, tally.variance, tally.standardDeviation]).toEqual([3, null, null]);
  tally.reset();
  expect([tally.count, tally.mean, tally.total]).toEqual([0, null, 0]);
});

test('Equal observations have no variance', () => {
  expect(tallyOf(new Array<number>(1000).fill(0.1)).variance).toBe(0);
});

test('A tally refuses what is no number', () => {
  for (const bad of [NaN, Infinity, -Infinity]) expect(() => new Tally().add(bad)).toThrow(RangeError);
});
