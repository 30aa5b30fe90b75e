import { fragmentsOf } from '../model/cluster/sync-packets.js';
import { syncParameters } from '../model/parameters/sync.js';
import { issueOf, type Issue } from '../schema/issue.js';
import type { SourceNode } from '../schema/source-tree.js';
import { printQuantity } from '../units/format.js';
import { read } from './tree-values.js';

/** Length of the queue of fragments (domain 2.2.4): an update of more is oversized and never sent (domain 2.4). */
const MOST_FRAGMENTS = 50;

/** Updates that delta sync would not send. */
export function oversizedUpdates(tree: SourceNode): Issue[] {
  const packetSize = read(tree, ['sync', 'packetSize'], syncParameters.packetSize);
  const packetHeader = read(tree, ['sync', 'packetHeader'], syncParameters.packetHeader);
  const updateSize = read(tree, ['sync', 'updateSize'], syncParameters.updateSize);
  if (packetSize === undefined || packetHeader === undefined || updateSize === undefined) return [];
  const fragments = fragmentsOf({ packetSize, packetHeader, updateSize });
  if (fragments <= MOST_FRAGMENTS) return [];
  const most = MOST_FRAGMENTS * (packetSize - packetHeader);
  const message = `an update would take ${fragments} fragments, and more than ${MOST_FRAGMENTS} are not sent; write at most ${printQuantity(most, 'size')}`;
  return [issueOf(tree, ['sync', 'updateSize'], message)];
}
