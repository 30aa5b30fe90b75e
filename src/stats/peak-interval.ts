import { max, mean, min } from 'd3-array';
import jStat from 'jstat';
import { CONFIDENCE_LEVEL, tQuantile } from './confidence.js';
import { fitScalingLaw } from './scaling-law.js';
import type { CapacityObservation } from './scaling-law-curve.js';

/** What the replications of one size gave. */
export interface ReplicatedCapacity {
  readonly members: number;
  /** One a replication, in order: the same index at all sizes is the same random numbers. Sizes may have more or fewer. */
  readonly capacities: readonly number[];
  /** One over the variance of the mean capacity; 1 if left out. */
  readonly weight?: number;
}

/** Between which sizes capacity is largest. */
export interface PeakInterval {
  /** Members; null where capacity may fall from the first member on. */
  readonly low: number | null;
  /** Members; null where capacity may never fall. */
  readonly high: number | null;
  /** Share of the resamples without a peak: a few per cent of them leave the interval without an end. */
  readonly shareWithoutPeak: number;
}

/**
 * The interval of the size of most capacity by bootstrap: replications are drawn anew from `uniform`, whole ones across
 * all sizes, because common random numbers make sizes vary together, and the percentiles are expanded to what few
 * replications need (Hesterberg 2015). Null where the capacities have no scaling law or no size was replicated.
 */
export function peakInterval(
  sizes: readonly ReplicatedCapacity[],
  uniform: () => number,
  resamples = 1000,
  level = CONFIDENCE_LEVEL,
): PeakInterval | null {
  const law = fitScalingLaw(sizes.map((size) => meanOf(size, size.capacities)));
  const fewest = min(sizes, ({ capacities }) => capacities.length) ?? 0;
  if (law === null || fewest < 2) return null;
  const peaks = Float64Array.from({ length: resamples }, () => peakOf(resampled(sizes, uniform))).sort();
  const outside = Math.floor(expandedTail(fewest, level) * resamples);
  const [low, high] = [peaks[outside], peaks[resamples - 1 - outside]];
  return {
    low: isPeak(low) ? low : null,
    high: isPeak(high) ? high : null,
    shareWithoutPeak: peaks.filter((peak) => !isPeak(peak)).length / resamples,
  };
}

/** The share of resamples to leave out at each end so that the interval is as wide as one by t. */
function expandedTail(replications: number, level: number): number {
  const t = tQuantile((1 + level) / 2, replications - 1);
  return jStat.normal.cdf(-t * Math.sqrt(replications / (replications - 1)), 0, 1);
}

/** The size of most capacity: 0 where capacity falls from the first member on, infinite where it never falls. */
function peakOf(observations: readonly CapacityObservation[]): number {
  const law = fitScalingLaw(observations);
  if (law === null || law.sigma.estimate >= 1) return 0;
  return law.peak?.members ?? Infinity;
}

function isPeak(members: number): boolean {
  return members > 0 && members < Infinity;
}

/** The mean of as many replications of each size as it has, which take part at all sizes that have them. */
function resampled(sizes: readonly ReplicatedCapacity[], uniform: () => number): CapacityObservation[] {
  const most = max(sizes, ({ capacities }) => capacities.length) ?? 0;
  const drawn = sizes.map((): number[] => []);
  const isFull = (index: number): boolean => drawn[index].length === sizes[index].capacities.length;
  while (!sizes.every((_, index) => isFull(index))) {
    const replication = Math.floor(uniform() * most);
    sizes.forEach(({ capacities }, index) => {
      if (replication < capacities.length && !isFull(index)) drawn[index].push(capacities[replication]);
    });
  }
  return sizes.map((size, index) => meanOf(size, drawn[index]));
}

function meanOf(
  { members, weight = 1 }: ReplicatedCapacity,
  capacities: readonly number[],
): CapacityObservation {
  return { members, capacity: mean(capacities) ?? NaN, weight };
}
