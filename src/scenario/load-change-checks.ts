import * as z from 'zod';

import type { Flood } from '../model/traffic/flood.js';
import { trafficParameters } from '../model/parameters/traffic.js';
import { issueOf, type Issue } from '../schema/issue.js';
import { nodeAt, plainOf, type SourceNode } from '../schema/source-tree.js';
import { printQuantity } from '../units/format.js';
import { autoScalingParameters } from '../model/parameters/auto-scaling.js';
import { floodsType } from './floods.js';
import { loadType } from './load.js';
import { measuredTime } from './run-length.js';
import { read } from './tree-values.js';

/** Load profiles and floods that are valid by themselves and make no sense where they are. */
export function loadChangeProblems(tree: SourceNode): Issue[] {
  return [...profileProblems(tree), ...floodProblems(tree), ...tenantProblems(tree)];
}

/** What virtual systems cannot be together with: their books know no connections but those of the steady load. */
function tenantProblems(tree: SourceNode): Issue[] {
  if (nodeAt(tree, ['virtualSystems']) === undefined) return [];
  const classes = nodeAt(tree, ['traffic', 'classes']);
  const laws =
    classes?.kind === 'list'
      ? classes.items.map((_, index) => ['traffic', 'classes', index, 'objectLaw'])
      : [];
  const keys = trafficParameters.classes.item.objectLaw;
  const varied = laws.filter((path) => {
    const law = read(tree, [...path, 'law'], keys.law);
    return law !== undefined && law !== 'fixed';
  });
  const paths = [['floods'], ['load', 'profile']].filter((path) => nodeAt(tree, path) !== undefined);
  return [...paths, ...varied].map((path) =>
    issueOf(tree, path, 'cannot be together with virtualSystems; leave out one of the two'),
  );
}

function profileProblems(tree: SourceNode): Issue[] {
  const path = ['load', 'profile'];
  const node = nodeAt(tree, ['load']);
  if (node === undefined || nodeAt(tree, path) === undefined) return [];
  const load = loadType.safeParse(plainOf(node));
  const process = read(tree, ['traffic', 'arrivals', 'process'], trafficParameters.arrivals.process);
  const duration = measuredTime(tree);
  const points = load.success && load.data.kind === 'fixed' ? (load.data.profile?.points ?? []) : [];
  const last = points.at(-1)?.at ?? 0;
  const issues: Issue[] = [];
  if (process !== undefined && process !== 'poisson') {
    const message = `needs traffic.arrivals.process: poisson, not ${process}: how long bursts last while the load changes is not known; leave out one of the two`;
    issues.push(issueOf(tree, path, message));
  }
  if (duration !== undefined && last > duration) {
    const message = `ends ${printQuantity(last, 'duration')} after the warm-up, and the measured time after ${printQuantity(duration, 'duration')}; write a longer run.duration or a larger load.compress`;
    issues.push(issueOf(tree, path, message));
  }
  return issues;
}

function floodProblems(tree: SourceNode): Issue[] {
  const node = nodeAt(tree, ['floods']);
  const floods = node === undefined ? undefined : floodsType.safeParse(plainOf(node)).data;
  if (floods === undefined || floods.length === 0) return [];
  return [...floodsTogether(tree), ...floods.flatMap((flood, index) => floodProblem(tree, flood, index))];
}

function floodsTogether(tree: SourceNode): Issue[] {
  const issues: Issue[] = [];
  if (nodeAt(tree, ['load']) === undefined) {
    const message =
      'a capacity has no meaning while a flood comes and goes; write a fixed load such as load: { perMember: 20 kcps }';
    issues.push(issueOf(tree, ['floods'], message));
  }
  const faults = nodeAt(tree, ['faults']);
  if (faults?.kind === 'list' && faults.items.length > 0)
    issues.push(issueOf(tree, ['floods'], 'cannot be together with faults; leave out one of the two'));
  if ((read(tree, ['autoScaling', 'standby'], autoScalingParameters.standby) ?? 0) > 0)
    issues.push(issueOf(tree, ['floods'], 'cannot be together with autoScaling; leave out one of the two'));
  return issues;
}

const named = z.string().catch('');

function floodProblem(tree: SourceNode, flood: Flood, index: number): Issue[] {
  const list = nodeAt(tree, ['traffic', 'classes']);
  if (list?.kind !== 'list') return [];
  const names = list.items.map((_, item) => {
    const name = nodeAt(list, [item, 'name']);
    return named.parse(name === undefined ? '' : plainOf(name));
  });
  const kind = names.indexOf(flood.class);
  const path = ['floods', index, 'class'];
  if (kind < 0) {
    const message = `no class of the traffic is named "${flood.class}"; known: ${names.join(', ')}`;
    return [issueOf(tree, path, message)];
  }
  const keys = trafficParameters.classes.item;
  const at = ['traffic', 'classes', kind];
  const share = read(tree, [...at, 'share'], keys.share);
  const law = read(tree, [...at, 'objectLaw', 'law'], keys.objectLaw.law);
  const duration = measuredTime(tree);
  const issues: Issue[] = [];
  if (share !== undefined && share > 0) {
    const message = `"${flood.class}" is part of the load too, and a flood is told from it by its class; give it share: 0 %`;
    issues.push(issueOf(tree, path, message));
  }
  if (law !== undefined && law !== 'fixed') {
    const message = `"${flood.class}" has objects of many sizes, and a flood has one; write objectLaw: { law: fixed }`;
    issues.push(issueOf(tree, path, message));
  }
  if (duration !== undefined && flood.at >= duration) {
    const message = `is after the measured time of ${printQuantity(duration, 'duration')}; write an earlier instant or a longer run.duration`;
    issues.push(issueOf(tree, ['floods', index, 'at'], message));
  }
  return issues;
}
