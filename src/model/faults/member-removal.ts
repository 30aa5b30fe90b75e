import type { FaultCluster } from './fault-cluster.js';

/**
 * A member is taken out on purpose: it tells the others at once, connections move to those that hold a copy, and the
 * rest drain where they are. Copies that it holds are used where nobody else has one.
 */
export function remove(cluster: FaultCluster, member: number): void {
  const { world, recorder } = cluster;
  if (world.wiring.modules[member].down || cluster.isOut(member)) return;
  recorder.happened('remove', member);
  cluster.leave(member);
}
