import { runCampaign } from '../../src/experiment/campaign.js';
import type { Runner } from '../../src/experiment/runner.js';
import { createWorkerRunner } from '../../src/experiment/worker-runner.js';
import { defaultScenario } from '../experiment/scenario-fixture.js';

/** The default scenario on shortened runs: what must come out by mechanism (model, section 7). */
const SHORT = { 'run.warmUp': '200 ms', 'run.duration': '600 ms', 'replications.max': '14' };

type Curve = ReadonlyMap<number, Readonly<Record<string, number>>>;

let runner: Runner;
beforeAll(() => {
  runner = createWorkerRunner(2);
});
afterAll(() => runner.close());

/** Means of every metric by size. */
async function curveOf(
  strategy: string,
  members: string,
  settings: Record<string, string> = {},
): Promise<Curve> {
  const scenario = defaultScenario({ ...SHORT, ...settings, members, strategies: `[${strategy}]` });
  const { points } = await runCampaign(scenario, runner);
  return new Map(
    points
      .filter((point) => point.strategy === strategy)
      .map(({ members: size, estimates }) => [
        size,
        Object.fromEntries(Object.entries(estimates).map(([name, { mean }]) => [name, mean])),
      ]),
  );
}

const at = (curve: Curve, members: number, metric: string): number => curve.get(members)![metric];

describe('the reference scenario', () => {
  let hyperSync: Curve;
  let multicast: Curve;
  beforeAll(async () => {
    [hyperSync, multicast] = await Promise.all([
      curveOf('hypersync', '[2..10, 52]'),
      curveOf('clusterxl-load-sharing-multicast', '[1..8, 10]'),
    ]);
  }, 240_000);

  test('1: HyperSync loses about 1 % for each of the first ten members', () => {
    const losses = [2, 3, 4, 5, 6, 7, 8, 9, 10].map((size) =>
      at(hyperSync, size, 'degradation_per_added_member'),
    );
    for (const loss of losses) {
      expect(loss).toBeGreaterThan(0.003);
      expect(loss).toBeLessThan(0.02);
    }
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    expect(mean).toBeGreaterThan(0.007);
    expect(mean).toBeLessThan(0.013);
  });

  test('2: HyperSync stays near-linear to 52 members', () => {
    expect(at(hyperSync, 52, 'efficiency')).toBeGreaterThanOrEqual(0.8);
  });

  test('3: multicast bends, since every member applies every update', () => {
    const efficiency = (size: number): number => at(multicast, size, 'efficiency');
    for (let size = 2; size <= 8; size++) expect(efficiency(size)).toBeLessThan(efficiency(size - 1));
    expect(efficiency(8)).toBeLessThan(0.8);
    const gain = (size: number): number => size * efficiency(size) - (size - 1) * efficiency(size - 1);
    expect(gain(8)).toBeLessThan(0.6 * gain(2));
  });

  test('4: unicast is bound by its pivot and by what the pivot leaves to the others', async () => {
    const unicast = await curveOf('clusterxl-load-sharing-unicast', '[2..5]');
    const gateways = (size: number): number => size * at(unicast, size, 'efficiency');
    expect(gateways(2)).toBeLessThanOrEqual(1.43);
    expect(gateways(3)).toBeLessThanOrEqual(2.5);
    expect(gateways(4)).toBeLessThanOrEqual(3.33);
    expect(gateways(5)).toBeLessThanOrEqual(4);
    expect(gateways(5)).toBeGreaterThan(gateways(2));
  }, 120_000);

  test('5: high availability does not scale', async () => {
    const active = await curveOf('clusterxl-high-availability', '[1, 2, 8]');
    for (const size of [1, 2, 8])
      expect(Math.abs(size * at(active, size, 'efficiency') - 1)).toBeLessThan(0.05);
  }, 120_000);

  test('7: HyperSync sends, computes and stores less for it than multicast, per connection, at ten members', () => {
    const perConnection = (curve: Curve, metric: string): number =>
      at(curve, 10, metric) / at(curve, 10, 'connection_rate_cps');
    const ratio = (metric: string): number =>
      perConnection(multicast, metric) / perConnection(hyperSync, metric);
    expect(ratio('sync_bps')).toBeGreaterThan(5);
    expect(ratio('sync_cpu_share')).toBeGreaterThan(3);
    expect(ratio('sync_memory_bytes_per_member')).toBeGreaterThan(10);
  });

  test('10: with no sync, no correction and perfect balance, scaling is linear', async () => {
    // Equal talkers by the million over a whole number of buckets each leave the hottest member within 0.7 %.
    const even = {
      'traffic.talkerSkew': '0',
      'traffic.asymmetricShare': '0 %',
      'distribution.buckets': '1040',
    };
    const settings = {
      ...even,
      'traffic.talkers': '10000000',
      'replications.min': '4',
      'replications.max': '4',
    };
    const curve = await curveOf('no-sync', '[2, 10, 52]', settings);
    for (const size of [2, 10, 52]) expect(Math.abs(at(curve, size, 'efficiency') - 1)).toBeLessThan(0.01);
  }, 120_000);
});
