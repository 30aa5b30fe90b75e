import { FlushAndAck } from './cluster/flush-and-ack.js';
import type { Membership } from './cluster/membership.js';
import type { ClusterBehaviour } from './cluster/cluster-strategy.js';
import type { SyncNetwork } from './cluster/sync-network.js';
import type { Simulator } from '../kernel/simulator.js';
import type { ConnectionLife } from './connection-life.js';
import type { SyncConfig } from './parameters/sync.js';
import type { SecurityGatewayModule } from './sgm/security-gateway-module.js';
import { type ConnectionTable, ENDED } from './tables/connection-table.js';
import type { TrainTable } from './tables/train-table.js';
import { OPENS } from './traffic/session-script.js';

/** What the first packets of connections may have to wait for. */
interface WaitingWorld {
  readonly simulator: Simulator;
  readonly connections: ConnectionTable;
  readonly trains: TrainTable;
  readonly modules: readonly SecurityGatewayModule[];
  readonly network: SyncNetwork;
  readonly membership: Membership;
  readonly life: ConnectionLife;
}

/**
 * Has first packets wait for flush and ack where it is on and the mode has need of it: connections may be handled by
 * another member than their return packets come to, and delta sync acknowledges.
 */
export function holdFirstPackets(world: WaitingWorld, behaviour: ClusterBehaviour, sync: SyncConfig): void {
  const { simulator, connections, trains, modules, network, membership, life } = world;
  const { queues } = network;
  if (sync.flushAndAck === 'off' || behaviour.sticky || queues === null) return;
  const ownerOf = (train: number): number => connections.owner[trains.connection[train]];
  const holding = new FlushAndAck({
    ...{ simulator, members: modules.length, timeout: sync.flushTimeout, ownerOf },
    asks: (train) => {
      const connection = trains.connection[train];
      const crosses = connections.returnMember[connection] !== connections.owner[connection];
      const asked = sync.flushAndAck === 'all' || crosses;
      return asked && trains.role[train] === OPENS && (connections.flags[connection] & ENDED) === 0;
    },
    tell: (train) => {
      const owner = ownerOf(train);
      const built = network.counts.built[owner];
      life.open(trains.connection[train]);
      return network.counts.built[owner] > built;
    },
    flush: (member) => {
      const message = network.flush(member);
      return { through: queues.sending.sent(member), transmission: network.transmission(message) };
    },
    confirmed: (member) => queues.confirmedByAll(member, membership.view.up),
    // Links are slower in a sampled run, the rest of the wait is as long as in the full system.
    release: (train, member, waited) => {
      trains.fixedDelay[train] += waited;
      modules[member].depart(train);
    },
    drop: (train) => life.dropped(train, 'member-down'),
  });
  queues.onAcknowledged = (sender) => holding.acknowledged(sender);
  membership.follow((view) => holding.membershipChanged(view));
  for (const module of modules) module.holding = holding;
}
