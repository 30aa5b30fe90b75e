import { type Metric, metrics } from '../scenario/metrics.js';
import type { DesignPoint } from '../scenario/scenario.js';
import { type Control, controlledMean } from '../stats/control-variate.js';
import { type Interval, meanInterval } from '../stats/confidence.js';
import { controlledRatio } from '../stats/paired.js';
import { connectionDemand } from './connection-demand.js';
import { HottestShare } from './hottest-share.js';
import type { Replication } from './point-study.js';
import { ratioEstimate } from './ratio-estimate.js';
import type { Estimate } from './result-table.js';

/** Estimates of one point by metric name, and the values of each replication that they come from. */
export interface PointEstimates {
  readonly estimates: Readonly<Record<string, Estimate>>;
  readonly values: readonly Readonly<Record<string, number>>[];
  /** Quantiles that the sample is too small for. */
  readonly notEstimable: readonly string[];
  /** False: all replications drew the same imbalance, and it is not the usual one, so that nothing corrects for it. */
  readonly representative: boolean;
}

/**
 * Estimates every metric from the replications of a point. Capacities and efficiencies use the imbalance that each
 * replication drew as a control variate, whose mean is known without simulation; ratios are ratios of sums; the rest,
 * quantiles of each replication among them, are means over replications.
 */
export function estimatePoint(
  point: DesignPoint,
  replications: readonly Replication[],
  baseline: readonly Replication[] | undefined,
  hottestShare: HottestShare,
): PointEstimates {
  const values = replications.map((one, index) => valuesOf(point, one, baseline?.[index]));
  const sample: Sample = {
    point,
    values,
    replications,
    unit: baseline?.slice(0, replications.length).map(({ capacity }) => capacity!),
    controls: [
      {
        values: replications.map(({ observations }) => HottestShare.control(observations.members)),
        mean: hottestShare.meanControl(point),
        meanError: hottestShare.errorOfMeanControl(point),
      },
    ],
  };
  const isKnown = ({ name }: Metric): boolean => values.every((of) => Number.isFinite(of[name]));
  return {
    estimates: Object.fromEntries(
      metrics.filter(isKnown).map(({ name }) => [name, estimateOf(name, sample)]),
    ),
    values,
    representative: isRepresentative(sample.controls[0]),
    notEstimable: metrics
      .filter((metric) => QUANTILE.test(metric.name) && !isKnown(metric))
      .map(({ name }) => name),
  };
}

/** Distance of an imbalance from its mean that is of no account. */
const USUAL = 0.005;

function isRepresentative({ values, mean }: Control): boolean {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  return highest - lowest > USUAL * mean || Math.abs(lowest / mean - 1) <= USUAL;
}

const QUANTILE = /_p\d+_s$/;

/** What estimates are made of. */
interface Sample {
  readonly point: DesignPoint;
  readonly values: readonly Readonly<Record<string, number>>[];
  readonly replications: readonly Replication[];
  /** Capacity of one single gateway by replication, where efficiency has a meaning. */
  readonly unit: readonly number[] | undefined;
  readonly controls: readonly Control[];
}

/** Figures that follow from the capacity of a replication beside what it has observed. */
function valuesOf(
  { model, members }: DesignPoint,
  { capacity, observations }: Replication,
  baseline: Replication | undefined,
): Record<string, number> {
  const { values } = observations;
  if (capacity === undefined) return { ...values };
  const carried = capacity * (1 - values['drop_ratio']);
  const capacities = { capacity_bps: carried * 8 * connectionDemand(model).bytes, capacity_cps: carried };
  if (baseline?.capacity === undefined) return { ...capacities, ...values };
  const efficiency = capacity / (members * baseline.capacity);
  const loss = members > 1 ? { degradation_per_added_member: (1 - efficiency) / (members - 1) } : {};
  return { ...capacities, efficiency, ...loss, ...values };
}

function estimateOf(name: string, sample: Sample): Estimate {
  const plain = meanInterval(sample.values.map((of) => of[name]));
  if (name.startsWith('capacity_')) return capacityEstimate(name, sample, plain);
  if (name === 'efficiency') return efficiencyEstimate(sample, plain);
  if (name === 'degradation_per_added_member') return lossEstimate(sample, plain);
  if (!(name in sample.replications[0].observations.ratios)) return asEstimate(plain, plain, 'mean');
  const sums = sample.replications.map(({ observations }) => observations.ratios[name]);
  return ratioEstimate(sums, plain);
}

function capacityEstimate(name: string, { values, controls }: Sample, plain: Interval): Estimate {
  const interval = controlledMean(
    values.map((of) => of[name]),
    controls,
  );
  return asEstimate(interval, plain, interval.method === 'plain' ? 'mean' : 'control variate');
}

/** A ratio of two capacities of the same replications, so that what they have in common cancels. */
function efficiencyEstimate({ point, replications, unit, controls }: Sample, plain: Interval): Estimate {
  const capacities = replications.map(({ capacity }) => capacity! / point.members);
  return asEstimate(controlledRatio(capacities, unit!, controls), plain, 'control variate');
}

/** The efficiency seen from the other side. */
function lossEstimate(sample: Sample, plain: Interval): Estimate {
  const { mean, ciLow, ciHigh, ...rest } = efficiencyEstimate(sample, plain);
  const loss = (efficiency: number): number => (1 - efficiency) / (sample.point.members - 1);
  return {
    ...rest,
    mean: loss(mean),
    ciLow: ciHigh === null ? null : loss(ciHigh),
    ciHigh: ciLow === null ? null : loss(ciLow),
  };
}

/** An interval as an estimate; the spread is that of the plain observations. */
export function asEstimate(interval: Interval, plain: Interval, method: Estimate['method']): Estimate {
  return {
    mean: interval.mean,
    ciLow: interval.low,
    ciHigh: interval.high,
    stdDev: plain.standardDeviation,
    replications: plain.count,
    method,
  };
}
