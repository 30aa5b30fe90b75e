import type { FaultCluster } from './fault-cluster.js';
import type { FaultVerb } from './fault-verb.js';

/**
 * A member is taken out on purpose: it tells the others at once, connections move to those that hold a copy, and the
 * rest drain where they are. Copies that it holds are used where nobody else has one.
 */
export const removal: FaultVerb = {
  name: 'remove',
  about: 'a removal lets its connections move or drain',
  needs: ['member'],
  moves: 'out',
  strike: (cluster, { member = 1 }) => removeMember(cluster, member - 1),
};

function removeMember(cluster: FaultCluster, member: number): void {
  const { world, recorder } = cluster;
  if (world.wiring.modules[member].down || cluster.isOut(member)) return;
  recorder.happened('remove', member);
  cluster.leave(member);
}
