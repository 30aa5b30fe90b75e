import { mean } from 'd3-array';
import { InvariantViolation } from '../kernel/invariant.js';
import type { DesignPoint, Scenario } from '../scenario/scenario.js';
import { meanInterval } from '../stats/confidence.js';
import { connectionDemand } from './connection-demand.js';
import { boundByShares, FULL_LOAD } from './operational-bound.js';
import type { Replication } from './point-study.js';

/** Rounding. */
const ROUNDING = 1e-3;
/** What the edges of the measured time may add to a measured throughput, beside chance. */
const EDGES = 0.02;

/**
 * No simulation carries more than its operational bound, with the shares of the connections that it drew: a capacity in
 * no replication, a throughput under a fixed load, which is measured, not by its whole interval. Otherwise the model or
 * the bound is wrong, and the run stops.
 */
export function checkBound(
  point: DesignPoint,
  replications: readonly Replication[],
  { load, objective }: Pick<Scenario, 'load' | 'objective'>,
): void {
  const ofShares = boundByShares(point, load.kind === 'capacity' ? objective : FULL_LOAD);
  const bounds = replications.map(({ observations: { members } }) =>
    ofShares(members.map(({ share }) => share)),
  );
  if (load.kind === 'capacity') {
    replications.forEach(({ capacity }, index) => requireWithin(point, capacity!, bounds[index]));
    return;
  }
  const bits = 8 * connectionDemand(point.model).bytes;
  const carried = meanInterval(
    replications.map(({ observations }) => observations.values['throughput_bps'] / bits),
  );
  requireWithin(point, (carried.low ?? carried.mean) / (1 + EDGES), mean(bounds)!);
}

function requireWithin({ strategy, members }: DesignPoint, carried: number, bound: number): void {
  if (carried <= bound * (1 + ROUNDING)) return;
  throw new InvariantViolation(
    `${strategy} x ${members} carries ${carried} connections per second, more than its operational bound of ${bound}`,
  );
}
