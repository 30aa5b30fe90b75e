import type { ClusterBehaviour } from '../cluster/cluster-strategy.js';
import type { Membership } from '../cluster/membership.js';
import type { SyncNetwork } from '../cluster/sync-network.js';
import type { DeliveryWiring, PacketDelivery } from '../delivery/packet-delivery.js';
import type { TrainMaker } from '../delivery/train-maker.js';
import type { SyncConfig } from '../parameters/sync.js';
import type { EntryLedger } from '../tables/entry-ledger.js';
import type { ConnectionLimit } from '../tables/connection-limit.js';
import type { TransitRecorder } from '../transit-recorder.js';
import type { TrafficMeter } from '../traffic-meter.js';
import type { Fault } from './fault.js';
import type { LostConnections } from './lost-connections.js';

/** What faults see of the simulated world, and what they may do to it. */
export interface FaultWorld {
  readonly timeline: readonly Fault[];
  /** Share of the connections that is simulated. */
  readonly scale: number;
  readonly sync: SyncConfig;
  readonly behaviour: ClusterBehaviour;
  readonly membership: Membership;
  readonly network: SyncNetwork;
  readonly delivery: PacketDelivery;
  readonly wiring: DeliveryWiring;
  readonly maker: TrainMaker;
  readonly meter: TrafficMeter;
  readonly transit: TransitRecorder;
  /** Of every member's connections table; undefined where there is none. */
  readonly limit: ConnectionLimit | undefined;
  /** Entries of owners, and copies of others. */
  readonly entries: EntryLedger;
  readonly copies: EntryLedger;
  readonly lost: LostConnections;
}
