import { metrics } from '../scenario/metrics.js';
import type { ReplicationRule } from '../scenario/scenario.js';
import { CONFIDENCE_LEVEL, tQuantile } from '../stats/confidence.js';
import { halfWidthOf } from '../stats/stopping.js';
import type { Estimate } from './result-table.js';

/** Metrics that must be precise unless others are chosen: under `load: capacity`, and under a fixed load. */
const WATCHED = ['capacity_bps', 'efficiency'];
/** Waits vary so much from run to run that an efficiency to a tenth of a per cent has no price that anybody would pay. */
const WATCHED_WHERE_SERVICE_BINDS = ['capacity_bps'];
const WATCHED_FIXED = ['throughput_bps', 'hottest_member_utilization'];
/** Most replications that are added at a time: a forecast from few is rough. */
const STEP = 3;

const shares = new Set(metrics.filter(({ unit }) => unit === '1').map(({ name }) => name));

/** What ends a point: a capacity that loads limit, or waits and drops; or figures at a fixed load. */
export type Measured = 'capacity of loads' | 'capacity of service' | 'fixed load';

const usual: Readonly<Record<Measured, readonly string[]>> = {
  'capacity of loads': WATCHED,
  'capacity of service': WATCHED_WHERE_SERVICE_BINDS,
  'fixed load': WATCHED_FIXED,
};

/** Metrics whose precision ends a point: those chosen, or the usual ones. */
export function watchedMetrics(rule: ReplicationRule, measured: Measured): readonly string[] {
  return rule.metrics ?? usual[measured];
}

/**
 * How many replications to have next: as many as there are where each watched metric is precise enough, else a few more,
 * as many as the widest interval asks for. It looks at the first replications in index order only.
 */
export function replicationsWanted(
  estimates: Readonly<Record<string, Estimate>>,
  count: number,
  rule: ReplicationRule,
  measured: Measured,
): number {
  const watched = watchedMetrics(rule, measured);
  const excess = Math.max(...watched.map((name) => excessOf(name, estimates, rule)));
  if (excess <= 1) return count;
  return Math.max(count + 1, Math.min(forecast(count, excess), rule.max));
}

/**
 * Replications that make an interval `excess` times narrower, if they vary as those so far do: few are worth more than
 * their root tells, since the quantile of Student's t falls with each.
 */
function forecast(count: number, excess: number): number {
  if (excess === Infinity) return count + STEP;
  const narrow = widthOf(count) / excess;
  let more = count + 1;
  while (more < count + STEP && widthOf(more) > narrow) more += 1;
  return more;
}

/** Half the width of the interval of so many replications, in standard deviations of one. */
const widthOf = (count: number): number =>
  tQuantile((1 + CONFIDENCE_LEVEL) / 2, count - 1) / Math.sqrt(count);

/** Half-width over the half-width asked; 0 for a metric that does not apply or cannot be estimated. */
function excessOf(
  name: string,
  estimates: Readonly<Record<string, Estimate>>,
  rule: ReplicationRule,
): number {
  if (!(name in estimates)) return 0;
  const { mean, ciLow, ciHigh } = estimates[name];
  const halfWidth = halfWidthOf({ low: ciLow, high: ciHigh });
  if (halfWidth === null) return Infinity;
  return halfWidth === 0 ? 0 : halfWidth / asked(name, mean, rule);
}

/**
 * The half-width asked: of the mean, with the correction gamma / (1 + gamma) of Law and Kelton since the mean is an
 * estimate too; absolute for efficiencies, and for other shares where that is wider, as relative precision means nothing
 * near zero.
 */
function asked(name: string, mean: number, rule: ReplicationRule): number {
  const { relativePrecision, absolutePrecision, efficiencyPrecision } = rule;
  if (name === 'efficiency') return efficiencyPrecision;
  const relative = Math.abs(mean) * (relativePrecision / (1 + relativePrecision));
  return shares.has(name) ? Math.max(relative, absolutePrecision) : relative;
}
