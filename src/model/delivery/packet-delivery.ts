import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { InterSite } from '../cluster/inter-site.js';
import type { MembershipView } from '../cluster/membership.js';
import type { ScriptCosts } from '../corexl/packet-path.js';
import type { Appliance } from '../parameters/appliance.js';
import type { TransactionClass } from '../parameters/traffic.js';
import type { DistributionConfig } from '../parameters/distribution.js';
import type { DropReason } from '../sgm/drop-reason.js';
import type { SecurityGatewayModule } from '../sgm/security-gateway-module.js';
import type { ConnectionTable } from '../tables/connection-table.js';
import type { TrainTable } from '../tables/train-table.js';

/** How the packets of a step reach the member that handles their connection. */
export interface PacketDelivery {
  /** Brings the trains of one step of a connection into the cluster, now. */
  deliver(connection: number, step: number): void;
  /** Whether every packet reaches a member, whoever handles it. */
  receivesAll(member: number): boolean;
  /** SND work at a member for every packet that another member handles, nanoseconds. */
  foreignPacketWork(member: number): number;
  /** SND work on each of the two members for a packet that one corrects to the other, nanoseconds. */
  correctedPacketWork(): number;
  membershipChanged(view: MembershipView): void;
}

/** What every delivery works with. */
export interface DeliveryWiring {
  readonly simulator: Simulator;
  readonly connections: ConnectionTable;
  readonly trains: TrainTable;
  readonly modules: readonly SecurityGatewayModule[];
  /** By class. */
  readonly scripts: readonly ScriptCosts[];
  /** By class. */
  readonly classes: readonly TransactionClass[];
  readonly appliance: Appliance;
  readonly distribution: DistributionConfig;
  /** The link between two sites; null where there is but one site. */
  readonly interSite: InterSite | null;
  /** (train): it arrives at its owner from another member. */
  readonly forwarded: EventKind;
  /** (train, leaves): the orchestrator forwarded it alone. */
  readonly fastForwarded: (train: number, leaves: number) => void;
  readonly dropped: (train: number, reason: DropReason) => void;
}
