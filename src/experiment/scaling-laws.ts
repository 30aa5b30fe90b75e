import { group } from 'd3-array';
import { createStreams } from '../random/streams.js';
import type { RandomStream } from '../random/random-stream.js';
import { controlledMean } from '../stats/control-variate.js';
import { peakInterval, type ReplicatedCapacity } from '../stats/peak-interval.js';
import { fitScalingLaw, type ScalingLaw } from '../stats/scaling-law.js';
import { hardLimit, type HardLimit } from './hard-limit.js';
import type { PointResult, ResultTable } from './result-table.js';

/** The size of most capacity, members, with its interval; null where an end is open. Capacity in bits per second. */
export interface Peak {
  readonly members: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly capacity: number;
  /** Whether it was simulated on both sides of it, and no resample of the replications is without it. */
  readonly isSeen: boolean;
}

/** What the Universal Scalability Law says of the curve of one strategy under one swept setting. */
export interface CurveLaw {
  readonly strategy: string;
  readonly sweep: PointResult['sweep'];
  /** Sizes that were fitted. */
  readonly sizes: number;
  /** Capacities in bits per second; null where capacity falls so steeply that no law fits. */
  readonly law: ScalingLaw | null;
  /** Whether the law misses no size by more than 5 %: elsewhere its coefficients only describe a bend. */
  readonly isFollowed: boolean;
  /** Null where the law is not followed, or has its peak nowhere near what was simulated. */
  readonly peak: Peak | null;
  /** What binds the largest sizes at the same capacity, which the law does not know. */
  readonly hardLimit: HardLimit | null;
}

const UNIT = 'single-gateway';
const FEWEST_SIZES = 4;
/** Relative residual up to which the law describes a curve. */
const TOLERATED_RESIDUAL = 0.05;
/** Largest size times this: as far as a law is taken beyond what was simulated. */
const REACH = 2;
/** Relative standard error below which a capacity has no more weight. */
const LEAST_ERROR = 0.001;

/**
 * Fits the Universal Scalability Law to the capacities of every curve of at least four sizes; none under a fixed load.
 * Capacities weigh by the variances of their means; standard errors below 0.1 % count as 0.1 %, because the law itself
 * misses simulated curves by more, and the surest sizes would have all the say.
 */
export function scalingLawsOf({ points, scenario }: ResultTable): readonly CurveLaw[] {
  const streams = createStreams(scenario.seed, 0);
  const measured = points.filter((point) => point.strategy !== UNIT && capacityOf(point) > 0);
  return [...group(measured, ({ strategy, sweep }) => JSON.stringify([strategy, sweep]))]
    .filter(([, curve]) => new Set(curve.map(({ members }) => members)).size >= FEWEST_SIZES)
    .map(([key, curve]) => lawOf(curve, streams.stream(`scaling-law/${key}`)));
}

function lawOf(curve: readonly PointResult[], stream: RandomStream): CurveLaw {
  const [{ strategy, sweep }] = curve;
  const sizes = curve.map(replicatedCapacity);
  const law = fitScalingLaw(sizes.map((size, i) => ({ ...size, capacity: capacityOf(curve[i]) })));
  const isFollowed = law !== null && law.largestRelativeResidual <= TOLERATED_RESIDUAL;
  const peak = isFollowed ? law.peak : null;
  const largest = Math.max(...curve.map(({ members }) => members));
  return {
    strategy,
    sweep,
    sizes: curve.length,
    law,
    isFollowed,
    peak: peak !== null && peak.members <= REACH * largest ? peakWithLimits(peak, sizes, stream) : null,
    hardLimit: hardLimit(curve),
  };
}

function peakWithLimits(
  peak: NonNullable<ScalingLaw['peak']>,
  sizes: readonly ReplicatedCapacity[],
  stream: RandomStream,
): Peak {
  const interval = peakInterval(sizes, () => stream.uniform());
  const [low, high] = [interval?.low ?? null, interval?.high ?? null];
  const isSeen = high !== null && sizes.some(({ members }) => members > peak.members);
  return { ...peak, low, high, isSeen };
}

/** Capacities of the replications without the imbalance that each drew by luck, as their mean is without it. */
function replicatedCapacity(result: PointResult): ReplicatedCapacity {
  const { members, replications, meanControl, meanControlError } = result;
  const values = replications.map((replication) => replication.values['capacity_bps']);
  const luck = replications.map(({ control }) => control - meanControl);
  const { mean, standardError, coefficients } = controlledMean(values, [
    { values: replications.map(({ control }) => control), mean: meanControl, meanError: meanControlError },
  ]);
  const error = Math.max(standardError ?? 0, LEAST_ERROR * mean);
  return {
    members,
    capacities: values.map((value, i) => value - coefficients[0] * luck[i]),
    weight: 1 / error ** 2,
  };
}

/** Mean capacity as `scaling.csv` gives it; 0 where none was searched. */
function capacityOf({ estimates }: PointResult): number {
  return Object.hasOwn(estimates, 'capacity_bps') ? estimates['capacity_bps'].mean : 0;
}
