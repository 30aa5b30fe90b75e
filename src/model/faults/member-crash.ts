import type { FaultCluster } from './fault-cluster.js';
import type { FaultVerb } from './fault-verb.js';

/**
 * A member crashes: what it has in hand is dropped, what it knew is gone, and packets go on to it until the others miss
 * its heartbeats.
 */
export const crash: FaultVerb = {
  name: 'crash',
  about: 'a crash loses all that the member holds',
  needs: ['member'],
  moves: 'out',
  strike: (cluster, { member = 1 }) => crashMember(cluster, member - 1),
};

function crashMember(cluster: FaultCluster, member: number): void {
  cluster.parted?.crashed(member);
  if (!cluster.world.wiring.modules[member].down) crashMembers(cluster, [member]);
}

/** Members that work crash together, by their ids. */
export function crashMembers(cluster: FaultCluster, members: readonly number[]): void {
  for (const member of members) cluster.recorder.happened('crash', member);
  cluster.stop(members);
  for (const member of members) cluster.detector.crashed(member);
}
