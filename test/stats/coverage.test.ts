import { exponential } from '../../src/random/distributions.js';
import { createGenerator } from '../../src/random/generator.js';
import type { RandomStream } from '../../src/random/random-stream.js';
import { batchMeans } from '../../src/stats/batch-means.js';
import { meanInterval } from '../../src/stats/confidence.js';
import { controlledMean } from '../../src/stats/control-variate.js';
import { LogHistogram } from '../../src/stats/log-histogram.js';
import { controlledRatio, pairedDifference, ratioOfSums } from '../../src/stats/paired.js';
import { quantileInterval } from '../../src/stats/quantile-interval.js';
import { probabilityBound } from '../../src/stats/rare-events.js';
import { fitScalingLaw } from '../../src/stats/scaling-law.js';
import { capacityAt } from '../../src/stats/scaling-law-curve.js';
import { mser5 } from '../../src/stats/warm-up.js';
import { autoregressive, standardNormal } from './autoregressive.js';
import { coverage, verdictOn } from './interval-coverage.js';
import { average, mm1Waits } from './lindley.js';

/** Of each estimator many intervals over synthetic replications whose truth is known: about 95 % of them hold it. */

const EXPERIMENTS = 2000;
const REPLICATIONS = 10;

/** Counts go by whole steps: intervals that are made from them hold rather more than they promise. */
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

test('Intervals of 99 % hold more than 95 % promise', () => {
  const stream = createGenerator('too wide');
  const share = coverage(EXPERIMENTS, 1, () =>
    meanInterval(
      each(() => skewed(stream, 20)),
      0.99,
    ),
  );
  expect(verdictOn(share)).toMatch('covers too often');
});

test('Intervals over replications of an M/M/1 hold its mean wait', () => {
  const stream = createGenerator('mm1 coverage');
  const share = coverage(EXPERIMENTS, 1, () =>
    meanInterval(each(() => average(mm1Waits(0.5, 1000, stream), 100))),
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

test.each([0, 2])('Intervals of a ratio of means with %d controls hold it', (count) => {
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

test.each([0.5, 0.9])('Intervals of the %d quantile of replicated histograms hold it', (p) => {
  const [stream, law] = [createGenerator(`histograms ${p}`), exponential(1)];
  const histogram = new LogHistogram(2 ** -10, 2 ** 10);
  const replication = (): number => {
    histogram.reset();
    for (let i = 0; i < 200; i++) histogram.add(law.sample(stream));
    return histogram.quantile(p)!;
  };
  const share = coverage(EXPERIMENTS, -Math.log(1 - p), () => meanInterval(each(replication)));
  expect(verdictOn(share)).toBe('covers');
});

test('Intervals of the coefficients of a scaling law hold them under normal noise', () => {
  const stream = createGenerator('scaling law');
  const law = { gamma: 10, sigma: 0.03, kappa: 0.002 };
  const curve = [1, 2, 4, 6, 8, 12, 16, 24, 31, 40, 52].map((members) => ({
    members,
    capacity: capacityAt([law.gamma, law.sigma, law.kappa], members),
  }));
  const fits = Array.from({ length: EXPERIMENTS }, () =>
    fitScalingLaw(
      curve.map(({ members, capacity }) => {
        const noise = 0.02 * capacity;
        return { members, capacity: capacity + noise * standardNormal(stream), weight: noise ** -2 };
      }),
    ),
  );
  for (const name of ['gamma', 'sigma', 'kappa'] as const) {
    expect([name, verdictOn(coverage(EXPERIMENTS, law[name], (i) => fits[i]![name]))]).toEqual([
      name,
      'covers',
    ]);
  }
});

test('Batch means of a correlated series hold its mean where the batches are long', () => {
  const stream = createGenerator('long batches');
  const share = coverage(EXPERIMENTS, 0, () => batchMeans(autoregressive(0.7, 2000, stream)));
  expect(verdictOn(share)).toBe('covers');
});

test('Where batches are too short their means hold too seldom, and mostly say that they are not independent', () => {
  const stream = createGenerator('short batches');
  let independent = 0;
  const share = coverage(EXPERIMENTS, 0, () => {
    const means = batchMeans(autoregressive(0.95, 200, stream));
    if (means.independent) independent++;
    return means;
  });
  expect(verdictOn(share)).toMatch('covers too seldom');
  expect(independent / EXPERIMENTS).toBeLessThan(0.2);
});

test('Batch means after MSER-5 hold the mean of a correlated series about as often as they say', () => {
  const share = coverage(200, 4, (experiment) => {
    const waits = mm1Waits(0.8, 50_000, createGenerator(`batches ${experiment}`));
    return batchMeans(waits.subarray(mser5(waits).discard));
  });
  expect(verdictOn(share, { least: 0.88, most: 0.98 })).toBe('covers');
});

test('Waits of one run taken as independent give intervals that hold their mean far too seldom', () => {
  const share = coverage(300, 4, (experiment) =>
    meanInterval(mm1Waits(0.8, 9000, createGenerator(`naive ${experiment}`))),
  );
  expect(verdictOn(share)).toMatch('covers too seldom');
  expect(share).toBeLessThan(0.25);
});
