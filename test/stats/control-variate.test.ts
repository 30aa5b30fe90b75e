import { createGenerator } from '../../src/random/generator.js';
import { meanInterval, tQuantile } from '../../src/stats/confidence.js';
import { type ControlledInterval, controlledMean } from '../../src/stats/control-variate.js';

const responses = [4.1, 5.2, 3.9, 6.3, 5.8, 4.4, 5.1, 4.9];
const first = { values: [1, 2, 1, 3, 3, 1, 2, 2], mean: 2.2 };
const second = { values: [0.3, 0.1, 0.9, 0.4, 0.8, 0.2, 0.6, 0.5], mean: 0.5 };

/** The degrees of freedom that the width of an interval was taken from. */
function degreesOf({ low, high, standardError, count }: ControlledInterval): number {
  const factor = (high! - low!) / 2 / standardError!;
  return Array.from({ length: count - 1 }, (_, i) => i + 1).find(
    (degrees) => Math.abs(tQuantile(0.975, degrees) - factor) < 1e-9,
  )!;
}

test('One control is the regression line at the known mean', () => {
  const n = responses.length;
  const mean = responses.reduce((x, y) => x + y) / n;
  const centre = first.values.reduce((x, y) => x + y) / n;
  const spread = first.values.reduce((sum, c) => sum + (c - centre) ** 2, 0);
  const slope = first.values.reduce((sum, c, i) => sum + (c - centre) * (responses[i] - mean), 0) / spread;
  const squares = responses.reduce(
    (sum, y, i) => sum + (y - mean - slope * (first.values[i] - centre)) ** 2,
    0,
  );
  const offset = centre - first.mean;
  const interval = controlledMean(responses, [first]);
  expect(interval.coefficients[0]).toBeCloseTo(slope, 12);
  expect(interval.mean).toBeCloseTo(mean - slope * offset, 12);
  expect(interval.standardError).toBeCloseTo(
    Math.sqrt((squares / (n - 2)) * (1 / n + offset ** 2 / spread)),
    12,
  );
  expect(degreesOf(interval)).toBe(6);
});

test('What errs in the known mean of a control widens the interval by as much as the slope carries over', () => {
  const exact = controlledMean(responses, [first]);
  const drawn = controlledMean(responses, [{ ...first, meanError: 0.1 }]);
  const error = 0.1 * exact.coefficients[0];
  expect(drawn.mean).toBe(exact.mean);
  expect(drawn.standardError).toBeCloseTo(Math.hypot(exact.standardError!, error), 12);
  const halfWidth = (drawn.high! - drawn.low!) / 2;
  expect(halfWidth).toBeCloseTo(Math.hypot((exact.high! - exact.low!) / 2, 1.959963984540054 * error), 12);
});

test('Controls that do not go together act as each by itself, and cost a degree of freedom each', () => {
  const noise = [0.1, -0.3, 0.2, 0.4, -0.2, 0.1, -0.4, 0.1];
  const halves = [1, 1, 1, 1, -1, -1, -1, -1];
  const turns = [1, -1, 1, -1, 1, -1, 1, -1];
  const values = noise.map((e, i) => 3 + 2 * halves[i] - 5 * turns[i] + e);
  const both = controlledMean(values, [
    { values: halves, mean: 0.5 },
    { values: turns, mean: -0.25 },
  ]);
  const slope = (control: readonly number[]) =>
    control.reduce((sum, sign, i) => sum + (sign * values[i]) / 8, 0);
  const centre = values.reduce((x, y) => x + y) / 8;
  const squares = values.reduce(
    (sum, y, i) => sum + (y - centre - slope(halves) * halves[i] - slope(turns) * turns[i]) ** 2,
    0,
  );
  expect(both.coefficients[0]).toBeCloseTo(slope(halves), 12);
  expect(both.coefficients[1]).toBeCloseTo(slope(turns), 12);
  expect(both.mean).toBeCloseTo(centre + 0.5 * slope(halves) - 0.25 * slope(turns), 12);
  const leverage = (1 + 0.5 ** 2 + 0.25 ** 2) / 8;
  expect(both.standardError).toBeCloseTo(Math.sqrt((squares / 5) * leverage), 12);
  expect(degreesOf(both)).toBe(5);
});

test('A response that follows its controls exactly is known exactly', () => {
  const follows = first.values.map((c, i) => 7 + 2 * c - 3 * second.values[i]);
  const interval = controlledMean(follows, [first, second]);
  expect(interval.method).toBe('controlled');
  expect(interval.coefficients[0]).toBeCloseTo(2, 12);
  expect(interval.coefficients[1]).toBeCloseTo(-3, 12);
  expect(interval.mean).toBeCloseTo(7 + 2 * 2.2 - 3 * 0.5, 12);
  expect(interval.standardError).toBeCloseTo(0, 12);
});

test.each([
  ['the same one again', first],
  ['an equal one', { ...first, values: [...first.values] }],
  ['its multiple', { values: first.values.map((c) => 3 * c), mean: 6.6 }],
  ['its complement with another known mean', { values: first.values.map((c) => 1 - c), mean: 0 }],
  ['one that does not vary', { values: first.values.map(() => 5), mean: 5 }],
  ['one that varies by rounding alone', { values: first.values.map((c) => 0.1 + c - c), mean: 0.1 }],
])('A control adds nothing to the first when it is %s', (_, control) => {
  const alone = controlledMean(responses, [first, second]);
  const [one, two] = alone.coefficients;
  expect(controlledMean(responses, [first, control, second])).toEqual({
    ...alone,
    coefficients: [one, 0, two],
  });
});

test.each([
  [3, 0],
  [4, 1],
  [5, 2],
  [6, 2],
])('%d replications carry %d of two controls, the first ones first', (count, used) => {
  const cut = ({ values, mean }: typeof first) => ({ values: values.slice(0, count), mean });
  const interval = controlledMean(responses.slice(0, count), [cut(first), cut(second)]);
  expect(interval.coefficients.map((coefficient) => coefficient !== 0)).toEqual([used > 0, used > 1]);
  expect(degreesOf(interval)).toBe(count - 1 - used);
});

test.each([
  ['no control', [1, 2, 4, 8], []],
  ['fewer than four replications', [1, 2, 4], [{ values: [1, 2, 3], mean: 5 }]],
  ['a control that does not vary', [1, 2, 4, 8], [{ values: [5, 5, 5, 5], mean: 5 }]],
  ['a single replication', [1], [{ values: [1], mean: 5 }]],
])('With %s the plain interval is given, and says so', (_, values, controls) => {
  expect(controlledMean(values, controls)).toEqual({
    ...meanInterval(values),
    method: 'plain',
    coefficients: controls.map(() => 0),
  });
});

test('Two controls that explain most of a response make its interval several times narrower', () => {
  const stream = createGenerator('two controls');
  const draws = (): number[] => Array.from({ length: 30 }, () => stream.uniform());
  const [one, two, rest] = [draws(), draws(), draws()];
  const values = one.map((u, i) => 10 * u + 10 * two[i] + rest[i]);
  const controls = [one, two].map((of) => ({ values: of, mean: 0.5 }));
  const [none, some, all] = [0, 1, 2].map((q) => controlledMean(values, controls.slice(0, q)).standardError!);
  expect(some).toBeLessThan(0.9 * none);
  expect(all).toBeLessThan(0.2 * none);
});

test('Each response needs its control, and each control its mean', () => {
  expect(() => controlledMean([1, 2], [{ values: [1], mean: 1 }])).toThrow(RangeError);
  expect(() => controlledMean([1, 2], [{ values: [1, 2], mean: NaN }])).toThrow(RangeError);
});
