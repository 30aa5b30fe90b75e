import { strategies } from '../../src/model/strategies/index.js';
import { outcomeOf } from './world.js';

/** Members that are down for the whole run: the survivors are the cluster. */
const clusters = strategies.map(({ name }) => name).filter((name) => name !== 'single-gateway');

describe.each(clusters)('%s with one of four members down', (strategy) => {
  const rate = 3_000;
  const { seen } = outcomeOf({ strategy, members: 4, failed: 1, rate });
  const three = outcomeOf({ strategy, members: 3, rate }).seen;

  test('gives the failed member nothing to do', () => {
    const { role, snd, fw, port, sync, share, copies, throughputBps } = seen.members[3];
    expect({ role, snd, fw, port, sync, share, copies, throughputBps }).toEqual({
      ...{ role: 'failed', snd: 0, fw: 0, port: 0, sync: 0, share: 0, copies: 0, throughputBps: 0 },
    });
  });

  test('shares all connections among the others', () => {
    const shares = seen.members.map(({ share }) => share);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  test('synchronises as a cluster of three does', () => {
    for (const metric of [
      'sync_bps',
      'sync_messages_per_s',
      'sync_cpu_share',
      'sync_memory_bytes_per_member',
    ]) {
      const [failed, smaller] = [seen.values[metric], three.values[metric]];
      expect(Math.abs(failed - smaller)).toBeLessThanOrEqual(0.15 * smaller);
    }
  });
});
