import { replicate } from '../../src/experiment/task.js';
import { meanInterval } from '../../src/stats/confidence.js';
import { defaultScenario } from './scenario-fixture.js';

/** Ten HyperSync members at nine tenths of their capacity: the self-check of sampling (model, section 6). */
const REPLICATIONS = 6;
const model = defaultScenario({}).model;

function estimates(scale: number): (metric: string) => { mean: number; standardError: number } {
  const runs = Array.from({ length: REPLICATIONS }, (_, replication) =>
    replicate({
      strategy: 'hypersync',
      members: 10,
      model,
      rate: 180_000,
      scale,
      seed: 3,
      replication,
      warmUp: 2e8,
      duration: 4e8,
    }),
  );
  return (metric) => {
    const { mean, standardError } = meanInterval(runs.map(({ values }) => values[metric]));
    return { mean, standardError: standardError! };
  };
}

describe('a run of a sampled share of the connections', () => {
  const small = estimates(0.01);
  const large = estimates(0.02);

  test.each([
    'fw_utilization',
    'snd_utilization',
    'throughput_bps',
    'packet_rate_pps',
    'sync_bps',
    'sync_cpu_share',
    'sync_memory_bytes_per_member',
    'correction_share',
    'concurrent_connections',
  ])('tells the same %s as one of twice the share', (metric) => {
    const [a, b] = [small(metric), large(metric)];
    const tolerance = 4 * Math.hypot(a.standardError, b.standardError);
    expect(Math.abs(a.mean - b.mean)).toBeLessThan(Math.max(tolerance, 1e-3 * b.mean));
  });

  test('tells loads to a fraction of a per cent of the larger one', () => {
    expect(Math.abs(small('fw_utilization').mean / large('fw_utilization').mean - 1)).toBeLessThan(0.005);
  });
});
