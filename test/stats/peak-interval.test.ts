import { createGenerator } from '../../src/random/generator.js';
import { peakInterval, type ReplicatedCapacity } from '../../src/stats/peak-interval.js';
import { fitScalingLaw } from '../../src/stats/scaling-law.js';
import { capacityAt, type ScalingCoefficients } from '../../src/stats/scaling-law-curve.js';
import { standardNormal } from './autoregressive.js';
import { coverage } from './interval-coverage.js';

const peaked: ScalingCoefficients = [1, 0.02, 0.002];
const truth = Math.sqrt(0.98 / 0.002);

/** Replicated capacities with relative noise, half of it common to all sizes of a replication. */
function replicated(
  law: ScalingCoefficients,
  seed: string,
  noise = 0.02,
  counts: readonly number[] = [10, 10, 10, 10, 10, 10, 10],
): ReplicatedCapacity[] {
  const stream = createGenerator(seed);
  const common = Array.from({ length: Math.max(...counts) }, () => standardNormal(stream));
  return [1, 4, 8, 16, 24, 40, 52].map((members, size) => ({
    members,
    capacities: common
      .slice(0, counts[size])
      .map((c) => capacityAt(law, members) * (1 + noise * (0.7 * c + 0.7 * standardNormal(stream)))),
  }));
}

function uniformOf(seed: string): () => number {
  const stream = createGenerator(seed);
  return () => stream.uniform();
}

test('The interval lies around the peak of the fit, and the same source gives the same one', () => {
  const sizes = replicated(peaked, 'around');
  const law = fitScalingLaw(
    sizes.map(({ members, capacities }) => ({
      members,
      capacity: capacities.reduce((x, y) => x + y) / capacities.length,
    })),
  )!;
  const interval = peakInterval(sizes, uniformOf('source'), 300)!;
  expect(interval.low).toBeLessThan(law.peak!.members);
  expect(interval.high).toBeGreaterThan(law.peak!.members);
  expect(interval.shareWithoutPeak).toBe(0);
  expect(peakInterval(sizes, uniformOf('source'), 300)).toEqual(interval);
  expect(peakInterval(sizes, uniformOf('another'), 300)).not.toEqual(interval);
});

test('Less noise makes the interval narrower in proportion', () => {
  const widths = [0.02, 0.002].map((noise) => {
    const { low, high } = peakInterval(replicated(peaked, 'width', noise), uniformOf('width'), 300)!;
    return high! - low!;
  });
  expect(widths[0] / widths[1]).toBeGreaterThan(8);
  expect(widths[0] / widths[1]).toBeLessThan(12);
});

test('What all sizes of a replication have in common does not move the peak', () => {
  const factors = [0.5, 0.8, 1, 1.3, 1.9];
  const sizes = [1, 4, 16, 40].map((members) => ({
    members,
    capacities: factors.map((factor) => factor * capacityAt(peaked, members)),
  }));
  const { low, high } = peakInterval(sizes, uniformOf('common'), 100)!;
  expect(low).toBeCloseTo(truth, 6);
  expect(high).toBeCloseTo(truth, 6);
});

test('Sizes with fewer replications join in with those that they have, and widen the interval', () => {
  const width = (counts: readonly number[]): number => {
    const { low, high } = peakInterval(replicated(peaked, 'few', 0.02, counts), uniformOf('few'), 300)!;
    return high! - low!;
  };
  expect(width([40, 40, 40, 40, 40, 5, 5])).toBeGreaterThan(1.3 * width([40, 40, 40, 40, 40, 40, 40]));
  expect(width([40, 3, 3, 40, 3, 40, 40])).toBeGreaterThan(width([40, 40, 40, 40, 40, 40, 40]));
});

test('Without coherency there is no upper end, and the share of resamples without a peak says why', () => {
  const interval = peakInterval(replicated([1, 0.02, 0], 'none'), uniformOf('none'), 300)!;
  expect(interval.high).toBeNull();
  expect(interval.shareWithoutPeak).toBeGreaterThan(0.025);
});

test('Capacity that falls from the first member on has no lower end', () => {
  const interval = peakInterval(replicated([1, 1.3, 0.01], 'falls'), uniformOf('falls'), 200)!;
  expect(interval).toMatchObject({ low: null, shareWithoutPeak: 1 });
});

test('Intervals of five replications hold the peak nearly as often as promised', () => {
  const share = coverage(100, truth, (run) => {
    const sizes = replicated(peaked, `run ${run}`, 0.02, [5, 5, 5, 5, 5, 5, 5]);
    return peakInterval(sizes, uniformOf(`resample ${run}`), 100)!;
  });
  expect(share).toBeGreaterThan(0.85);
});

test('Two sizes have no law and so no peak, one replication tells nothing of it, none is refused', () => {
  const sizes = replicated(peaked, 'two');
  const single = sizes.map(({ members, capacities }) => ({ members, capacities: capacities.slice(0, 1) }));
  expect(peakInterval(single, uniformOf('two'))).toBeNull();
  expect(peakInterval(sizes.slice(0, 2), uniformOf('two'))).toBeNull();
  expect(() => peakInterval([...sizes, { members: 60, capacities: [] }], uniformOf('two'))).toThrow(
    RangeError,
  );
});
