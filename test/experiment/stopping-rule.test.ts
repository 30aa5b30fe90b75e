import type { Estimate } from '../../src/experiment/result-table.js';
import { replicationsWanted } from '../../src/experiment/stopping-rule.js';
import type { ReplicationRule } from '../../src/scenario/scenario.js';

const rule: ReplicationRule = {
  ...{ min: 5, max: 30, relativePrecision: 0.02, metrics: null, absolutePrecision: 0.001 },
  efficiencyPrecision: 0.003,
};

/** An estimate known to a half-width. */
const known = (mean: number, halfWidth: number): Estimate => ({
  ...{ mean, ciLow: mean - halfWidth, ciHigh: mean + halfWidth, stdDev: 1, replications: 5, method: 'mean' },
});
const wanted = (
  estimates: Record<string, Estimate>,
  more: Partial<ReplicationRule> = {},
  count = 5,
): number => replicationsWanted(estimates, count, { ...rule, ...more }, 'capacity of loads');

test('A point ends where every watched metric is precise enough', () => {
  expect(wanted({ capacity_bps: known(100, 1.9), efficiency: known(0.9, 0.0029) })).toBe(5);
});

test('The precision of an estimated mean is asked with the correction of Law and Kelton', () => {
  const limit = 100 * (0.02 / 1.02);
  expect(wanted({ capacity_bps: known(100, limit * 0.999) })).toBe(5);
  expect(wanted({ capacity_bps: known(100, limit * 1.001) })).toBe(6);
});

test('As many replications are added as the widest interval forecasts, but three at most', () => {
  expect(wanted({ capacity_bps: known(100, 2.2) })).toBe(6); // t / sqrt(n) is 1.242, 1.049 and 0.925 at 5, 6 and 7
  expect(wanted({ capacity_bps: known(100, 2.4) })).toBe(7); // 1.242 (1.96 / 2.4) = 1.014
  expect(wanted({ capacity_bps: known(100, 20) })).toBe(8);
  expect(wanted({ capacity_bps: known(100, 20) }, {}, 29)).toBe(30);
});

test('An efficiency is asked for in parts of a gateway, whether it is 0.9 or 0.1', () => {
  for (const efficiency of [0.9, 0.1]) {
    expect(wanted({ capacity_bps: known(100, 0), efficiency: known(efficiency, 0.0031) })).toBeGreaterThan(5);
    expect(wanted({ capacity_bps: known(100, 0), efficiency: known(efficiency, 0.0029) })).toBe(5);
  }
});

test('Where waits or drops bind the efficiency is not watched, but it is where it was chosen', () => {
  const estimates = { capacity_bps: known(100, 1), efficiency: known(0.9, 0.01) };
  expect(replicationsWanted(estimates, 5, rule, 'capacity of service')).toBe(5);
  const chosen = { ...rule, metrics: ['efficiency'] };
  expect(replicationsWanted(estimates, 5, chosen, 'capacity of service')).toBe(8);
});

test('A share near zero is precise enough to the absolute precision, one far from it to the relative', () => {
  const chosen = { metrics: ['drop_ratio'] };
  expect(wanted({ capacity_bps: known(1, 1), drop_ratio: known(1e-5, 9e-4) }, chosen)).toBe(5);
  expect(wanted({ capacity_bps: known(1, 1), drop_ratio: known(1e-5, 1.1e-3) }, chosen)).toBeGreaterThan(5);
  expect(wanted({ capacity_bps: known(1, 1), drop_ratio: known(0.5, 9e-3) }, chosen)).toBe(5);
});

test('Chosen metrics alone are watched, and one that cannot be estimated holds nothing up', () => {
  const estimates = { capacity_bps: known(100, 50), sync_bps: known(10, 0.1) };
  expect(wanted(estimates, { metrics: ['sync_bps'] })).toBe(5);
  expect(wanted(estimates, { metrics: ['latency_p999_s'] })).toBe(5);
});

test('Without an interval there is never enough', () => {
  expect(wanted({ capacity_bps: { ...known(100, 0), ciLow: null, ciHigh: null } }, {}, 1)).toBe(4);
});
