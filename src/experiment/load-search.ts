import type { CoreSplit } from '../model/corexl/core-split.js';
import type { MemberLoad } from '../model/member-load.js';
import type { Objective } from '../scenario/scenario.js';
import { luckOf } from './luck.js';
import { loadPressure, type Resource } from './objective.js';
import type { Pilot, PilotRun } from './pilot.js';
import { restingSplit, underSplit } from './resting-split.js';

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
/** Share of dropped packets from which on a trial under another split of the cores says little of that at rest. */
const MUCH = 0.01;
/** Splits that follow from each other's roots before one of them is taken. */
const MOST_SPLITS = 8;

/**
 * The rate at which the loads of cores and ports reach their limits, to about 1 %. Loads are nearly proportional to the
 * rate, so that every trial run says where the root lies, and at which split of the cores the balancing daemon rests
 * there; the luck of its talkers' keys, whose mean is known, is taken out. Trials go on until two agree, or one is near.
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
    const rest = restOf(trial, pilot, objective);
    const root = rest.rate / luckOf(rest, objective, meanControl);
    pilot.splits = rest.splits;
    const agrees = Math.abs(root / previous - 1) <= AGREEMENT || Math.abs(root / rate - 1) <= NEAR;
    const telling = isSame(before, rest.splits) || trial.values['drop_ratio'] < MUCH;
    if ((telling && agrees) || pilot.count >= MOST_PILOTS) return { rate: root, resource: rest.resource };
    previous = root;
    rate = root;
  }
}

/** Where a trial says that the root is, with the cores as they are at rest there. */
function restOf(
  { members, values, rate }: PilotRun,
  { point }: Pilot,
  objective: Objective,
): LoadRoot & Pick<PilotRun, 'members' | 'values'> & { readonly splits: readonly CoreSplit[] } {
  const { appliance } = point.model;
  let splits = members.map(({ split }) => split);
  for (let tries = 0; ; tries++) {
    const under = members.map((load, member) => underSplit(load, splits[member], appliance));
    const { value, resource } = loadPressure({ members: under, values }, objective);
    const rested = members.map((load) => ({ ...load, split: restingSplit(load, 1 / value, appliance) }));
    const usual = usualSplits(rested);
    if (tries >= MOST_SPLITS || isSame(usual, splits)) {
      return { rate: rate / value, resource, members: under, values, splits };
    }
    splits = usual;
  }
}

/**
 * For each member the split that most members of its role come to: that one of them just needs a further move is chance,
 * and would be noise in the next run.
 */
function usualSplits(members: readonly Pick<MemberLoad, 'role' | 'split'>[]): CoreSplit[] {
  return members.map(({ role }) => {
    const same = members.filter((other) => other.role === role);
    const votes = (snd: number): number => same.filter(({ split }) => split.snd === snd).length;
    return same.reduce((most, other) => (votes(other.split.snd) > votes(most.split.snd) ? other : most))
      .split;
  });
}

function isSame(before: readonly CoreSplit[], after: readonly CoreSplit[]): boolean {
  return before.every(({ snd }, member) => snd === after[member].snd);
}
