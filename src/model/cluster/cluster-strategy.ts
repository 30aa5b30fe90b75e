import type { ParameterGroup } from '../../schema/parameter.js';
import type { SyncConfig } from '../parameters/sync.js';
import type { Service } from '../parameters/traffic.js';
import type { ConnectionTable } from '../tables/connection-table.js';
import type { EntryLedger } from '../tables/entry-ledger.js';
import type { ClassSync } from './class-sync.js';
import type { FlowAssignment } from './flow-assignment.js';
import type { Sites } from './sites.js';
import type { StateSync } from './state-sync.js';

/** A way to make one gateway of many: who handles a flow, who else holds its state, how packets reach the members. */
export interface ClusterStrategy {
  readonly name: string;
  /** One sentence for `list`. */
  readonly summary: string;
  /** Most members that the vendor documents; larger sizes are simulated and marked. */
  readonly supportedMembers: number;
  /** What changes where members are spread over two sites; absent where a strategy has but one. */
  readonly twoSites?: { readonly supportedMembers: number };
  /** Whether an orchestrator can forward chosen connections alone. */
  readonly fastForwards?: true;
  /** Where the limit and the mechanism are documented. */
  readonly source: string;
  /** Options of its own, set under `options.<name>` in a scenario. */
  readonly parameters: ParameterGroup;
  /** An orchestrator deals its buckets out by weight and reaches members by downlinks; absent: no. */
  readonly orchestrated?: true;
  build(context: ClusterContext): ClusterBehaviour;
}

/** Most members that the vendor documents for a strategy on so many sites. */
export function mostSupported({ supportedMembers, twoSites }: ClusterStrategy, sites: number): number {
  return sites === 2 && twoSites !== undefined ? twoSites.supportedMembers : supportedMembers;
}

/**
 * How a packet finds its member: an orchestrator sends it to the member of its bucket; a switch floods it to all and
 * one handles it; a pivot receives all and forwards what others handle.
 */
export type Delivery = 'orchestrated' | 'flooded' | 'via-pivot';

/**
 * How update records travel: in datagrams that are lost when they are lost, or by delta sync with its queues, numbered and
 * acknowledged. Records for one member alone pass these queues too where all copies go that way; where copies go to all,
 * they belong to a full sync, which is a TCP connection of its own.
 */
export type SyncTransport = 'datagrams' | 'delta-sync' | 'delta-sync-to-one';

/** The policies that a strategy is composed of. */
export interface ClusterBehaviour {
  readonly assignment: FlowAssignment;
  readonly delivery: Delivery;
  /** Whether both directions of every connection meet at one member without correction. */
  readonly sticky: boolean;
  readonly sync: StateSync;
  /** Datagrams where absent. */
  readonly transport?: SyncTransport;
  /** Whether members exchange heartbeats and keep common tables. */
  readonly clustered: boolean;
  /**
   * Who is told of a connection that changes a table beside its own entry (NAT ports, identities): every member where
   * absent, since all keep such tables; the holders of its copies alone where tables belong to virtual systems.
   */
  readonly tableChanges?: 'to-holders-of-copies';
  /** Services whose connections are not copied unless their class says so. */
  readonly unsynchronizedServices?: readonly Service[];
  /**
   * What finds the member of a connection: the bucket of its distribution key where absent; or its virtual system, whose
   * number then stands for the bucket.
   */
  readonly keyedBy?: 'virtual-system';
  /** Whether one member, the single management object, gets policies for all; where absent, each gets its own. */
  readonly singleManagementObject?: true;
}

/** A virtual system as far as strategies care: its share of the connections, and its weight. */
export interface PlacedSystem {
  readonly share: number;
  readonly weight: number;
}

/** What a strategy may see and use. */
export interface ClusterContext {
  readonly members: number;
  /** Members that are up at the start, those of the lowest ids. */
  readonly membersUp: number;
  readonly buckets: number;
  /** Where members are on two sites. */
  readonly sites: Sites | null;
  /** What each member weighs in the dealing of buckets by an orchestrator. */
  readonly weights: readonly number[];
  readonly sync: SyncConfig;
  readonly options: Readonly<Record<string, unknown>>;
  readonly connections: ConnectionTable;
  /** What the traffic profile says of the copies of each class; exceptions that it states are made for every strategy. */
  readonly classSync: ClassSync;
  readonly network: Announcer;
  /** Copies of connections that other members own. */
  readonly copies: EntryLedger;
  /** The virtual systems that the scenario names; absent where it names none. */
  readonly virtualSystems?: readonly PlacedSystem[];
}

/** The only way to tell another member of a connection; what it costs is charged behind it, the same for all. */
export interface Announcer {
  /** One update record of the connection from its owner to every other member. */
  announceToAll(connection: number): void;
  /** One update record of the connection from its owner to one other member. */
  announceTo(connection: number, member: number): void;
}
