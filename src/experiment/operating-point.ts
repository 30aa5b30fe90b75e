import type { CoreSplit } from '../model/corexl/core-split.js';
import type { RunLength } from '../scenario/scenario.js';
import type { Resource } from './objective.js';

/** How the replications of a point are run, and what is known of the load there. */
export interface OperatingPoint {
  /** Connections per second of the full system. */
  readonly rate: number;
  /** Share of the connections that is simulated. */
  readonly scale: number;
  /** Split of the cores at the start, by member; the appliance's where empty. */
  readonly splits: readonly CoreSplit[];
  readonly run: RunLength;
  /** What binds there. */
  readonly resource: Resource;
  /** d ln(pressure) / d ln(rate) at the capacity: 1 for loads, much more for waits and drops. */
  readonly slope: number;
  readonly service: ServiceVerdict;
}

/**
 * Whether waits and drops meet the objective: not looked at yet; met; binding; or near their limits in runs too small to
 * tell.
 */
export type ServiceVerdict = 'open' | 'met' | 'binds' | 'unjudged';
