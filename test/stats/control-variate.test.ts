import { createGenerator } from '../../src/random/generator.js';
import { meanInterval } from '../../src/stats/confidence.js';
import { controlledMean } from '../../src/stats/control-variate.js';
import { average, coverage } from './lindley.js';

/** Replications whose response is twice the offered work plus something of its own; true mean 2.5. */
function model(stream: { uniform(): number }, replications: number) {
  const controls: number[] = [];
  const responses: number[] = [];
  for (let r = 0; r < replications; r++) {
    const work = average(Float64Array.from({ length: 20 }, () => -Math.log(1 - stream.uniform())));
    controls.push(work);
    responses.push(2 * work + average(Float64Array.from({ length: 5 }, () => stream.uniform())));
  }
  return { controls, responses };
}

test('About 95 % of the controlled intervals hold the mean, and they are much narrower', () => {
  const stream = createGenerator('control');
  let [plain, controlled] = [0, 0];
  const share = coverage(4000, 2.5, () => {
    const { controls, responses } = model(stream, 10);
    const interval = controlledMean(responses, controls, 1);
    plain += meanInterval(responses).standardError!;
    controlled += interval.standardError!;
    return interval;
  });
  expect(share).toBeGreaterThan(0.93);
  expect(share).toBeLessThan(0.97);
  expect(controlled).toBeLessThan(0.5 * plain);
});

test('A response that follows its control exactly is known exactly', () => {
  const interval = controlledMean([1, 2, 3, 4, 7], [10, 20, 30, 40, 70], 50);
  expect(interval.method).toBe('controlled');
  expect(interval.coefficient).toBeCloseTo(0.1, 12);
  expect(interval.mean).toBeCloseTo(5, 12);
  expect(interval.standardError).toBeCloseTo(0, 12);
});

test.each([
  ['fewer than four replications', [1, 2, 4], [1, 2, 3]],
  ['a control that does not vary', [1, 2, 4, 8], [5, 5, 5, 5]],
  ['a single replication', [1], [1]],
])('With %s the plain interval is given, and says so', (_, responses, controls) => {
  expect(controlledMean(responses, controls, 5)).toEqual({
    ...meanInterval(responses),
    method: 'plain',
    coefficient: 0,
  });
});

test('Each response needs its control', () => {
  expect(() => controlledMean([1, 2], [1], 1)).toThrow(RangeError);
});
