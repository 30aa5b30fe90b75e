import { type Metric, metrics } from '../../scenario/metrics.js';
import type { PointResult } from '../result-table.js';

/** A figure by which two points can be compared. */
export interface ComparedMetric extends Metric {
  /** Its mean at a point as `scaling.csv` gives it; undefined where it does not apply. */
  meanAt(point: PointResult): number | undefined;
  /** Its value in each replication, in their order; undefined where it does not apply. */
  valuesAt(point: PointResult): readonly number[] | undefined;
  /** Whether the imbalance of a replication explains a part of its value, so that it serves as control variate. */
  readonly isControlled: boolean;
}

/** Metrics that the imbalance of a replication explains. */
const CONTROLLED = new Set(['capacity_bps', 'capacity_cps', 'efficiency', 'degradation_per_added_member']);

/**
 * What synchronisation costs for each connection. Under `load: capacity` every point is measured at a load of its own,
 * so that costs as such would compare loads. The connections are those offered, of which hardly any is refused at
 * capacity: the few that complete within a run would add their own noise.
 */
export const costMetrics: readonly ComparedMetric[] = [
  perUnit('sync_bps', 'offered_cps', {
    name: 'sync_bits_per_connection',
    unit: 'bit',
    about: 'sync_bps over offered_cps: what arrives on sync interfaces for each connection offered.',
  }),
  perUnit(
    'sync_cpu_share',
    'offered_cps',
    {
      name: 'sync_cpu_s_per_connection',
      unit: 's',
      about: 'sync_cpu_share of all cores over offered_cps: core time for each connection offered.',
    },
    ({ coreResults }) => coreResults.length,
  ),
  perUnit(
    'sync_memory_bytes_per_member',
    'concurrent_connections',
    {
      name: 'sync_memory_bytes_per_connection',
      unit: 'B',
      about:
        'sync_memory_bytes_per_member of all members over concurrent_connections: memory of copies for each open connection.',
    },
    ({ members }) => members,
  ),
];

/** Everything by which points are compared: the metrics in the order of the columns, then the costs for each connection. */
export const comparedMetrics: readonly ComparedMetric[] = [...metrics.map(asCompared), ...costMetrics];

function asCompared(metric: Metric): ComparedMetric {
  return {
    ...metric,
    meanAt: (point) => meanOf(point, metric.name),
    valuesAt: (point) => valuesOf(point, metric.name),
    isControlled: CONTROLLED.has(metric.name),
  };
}

/** One metric over another, times a constant of the point. */
function perUnit(
  above: string,
  below: string,
  metric: Metric,
  factor: (point: PointResult) => number = () => 1,
): ComparedMetric {
  return {
    ...metric,
    meanAt: (point) => {
      const [total, units] = [meanOf(point, above), meanOf(point, below)];
      return total === undefined || units === undefined || units === 0
        ? undefined
        : (factor(point) * total) / units;
    },
    valuesAt: (point) => {
      const [totals, units] = [valuesOf(point, above), valuesOf(point, below)];
      if (totals === undefined || units === undefined || units.includes(0)) return undefined;
      return totals.map((total, i) => (factor(point) * total) / units[i]);
    },
    isControlled: false,
  };
}

function meanOf({ estimates }: PointResult, name: string): number | undefined {
  return Object.hasOwn(estimates, name) ? estimates[name].mean : undefined;
}

/** A metric without an estimate was not finite in some replication. */
function valuesOf(point: PointResult, name: string): readonly number[] | undefined {
  if (meanOf(point, name) === undefined) return undefined;
  const values = point.replications.map((replication) => replication.values[name]);
  return values.every((value) => Number.isFinite(value)) ? values : undefined;
}
