import { runCampaign } from '../../src/experiment/campaign.js';
import type { Progress } from '../../src/experiment/progress.js';
import type { PointResult, ResultTable } from '../../src/experiment/result-table.js';
import { createWorkerRunner } from '../../src/experiment/worker-runner.js';
import { defaultScenario } from './scenario-fixture.js';

const SHORT = { 'run.warmUp': '100 ms', 'run.duration': '200 ms', 'replications.max': '5' };

async function runWith(
  jobs: number,
  settings: Record<string, string>,
  seen?: Progress[],
): Promise<ResultTable> {
  const runner = createWorkerRunner(jobs);
  try {
    return await runCampaign(defaultScenario({ ...SHORT, ...settings }), runner, (progress) =>
      seen?.push(progress),
    );
  } finally {
    await runner.close();
  }
}

const pointOf = (table: ResultTable, strategy: string, members: number): PointResult =>
  table.points.find((point) => point.strategy === strategy && point.members === members)!;

describe('a campaign', () => {
  test('gives the same table again, on one worker and on two', async () => {
    const settings = { members: '[2, 3]', strategies: '[hypersync, clusterxl-load-sharing-unicast]' };
    const [one, two, again] = await Promise.all([
      runWith(1, settings),
      runWith(2, settings),
      runWith(2, settings),
    ]);
    expect(two).toEqual(one);
    expect(again).toEqual(two);
    const other = await runWith(2, { ...settings, seed: '2' });
    expect(other.points.map(({ replications }) => replications[0].fingerprint)).not.toEqual(
      one.points.map(({ replications }) => replications[0].fingerprint),
    );
  });

  test('tells of its progress, which never falls and ends at one', async () => {
    const seen: Progress[] = [];
    await runWith(2, { members: '[2]', strategies: '[hypersync]' }, seen);
    const done = seen.map((progress) => progress.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(1);
    expect(seen.at(-1)!.events).toBeGreaterThan(0);
  });

  test('measures a fixed load as it is given, for the cluster and for each member, in connections and in bits', async () => {
    const [total, each, bits] = await Promise.all([
      runWith(1, { members: '[2]', strategies: '[hypersync]', load: '20 kcps' }),
      runWith(1, { members: '[2]', strategies: '[hypersync]', load: '{ perMember: 10 kcps }' }),
      runWith(1, { members: '[2]', strategies: '[hypersync]', load: '30 Gbps' }),
    ]);
    const hyperSync = (table: ResultTable): PointResult => pointOf(table, 'hypersync', 2);
    expect(hyperSync(total).estimates['offered_cps'].mean).toBe(20_000);
    expect(hyperSync(each).estimates['offered_cps'].mean).toBe(20_000);
    expect(hyperSync(bits).estimates['throughput_bps'].mean / 30e9).toBeCloseTo(1, 2);
    expect(hyperSync(total).estimates['capacity_bps']).toBeUndefined();
    expect(hyperSync(total).estimates['efficiency']).toBeUndefined();
  });

  test('finds the capacity: the hottest member is at its limit there and drops nothing to speak of', async () => {
    const table = await runWith(2, { members: '[4]', strategies: '[hypersync]' });
    const { estimates, bottleneck } = pointOf(table, 'hypersync', 4);
    expect(estimates['hottest_member_utilization'].mean).toBeGreaterThan(0.93);
    expect(estimates['hottest_member_utilization'].mean).toBeLessThan(0.97);
    expect(estimates['drop_ratio'].mean).toBeLessThan(0.001);
    expect(estimates['capacity_cps'].mean / estimates['offered_cps'].mean).toBeCloseTo(1, 1);
    expect(bottleneck).toBe('firewall instances');
  });

  test('finds a lower capacity where latency is what the objective limits', async () => {
    const settings = { members: '[1]', strategies: '[single-gateway]' };
    const [loose, tight] = await Promise.all([
      runWith(1, settings),
      runWith(1, { ...settings, 'objective.maxLatencyP99': '400 us' }),
    ]);
    const capacity = (table: ResultTable): number => table.points[0].estimates['capacity_cps'].mean;
    expect(tight.points[0].bottleneck).toBe('latency');
    expect(capacity(tight)).toBeLessThan(0.97 * capacity(loose));
    expect(capacity(tight)).toBeGreaterThan(0.4 * capacity(loose));
  });

  test('adds replications until the efficiency is as precise as was asked, and says when it gave up', async () => {
    const settings = {
      members: '[10]',
      strategies: '[hypersync]',
      'replications.efficiencyPrecision': '0.1 %',
    };
    const [few, many] = await Promise.all([
      runWith(1, { ...settings, 'replications.min': '4', 'replications.max': '4' }),
      runWith(1, { ...settings, 'replications.min': '4', 'replications.max': '40' }),
    ]);
    expect(pointOf(few, 'hypersync', 10).warnings.join()).toContain('wider than was asked');
    const { ciLow, ciHigh, replications } = pointOf(many, 'hypersync', 10).estimates['efficiency'];
    expect(replications).toBeGreaterThan(4);
    expect(ciHigh! - ciLow!).toBeLessThanOrEqual(0.002);
  });

  test('comes to the same capacity with the other generator, by other random numbers', async () => {
    const settings = { members: '[4]', strategies: '[hypersync]' };
    const [alea, other] = await Promise.all([
      runWith(1, settings),
      runWith(1, { ...settings, rng: 'mrg32k3a' }),
    ]);
    const [one, two] = [alea, other].map((table) => pointOf(table, 'hypersync', 4));
    expect(one.replications[0].fingerprint).not.toBe(two.replications[0].fingerprint);
    const [a, b] = [one, two].map(({ estimates }) => estimates['capacity_bps']);
    expect(Math.abs(a.mean / b.mean - 1)).toBeLessThan(0.01);
  });

  test('watches the metrics that were chosen, and no others', async () => {
    const settings = { members: '[2]', strategies: '[hypersync]', 'replications.max': '12' };
    const chosen = await runWith(1, {
      ...settings,
      'replications.metrics': '[sync_bps]',
      'replications.relativePrecision': '0.5 %',
    });
    const { replications, estimates, warnings } = pointOf(chosen, 'hypersync', 2);
    const { mean, ciLow, ciHigh } = estimates['sync_bps'];
    const precise = (ciHigh! - ciLow!) / 2 <= (0.005 / 1.005) * mean;
    expect(precise || replications.length === 12).toBe(true);
    expect(replications.length).toBeGreaterThan(5);
    expect(warnings.join().includes('wider than was asked')).toBe(!precise);
  });
});
