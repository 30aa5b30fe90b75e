import { createGenerator } from '../../src/random/generator.js';
import { meanInterval } from '../../src/stats/confidence.js';
import { controlledMean } from '../../src/stats/control-variate.js';
import { controlledRatio, pairedDifference, ratioOfSums } from '../../src/stats/paired.js';
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

test('A control of the differences narrows them, and leaves the verdict on pairing as it was', () => {
  const stream = createGenerator('controlled difference');
  const values = Array.from({ length: 20 }, () => stream.uniform());
  const second = values.map(() => stream.uniform());
  const first = values.map((control, i) => second[i] + 3 * control + 0.1 * stream.uniform());
  const [plain, controlled] = [[], [{ values, mean: 0.5 }]].map((of) => pairedDifference(first, second, of));
  expect(plain.method).toBe('plain');
  expect(controlled).toMatchObject(
    controlledMean(
      first.map((value, i) => value - second[i]),
      [{ values, mean: 0.5 }],
    ),
  );
  expect(controlled.standardError!).toBeLessThan(0.2 * plain.standardError!);
  expect(controlled.varianceRatio).toBe(plain.varianceRatio);
});

test('A controlled ratio is that of the controlled means', () => {
  const first = [4.2, 6.1, 5.3, 7.7, 6.4, 5.8];
  const second = [2.2, 2.9, 2.6, 3.6, 3.3, 2.8];
  const controls = [{ values: [1, 2, 1, 3, 2, 2], mean: 1.7 }];
  const [above, below] = [first, second].map((values) => controlledMean(values, controls).mean);
  const ratio = controlledRatio(first, second, controls);
  expect(ratio.mean).toBe(above / below);
  expect((ratio.low! + ratio.high!) / 2).toBeCloseTo(ratio.mean, 12);
  expect(ratio).toMatchObject({ method: 'controlled', count: 6 });
  expect(controlledRatio(second, second, controls)).toMatchObject({ mean: 1, standardError: 0 });
});

test('Without controls the ratio of means is that of the sums, with nearly the same interval', () => {
  const stream = createGenerator('two ratios');
  const second = Array.from({ length: 200 }, () => 1 + stream.uniform());
  const first = second.map((value) => 2 * value + stream.uniform());
  const [linear, jackknife] = [controlledRatio(first, second, []), ratioOfSums(first, second)];
  expect(linear.method).toBe('plain');
  expect(linear.mean / jackknife.mean).toBeCloseTo(1, 4);
  expect(linear.standardError! / jackknife.standardError!).toBeCloseTo(1, 1);
});

test('A control that moves both parts alike narrows their ratio less than one that moves one of them', () => {
  const stream = createGenerator('which part');
  const values = Array.from({ length: 30 }, () => stream.uniform());
  const noise = values.map(() => 0.05 * stream.uniform());
  const gain = (first: readonly number[], second: readonly number[]): number =>
    controlledRatio(first, second, [{ values, mean: 0.5 }]).standardError! /
    controlledRatio(first, second, []).standardError!;
  const moved = values.map((u, i) => 1 + u + noise[i]);
  expect(
    gain(
      moved,
      values.map((u) => 2 + 2 * u),
    ),
  ).toBeGreaterThan(0.9);
  expect(
    gain(
      moved,
      values.map(() => 3),
    ),
  ).toBeLessThan(0.2);
});

test('A ratio whose parts vary together is known exactly', () => {
  const ratio = ratioOfSums([2, 4, 6, 10], [1, 2, 3, 5]);
  expect(ratio.mean).toBe(2);
  expect(ratio.standardError).toBeCloseTo(0, 12);
});

test('The jackknife agrees with the interval of the mean when the divisor is constant', () => {
  const ratio = ratioOfSums([1, 2, 4, 9], [2, 2, 2, 2]);
  const plain = meanInterval([0.5, 1, 2, 4.5]);
  expect(ratio.mean).toBeCloseTo(plain.mean, 12);
  expect(ratio.low).toBeCloseTo(plain.low!, 9);
  expect(ratio.high).toBeCloseTo(plain.high!, 9);
});

test('What makes no pairs or no ratio is refused, one pair has no interval', () => {
  expect(() => pairedDifference([1], [1, 2])).toThrow(RangeError);
  expect(() => ratioOfSums([1, 1], [1, -1])).toThrow(RangeError);
  expect(() => controlledRatio([1, 1], [1, -1], [])).toThrow(RangeError);
  expect(controlledRatio([1], [4], [])).toMatchObject({ mean: 0.25, low: null, high: null });
  expect(ratioOfSums([1], [4])).toMatchObject({ mean: 0.25, low: null, high: null });
});
