import { trafficParameters } from '../model/parameters/traffic.js';
import { issueOf, type Issue } from '../schema/issue.js';
import { parameterType } from '../schema/quantity-types.js';
import { nodeAt, plainOf, type SourceNode } from '../schema/source-tree.js';

/** What becomes of fast-forwarded connections in a failure, and of their entries in a full table, is not modelled. */
export function fastForwardProblems(tree: SourceNode): Issue[] {
  const list = nodeAt(tree, ['traffic', 'classes']);
  const classes = list?.kind === 'list' ? list.items : [];
  const others = ['faults', 'tables.connectionLimit', 'virtualSystems'].filter((path) => isThere(tree, path));
  return classes.flatMap((_, index) => {
    const path = ['traffic', 'classes', index, 'fastForward'];
    const node = nodeAt(tree, path);
    const value = parameterType(trafficParameters.classes.item.fastForward).safeParse(
      node === undefined ? undefined : plainOf(node),
    );
    if (!value.success || value.data !== true) return [];
    return others.map((other) =>
      issueOf(tree, path, `cannot be together with ${other}; leave out one of the two`),
    );
  });
}

function isThere(tree: SourceNode, path: string): boolean {
  const node = nodeAt(tree, path.split('.'));
  if (node?.kind === 'list') return node.items.length > 0;
  return node !== undefined || nodeAt(tree, ['sweep', path]) !== undefined;
}
