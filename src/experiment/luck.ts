import type { Figures } from '../model/observe.js';
import type { Objective } from '../scenario/scenario.js';
import { HottestShare } from './hottest-share.js';
import { loadPressure } from './objective.js';

/**
 * What the keys of the talkers of one run allow over what they allow on average, whose control is known; 1 where what is
 * nearest to its limit does not follow from how the connections spread, as what a pivot hands on does not.
 */
export function luckOf(
  seen: Pick<Figures, 'members' | 'values'>,
  objective: Objective,
  meanControl: number,
): number {
  const { resource, member } = loadPressure(seen, objective);
  if (SPREAD_OUT.includes(resource) || seen.members[member].role === 'pivot') return 1;
  return HottestShare.control(seen.members) / meanControl;
}

/** Resources that the hottest member does not fill first. */
const SPREAD_OUT = ['data ports', 'orchestrator port', 'connections table'];
