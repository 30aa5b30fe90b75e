import { capacityLimits } from '../../../src/experiment/planning/capacity-limits.js';
import { tQuantile } from '../../../src/stats/confidence.js';
import { point } from '../../report/result-fixture.js';
import { contended, SyntheticCapacities } from './synthetic-capacities.js';

const resultOf = (capacities: readonly number[], controls: readonly number[]) => ({
  ...point('hypersync', 4, 0),
  meanControl: 1,
  replications: capacities.map((capacity, replication) => ({
    replication,
    values: { capacity_bps: capacity },
    fingerprint: '',
    events: 1,
    control: controls[replication],
  })),
});

test('without a control that varies the limits are the one-sided ones of Student', () => {
  const limits = capacityLimits(resultOf([9, 10, 11], [1, 1, 1]), 'capacity_bps', 0.01);
  const width = tQuantile(0.99, 2) / Math.sqrt(3);
  expect(limits.mean).toBe(10);
  expect(limits.low).toBeCloseTo(10 - width, 9);
  expect(limits.high).toBeCloseTo(10 + width, 9);
});

test('a control that explains capacities narrows the limits and moves them to its known mean', () => {
  const controls = [0.9, 0.95, 1, 1.05, 1.15];
  const capacities = controls.map((control, index) => 100 * control + (index % 2 === 0 ? 0.01 : -0.01));
  const { mean, low, high } = capacityLimits(resultOf(capacities, controls), 'capacity_bps', 0.01);
  expect(mean).toBeCloseTo(100, 1);
  expect(high! - low!).toBeLessThan(0.2);
});

test('one replication tells no limits', () => {
  expect(capacityLimits(resultOf([10], [1]), 'capacity_bps', 0.01)).toEqual({
    mean: 10,
    low: null,
    high: null,
  });
});

test('each limit is on the wrong side as often as it may be', async () => {
  const [error, runs] = [0.1, 2000];
  let [tooHigh, tooLow] = [0, 0];
  for (let seed = 0; seed < runs; seed++) {
    const source = new SyntheticCapacities(contended, 0.01, seed);
    const result = await source.capacity({ strategy: 'x', members: 4, failed: 1, replications: 6 });
    const { low, high } = capacityLimits(result, 'capacity_cps', error);
    if (low! > contended(3) / 2e6) tooHigh++;
    if (high! < contended(3) / 2e6) tooLow++;
  }
  const tolerance = 4 * Math.sqrt(error * (1 - error) * runs);
  expect(Math.abs(tooHigh - error * runs)).toBeLessThan(tolerance);
  expect(Math.abs(tooLow - error * runs)).toBeLessThan(tolerance);
});
