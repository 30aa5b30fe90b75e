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
  if (!cluster.world.wiring.modules[member].down) crashMembers(cluster, [member]);
}

/** Members that work crash together, by their ids. */
export function crashMembers(cluster: FaultCluster, members: readonly number[]): void {
  const { world, recorder, takeover, detector } = cluster;
  for (const member of members) {
    recorder.happened('crash', member);
    recorder.endangered(cluster.ownedBy(member));
    world.network.memberCrashed(member);
    world.wiring.modules[member].down = true;
  }
  takeover.membersDown(members); // before queues are emptied: a FIN that waits there closes nothing
  for (const member of members) {
    world.wiring.modules[member].fail();
    cluster.management?.memberDown(member);
    detector.crashed(member);
  }
}
