import type { ClusterBehaviour } from '../cluster/cluster-strategy.js';
import type { Membership } from '../cluster/membership.js';
import type { SyncDisturbance } from '../cluster/sync-disturbance.js';
import type { SyncNetwork } from '../cluster/sync-network.js';
import type { DeliveryWiring, PacketDelivery } from '../delivery/packet-delivery.js';
import type { TrainMaker } from '../delivery/train-maker.js';
import type { AutoScalingConfig } from '../parameters/auto-scaling.js';
import type { ManagementConfig } from '../parameters/management.js';
import type { SyncConfig } from '../parameters/sync.js';
import type { EntryLedger } from '../tables/entry-ledger.js';
import type { ConnectionLimit } from '../tables/connection-limit.js';
import type { TrafficMeter } from '../traffic-meter.js';
import type { TransitRecorder } from '../transit-recorder.js';
import type { Fault } from './fault.js';
import type { LostConnections } from './lost-connections.js';

/** What faults see of the simulated world, and what they may do to it. */
export interface FaultWorld {
  readonly timeline: readonly Fault[];
  /** The pool of spare members, those of the highest ids; null where there is none. */
  readonly autoScaling: AutoScalingConfig | null;
  /** Share of the connections that is simulated. */
  readonly scale: number;
  readonly sync: SyncConfig;
  readonly behaviour: ClusterBehaviour;
  /** Whether members are reached through orchestrators. */
  readonly orchestrated: boolean;
  readonly membership: Membership;
  readonly network: SyncNetwork;
  readonly disturbance: SyncDisturbance;
  readonly delivery: PacketDelivery;
  readonly wiring: DeliveryWiring;
  readonly maker: TrainMaker;
  readonly meter: TrafficMeter;
  readonly transit: TransitRecorder;
  /** Costs stretched by the scale. */
  readonly management: ManagementConfig;
  /** Entries of owners, and copies of others. */
  readonly entries: EntryLedger;
  readonly copies: EntryLedger;
  /** Of every member's connections table; undefined where there is none. */
  readonly limit: ConnectionLimit | undefined;
  readonly lost: LostConnections;
}
