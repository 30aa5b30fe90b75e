import { siteParameters } from '../model/parameters/sites.js';
import { strategies } from '../model/strategies/index.js';
import { FAULT_VERBS } from '../model/faults/verbs.js';
import { issueOf, type Issue } from '../schema/issue.js';
import { parameterType } from '../schema/quantity-types.js';
import { nodeAt, plainOf, type SourceNode } from '../schema/source-tree.js';

/** Strategies whose members can be on two sites. The single gateway beside the clusters stays on one. */
const withTwoSites = strategies.filter(({ twoSites }) => twoSites !== undefined).map(({ name }) => name);
const siteVerbs = FAULT_VERBS.filter(({ twoSites }) => twoSites === true).map(({ name }) => name);

/** Two sites where a strategy has but one, and faults of sites where there is but one. */
export function siteProblems(tree: SourceNode): Issue[] {
  const counts = siteCounts(tree);
  return [...(counts.has(2) ? oneSiteStrategies(tree) : []), ...(counts.has(1) ? siteFaults(tree) : [])];
}

/** Every number of sites that the scenario asks for, swept ones included. */
function siteCounts(tree: SourceNode): ReadonlySet<unknown> {
  const swept = nodeAt(tree, ['sweep', 'sites.count']);
  if (swept?.kind === 'list') return new Set(swept.items.map(plainOf));
  const node = nodeAt(tree, ['sites', 'count']);
  const result = parameterType(siteParameters.count).safeParse(
    node === undefined ? undefined : plainOf(node),
  );
  return new Set(result.success ? [result.data] : []);
}

function oneSiteStrategies(tree: SourceNode): Issue[] {
  return scalars(tree, 'strategies').flatMap(({ index, value }) => {
    if (value === 'single-gateway' || withTwoSites.includes(String(value))) return [];
    if (!strategies.some(({ name }) => name === value)) return [];
    const message = `${String(value)} has one site, and sites.count is 2; two sites are modelled of ${withTwoSites.join(' and ')}`;
    return [issueOf(tree, ['strategies', index], message)];
  });
}

function siteFaults(tree: SourceNode): Issue[] {
  const list = nodeAt(tree, ['faults']);
  const items = list?.kind === 'list' ? list.items : [];
  return items.flatMap((_, index) => {
    const verb = nodeAt(tree, ['faults', index, 'do']);
    if (verb?.kind !== 'scalar' || !siteVerbs.includes(String(verb.value))) return [];
    const message = `${String(verb.value)} needs two sites; write sites: { count: 2 }`;
    return [issueOf(tree, ['faults', index, 'do'], message)];
  });
}

function scalars(tree: SourceNode, key: string): { index: number; value: unknown }[] {
  const list = nodeAt(tree, [key]);
  const items = list?.kind === 'list' ? list.items : [];
  return items.map((item, index) => ({ index, value: item.kind === 'scalar' ? item.value : undefined }));
}
