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
  const { world, recorder, takeover, detector } = cluster;
  const module = world.wiring.modules[member];
  if (module.down) return;
  recorder.happened('crash', member);
  recorder.endangered(cluster.ownedBy(member));
  world.network.memberCrashed(member);
  module.down = true;
  takeover.memberDown(member); // before its queues are emptied: a FIN that waits there closes nothing
  module.fail();
  cluster.management?.memberDown(member);
  detector.crashed(member);
}
