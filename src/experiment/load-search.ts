import type { CoreSplit } from '../model/corexl/core-split.js';
import type { Objective } from '../scenario/scenario.js';
import { HottestShare } from './hottest-share.js';
import { loadPressure, type Resource } from './objective.js';
import type { Pilot, PilotRun } from './pilot.js';

/** Where loads of cores and ports reach their limits. */
export interface LoadRoot {
  /** Connections per second. */
  readonly rate: number;
  readonly resource: Resource;
}

/** Estimates that agree to this have found the root: a tenth of what replications correct without bias. */
const AGREEMENT = 0.01;
/** Nearer than this to the root, proportional extrapolation errs by less than the agreement. */
const NEAR = 0.05;
const MOST_PILOTS = 8;
/** After so many, cores that go to and fro are taken for what they are. */
const MANY_PILOTS = 5;

/**
 * The rate at which the loads of cores and ports reach their limits, to about 1 %. Loads are nearly proportional to the
 * rate, so that every trial run says where the root lies; the luck of its talkers' keys, whose mean is known, is taken
 * out. Trials go on until two agree and no core has changed its role between them.
 */
export async function searchLoads(
  pilot: Pilot,
  firstRate: number,
  objective: Objective,
  meanControl: number,
): Promise<LoadRoot> {
  let rate = firstRate;
  for (let previous = Infinity; ;) {
    const before = pilot.splits;
    const trial = await pilot.atRate(rate);
    const { value, resource } = loadPressure(trial, objective);
    const root = (rate / value) * usualImbalance(trial, resource, meanControl);
    const agrees = Math.abs(root / previous - 1) <= AGREEMENT || Math.abs(root / rate - 1) <= NEAR;
    const steady = isSame(before, pilot.splits) || pilot.count >= MANY_PILOTS;
    if ((steady && agrees) || pilot.count >= MOST_PILOTS) return { rate: root, resource };
    previous = root;
    rate = root;
  }
}

/** What the replications will find on average, over what the keys of this run's talkers allow. */
function usualImbalance(trial: PilotRun, resource: Resource, meanControl: number): number {
  return resource === 'data ports' || resource === 'orchestrator port' || resource === 'connections table'
    ? 1
    : meanControl / HottestShare.control(trial.members);
}

function isSame(before: readonly CoreSplit[], after: readonly CoreSplit[]): boolean {
  return before.every(({ snd }, member) => snd === after[member].snd);
}
