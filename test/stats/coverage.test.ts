import { exponential } from '../../src/random/distributions.js';
import { createGenerator } from '../../src/random/generator.js';
import type { RandomStream } from '../../src/random/random-stream.js';
import { batchMeans } from '../../src/stats/batch-means.js';
import { meanInterval } from '../../src/stats/confidence.js';
import { controlledMean } from '../../src/stats/control-variate.js';
import { controlledRatio, pairedDifference, ratioOfSums } from '../../src/stats/paired.js';
import { quantileInterval } from '../../src/stats/quantile-interval.js';
import { probabilityBound } from '../../src/stats/rare-events.js';
import { mser5 } from '../../src/stats/warm-up.js';
import { coverage, verdictOn } from './interval-coverage.js';
import { average, mm1Waits } from './lindley.js';

/** Of each estimator many intervals over synthetic replications whose truth is known: about 95 % of them hold it. */

const EXPERIMENTS = 2000;
const REPLICATIONS = 10;

/** For laws of whole numbers no interval is exact. */
const atLeast = { least: 0.945, most: 1 };

const each = <T>(value: () => T): T[] => Array.from({ length: REPLICATIONS }, value);

/** The mean of `count` exponential numbers of mean 1: skewed, as means of short runs are. */
function skewed(stream: RandomStream, count: number): number {
  const law = exponential(1);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += law.sample(stream);
  return sum / count;
}

test('Intervals over replications hold the mean', () => {
  const stream = createGenerator('coverage');
  const share = coverage(EXPERIMENTS, 1, () => meanInterval(each(() => skewed(stream, 20))));
  expect(verdictOn(share)).toBe('covers');
});

test('Intervals over replications of an M/M/1 hold its mean wait', () => {
  const stream = createGenerator('mm1 coverage');
  const share = coverage(EXPERIMENTS, 1, () =>
    meanInterval(each(() => average(mm1Waits(0.5, 500, stream), 100))),
  );
  expect(verdictOn(share)).toBe('covers');
});

test.each([1, 2])('Intervals of a mean with %d controls hold it', (count) => {
  const stream = createGenerator(`${count} controls`);
  const share = coverage(EXPERIMENTS, 5, () => {
    const [work, connections] = [each(() => skewed(stream, 20)), each(() => skewed(stream, 40))];
    const responses = work.map((w, i) => 2 * w + 3 * connections[i] + stream.uniform() - 0.5);
    const controls = [work, connections].map((values) => ({ values, mean: 1 }));
    return controlledMean(responses, controls.slice(0, count));
  });
  expect(verdictOn(share)).toBe('covers');
});

test.each([0, 1])('Intervals of a paired difference with %d controls hold it', (count) => {
  const stream = createGenerator(`${count} controls of a difference`);
  const share = coverage(EXPERIMENTS, -1, () => {
    const values = each(() => skewed(stream, 20));
    const common = each(() => skewed(stream, 10));
    const first = common.map((c, i) => 5 * c + 2 * values[i] + stream.uniform());
    const second = common.map((c, i) => 5 * c + values[i] + 2 + stream.uniform());
    return pairedDifference(first, second, [{ values, mean: 1 }].slice(0, count));
  });
  expect(verdictOn(share)).toBe('covers');
});

test.each([0, 1, 2])('Intervals of a ratio of means with %d controls hold it', (count) => {
  const stream = createGenerator(`${count} controls of a ratio`);
  const share = coverage(EXPERIMENTS, 2, () => {
    const [work, connections] = [each(() => skewed(stream, 40)), each(() => skewed(stream, 80))];
    const first = work.map((w, i) => 2 * w + 7 + connections[i] + stream.uniform() - 0.5);
    const second = work.map((w, i) => w + 3 + connections[i] + stream.uniform() - 0.5);
    const controls = [work, connections].map((values) => ({ values, mean: 1 }));
    return controlledRatio(first, second, controls.slice(0, count));
  });
  expect(verdictOn(share)).toBe('covers');
});

test('Intervals of a ratio of sums hold it', () => {
  const stream = createGenerator('ratio');
  const share = coverage(EXPERIMENTS, 0.75, () => {
    const below = each(() => 3 + 2 * stream.uniform());
    const above = below.map((x) => 0.75 * x + stream.uniform() - 0.5);
    return ratioOfSums(above, below);
  });
  expect(verdictOn(share)).toBe('covers');
});

test.each([0.5, 0.9, 0.99])('Order statistics enclose the %d quantile at least as often as promised', (p) => {
  const [stream, law] = [createGenerator(`order ${p}`), exponential(1)];
  const share = coverage(EXPERIMENTS, -Math.log(1 - p), () =>
    quantileInterval(
      Array.from({ length: 60 }, () => law.sample(stream)),
      p,
    ),
  );
  expect(verdictOn(share, atLeast)).toBe('covers');
});

test.each([
  [0.002, 400],
  [0.03, 200],
])(
  'The bound of an event of probability %d holds it at least as often as promised',
  (probability, trials) => {
    const stream = createGenerator(`rare ${probability}`);
    const share = coverage(EXPERIMENTS, probability, () => {
      let seen = 0;
      for (let trial = 0; trial < trials; trial++) if (stream.uniform() < probability) seen++;
      return { low: 0, high: probabilityBound(seen, trials) };
    });
    expect(verdictOn(share, atLeast)).toBe('covers');
  },
);

test('Batch means after MSER-5 hold the mean of a correlated series about as often as they say', () => {
  const share = coverage(200, 4, (experiment) => {
    const waits = mm1Waits(0.8, 50_000, createGenerator(`batches ${experiment}`));
    return batchMeans(waits.subarray(mser5(waits).discard));
  });
  expect(verdictOn(share, { least: 0.88, most: 0.98 })).toBe('covers');
});

test('Waits of one run taken as independent give intervals that hold their mean far too seldom', () => {
  const share = coverage(500, 4, (experiment) =>
    meanInterval(mm1Waits(0.8, 9000, createGenerator(`naive ${experiment}`))),
  );
  expect(verdictOn(share)).toMatch('covers too seldom');
  expect(share).toBeLessThan(0.25);
});
