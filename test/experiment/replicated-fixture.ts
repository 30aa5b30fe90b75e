import type { Estimate, PointResult } from '../../src/experiment/result-table.js';
import { meanInterval } from '../../src/stats/confidence.js';
import { point } from '../report/result-fixture.js';

/** Values of each metric in each replication. */
export type Observed = Readonly<Record<string, readonly number[]>>;

/** A point whose estimates are plain means of the given values of its replications. */
export function replicated(
  strategy: string,
  members: number,
  observed: Observed,
  more: Partial<PointResult> = {},
): PointResult {
  const count = Math.max(...Object.values(observed).map((values) => values.length));
  return point(strategy, members, 1, {
    estimates: Object.fromEntries(
      Object.entries(observed).map(([name, values]) => [name, estimateFrom(values)]),
    ),
    replications: Array.from({ length: count }, (_, replication) => ({
      replication,
      values: Object.fromEntries(
        Object.entries(observed).map(([name, values]) => [name, values[replication]]),
      ),
      fingerprint: '',
      events: 1,
      control: 1,
    })),
    ...more,
  });
}

function estimateFrom(values: readonly number[]): Estimate {
  const { mean, low, high, standardDeviation, count } = meanInterval(values);
  return { mean, ciLow: low, ciHigh: high, stdDev: standardDeviation, replications: count, method: 'mean' };
}
