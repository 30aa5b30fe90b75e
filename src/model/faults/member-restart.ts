import type { FaultCluster } from './fault-cluster.js';
import type { FaultVerb } from './fault-verb.js';

/**
 * A member is back, empty: that it was away is known from now on at the latest. Where all members know all connections it
 * takes a full sync before it joins, else it joins at once; connections that others own stay theirs.
 */
export const restart: FaultVerb = {
  name: 'restart',
  about: 'a restart brings it back, empty',
  needs: ['member'],
  moves: 'in',
  strike: (cluster, { member = 1 }) => restartMember(cluster, member - 1),
};

/** Restarts a member, by its id, or has it start for the first time. */
export function restartMember(cluster: FaultCluster, member: number, what = 'restart'): void {
  const { world, detector, recorder } = cluster;
  const { modules } = world.wiring;
  if (!modules[member].down) {
    if (cluster.isOut(member)) cluster.admit(member);
    return;
  }
  detector.returned(member);
  if (!modules[member].quiet) {
    cluster.retry(member); // what it had in hand at its crash would else come out of the new one
    return;
  }
  recorder.happened(what, member);
  modules[member].recover();
  world.network.memberRestarted(member);
  cluster.admit(member);
}
