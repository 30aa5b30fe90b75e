import { controlledMean } from '../stats/control-variate.js';
import { type Interval, meanInterval } from '../stats/confidence.js';
import { connectionDemand } from './operational-bound.js';
import type { Estimate } from './result-table.js';
import type { Replication } from './replicated-point.js';
import { HottestShare } from './hottest-share.js';
import type { DesignPoint } from '../scenario/scenario.js';

/** Estimates of one point by metric name, and the values of each replication that they come from. */
export interface PointEstimates {
  readonly estimates: Record<string, Estimate>;
  readonly values: readonly Readonly<Record<string, number>>[];
}

/**
 * Estimates every metric from the replications of a point. Capacities and efficiencies use the imbalance that each
 * replication drew as a control variate, whose mean is known without simulation; the rest are plain means.
 */
export function estimatePoint(
  point: DesignPoint,
  replications: readonly Replication[],
  baseline: readonly Replication[] | undefined,
  hottestShare: HottestShare,
): PointEstimates {
  const derived = replications.map((replication, index) =>
    derivedValues(point, replication, baseline?.[index]),
  );
  const values = replications.map(({ observations }, index) => ({
    ...derived[index],
    ...observations.values,
  }));
  const controls = replications.map(({ observations }) => HottestShare.control(observations.members));
  const estimates: Record<string, Estimate> = {};
  for (const name of namesIn(values)) {
    const present = values.map((of) => of[name]);
    if (present.some((value) => !Number.isFinite(value))) continue; // not estimable in some replication
    const interval = CONTROLLED.has(name)
      ? controlledMean(present, [{ values: controls, mean: hottestShare.meanControl(point) }])
      : meanInterval(present);
    estimates[name] = asEstimate(interval, meanInterval(present));
  }
  return { estimates, values };
}

const CONTROLLED = new Set(['capacity_bps', 'capacity_cps', 'efficiency', 'degradation_per_added_member']);

function derivedValues(
  point: DesignPoint,
  { capacity, observations }: Replication,
  baseline: Replication | undefined,
): Record<string, number> {
  if (capacity === undefined) return {};
  const values: Record<string, number> = {
    capacity_bps:
      capacity * 8 * connectionDemand(point.model).bytes * (1 - observations.values['drop_ratio']),
    capacity_cps: capacity * (1 - observations.values['drop_ratio']),
  };
  if (baseline?.capacity === undefined) return values;
  const efficiency = capacity / (point.members * baseline.capacity);
  values['efficiency'] = efficiency;
  if (point.members > 1) values['degradation_per_added_member'] = (1 - efficiency) / (point.members - 1);
  return values;
}

function namesIn(values: readonly Readonly<Record<string, number>>[]): string[] {
  return [...new Set(values.flatMap((of) => Object.keys(of)))];
}

function asEstimate(interval: Interval, plain: Interval): Estimate {
  return {
    mean: interval.mean,
    ciLow: interval.low,
    ciHigh: interval.high,
    stdDev: plain.standardDeviation,
    replications: interval.count,
  };
}
