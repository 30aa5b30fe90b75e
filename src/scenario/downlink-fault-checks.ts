import type * as z from 'zod';

import { downlinksOf } from '../model/cluster/downlinks.js';
import { lowestIds } from '../model/cluster/membership.js';
import type { Fault } from '../model/faults/fault.js';
import { LineStates } from '../model/faults/line-states.js';
import { verbNamed } from '../model/faults/verbs.js';
import { type Appliance, applianceParameters } from '../model/parameters/appliance.js';
import { type DistributionConfig, distributionParameters } from '../model/parameters/distribution.js';
import { siteParameters } from '../model/parameters/sites.js';
import { groupType } from '../schema/grammar.js';
import { issueOf, type Issue } from '../schema/issue.js';
import { parameterType } from '../schema/quantity-types.js';
import type { SourceNode } from '../schema/source-tree.js';
import { valueAt } from './tree-values.js';

const distributionType = groupType(distributionParameters) as z.ZodType<DistributionConfig>;
const siteCount = parameterType(siteParameters.count) as z.ZodType<number>;
const portCount = parameterType(applianceParameters.ports.count) as z.ZodType<number>;

/** Faults of downlinks and orchestrators that are not in the state that they are for, or leave a member none. */
export function downlinkFaultProblems(tree: SourceNode, faults: readonly Fault[], members: number): Issue[] {
  const lines = linesOf(tree, members);
  if (lines === undefined || faults.some(({ member = 1 }) => member > members)) return [];
  const twoSites = valueAt(tree, ['sites', 'count'], siteCount) === 2;
  const elsewhere = faults.flatMap(({ orchestrator }, index) =>
    twoSites && orchestrator !== undefined
      ? [
          issueOf(
            tree,
            ['faults', index],
            'is known of one site alone; leave out sites.count: 2 or write downlink-failure',
          ),
        ]
      : [],
  );
  if (elsewhere.length > 0) return elsewhere;
  const states = new LineStates(lines);
  return changesOf(faults).flatMap(({ fault, index, change, ends }) => {
    const before = lowestIds(members).map((member) => states.inService(member).length);
    const path = ['faults', index];
    if (!change(states, fault) && !ends) return [issueOf(tree, path, whyNot(fault, before))];
    const cutOff = before.findIndex((count, member) => count > 0 && states.inService(member).length === 0);
    if (cutOff < 0) return [];
    const message = `leaves member ${cutOff + 1} without a downlink; write more such as distribution.downlinks.count: 2, or a crash`;
    return [issueOf(tree, path, message)];
  });
}

/** What happens to downlinks, in time; what ends by itself does so without being in anybody's way. */
function changesOf(faults: readonly Fault[]) {
  return faults
    .flatMap((fault, index) => {
      const { lines, endLines } = verbNamed(fault.do);
      return [
        { at: fault.at, change: lines, ends: false, fault, index },
        { at: fault.at + (fault.for ?? Infinity), change: endLines, ends: true, fault, index },
      ];
    })
    .flatMap(({ change, ...rest }) =>
      change !== undefined && rest.at < Infinity ? [{ ...rest, change }] : [],
    )
    .sort((a, b) => a.at - b.at);
}

function whyNot(
  { do: verb, member = 1, downlinks = 1, orchestrator = 1 }: Fault,
  working: readonly number[],
): string {
  const repairs = verb.endsWith('repair');
  if (verb.startsWith('orchestrator'))
    return repairs
      ? `orchestrator ${orchestrator} works at that time; write a later instant or leave it out`
      : `orchestrator ${orchestrator} is down at that time; repair it first`;
  if (repairs)
    return `no downlink of member ${member} has failed at that time; write a later instant or leave it out`;
  return `member ${member} has ${working[member - 1]} downlinks that work at that time, not ${downlinks}; write fewer`;
}

/** Downlinks of the members of a cluster; undefined where what they follow from is not valid by itself. */
function linesOf(tree: SourceNode, members: number): number[] | undefined {
  const count = valueAt(tree, ['appliance', 'ports', 'count'], portCount);
  const distribution = valueAt(tree, ['distribution'], distributionType);
  if (count === undefined || distribution === undefined) return undefined;
  const appliance = { ports: { count, rate: 1 } } as Appliance;
  const behindOrchestrators = { orchestrated: true } as const;
  return lowestIds(members).map(
    (member) => downlinksOf({ appliance, distribution }, behindOrchestrators, member).count,
  );
}
