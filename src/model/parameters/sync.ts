import { MS, NS, S, US } from '../../kernel/time.js';
import {
  bitRate,
  choice,
  connectionRate,
  count,
  duration,
  flag,
  share,
  size,
  type Values,
} from '../../schema/parameter.js';

/** State synchronisation: what an update costs and how it travels, the same for every strategy. */
export const syncParameters = {
  tick: duration({
    about: 'Sync timer: updates that wait are sent at every tick; heartbeats go out at the same rate.',
    default: 100 * MS,
    minimum: MS,
    source: 'fwha_timer_sync_res (domain 2.2.2)',
  }),
  delay: duration({
    about: 'Age from which HyperSync copies a connection to its backup.',
    default: 3 * S,
    minimum: 0,
    source: 'fw_cluster_use_delay_sync (domain 1.1.4)',
  }),
  localBackups: count({
    about: 'Members that hold a HyperSync copy of a connection.',
    default: 1,
    minimum: 0,
    maximum: 8,
    source: 'SyncXL: one backup on the active chassis (domain 1.1.1, 1.1.7)',
  }),
  remoteBackups: count({
    about:
      'Members of the standby site that hold a HyperSync copy of a connection, where there are two sites.',
    default: 1,
    minimum: 0,
    maximum: 8,
    source: 'SyncXL: one backup on the standby chassis (domain 1.1.1, 1.1.7)',
  }),
  updateSize: size({
    about: 'Bytes of one update record in a sync packet.',
    default: 250,
    minimum: 1,
    maximum: 65_536,
    source: 'assumption: not public; a connection entry with its key, state and timers',
  }),
  generateCost: duration({
    about: 'Instance work to build one update record.',
    default: 1_500 * NS,
    minimum: 0,
    source: 'assumption: not public; copying an entry into a buffer',
  }),
  applyCost: duration({
    about: 'Instance work to apply one received update record.',
    default: 9 * US,
    minimum: 0,
    source:
      'assumption: not public; allocation and insertion in several tables, a fifth of opening a connection',
  }),
  packetCost: duration({
    about: 'SND work to send or to receive one sync packet.',
    default: 1 * US,
    minimum: 0,
    source: 'assumption: not public; a UDP packet through the kernel',
  }),
  packetSize: size({
    about: 'Largest sync packet, headers included.',
    default: 1500,
    minimum: 576,
    maximum: 9000,
    source: 'Ethernet MTU',
  }),
  packetHeader: size({
    about: 'Ethernet, IP, UDP and CCP header bytes of a sync packet.',
    default: 66,
    minimum: 28,
    maximum: 200,
    source: 'UDP 8116 (domain 2.2.1), 42 bytes of headers and an assumed 24 of CCP',
  }),
  linkRate: bitRate({
    about: "Rate of a member's sync interface, each direction.",
    default: 10e9,
    minimum: 1e6,
    source: 'MHO-140 sync ports 10 GbE (domain 1.4.11)',
  }),
  latency: duration({
    about: 'Delay of the sync network beside transmission.',
    default: 50 * US,
    minimum: 0,
    source: 'assumption: not public; a switch and two kernel crossings',
  }),
  sendingQueue: count({
    about:
      'Sync packets that a ClusterXL member keeps so that it can send them again; newer ones overwrite older.',
    default: 512,
    minimum: 1,
    maximum: 65_536,
    source: 'sending queue, default and minimum 512 (domain 2.2.3); fewer only to see what they do',
  }),
  receivingQueue: count({
    about: 'Sync packets of one peer that a ClusterXL member holds back while an earlier one is missing.',
    default: 256,
    minimum: 1,
    maximum: 65_536,
    source: 'receiving queue per peer, default and minimum 256 (domain 2.2.4)',
  }),
  blockNewConnections: flag({
    about:
      'Whether a ClusterXL member drops new connections while more than a share of its sending queue is not acknowledged by anybody.',
    default: true,
    source: 'fw_sync_block_new_conns (domain 2.2.6); protects delta sync under load',
  }),
  blockingThreshold: share({
    about: 'That share of the sending queue.',
    default: 0.8,
    minimum: 0.01,
    maximum: 1,
    source: 'fw_sync_buffer_threshold: more than 410 of 512 packets sent without any ACK (domain 2.2.6)',
  }),
  retransmissionTimeout: duration({
    about: 'Time after which a ClusterXL member asks again for a sync packet that did not come.',
    default: 10 * MS,
    minimum: US,
    source: 'assumption: not public; the base timer of the cluster (fwha_timer_base_res, 10 ms)',
  }),
  flushAndAck: choice(['off', 'asymmetric', 'all'], {
    about:
      'New connections whose first packet waits in ClusterXL modes that are not sticky until all other members have acknowledged the update that tells of them.',
    default: 'off',
    source:
      'multicast waits for a confirmed delta sync, unicast does not (domain 2.3.2, 2.3.3); assumption: off, since which connections wait is not public',
  }),
  flushTimeout: duration({
    about: 'Longest time that flush and ack holds a first packet.',
    default: 500 * MS,
    minimum: MS,
    maximum: 2 * S,
    source: 'assumption: not public (domain 2.3.2); longer than the dead timeout',
  }),
  sharedTableShare: share({
    about:
      'Share of connections that change a table which every member keeps (NAT ports, identities, suspicious hosts).',
    default: 0.1,
    minimum: 0,
    maximum: 1,
    source: 'assumption: 1 us per connection for each other member in the sketch of the model, section 7',
  }),
  deadTimeoutMultiplier: count({
    about: 'Ticks without a heartbeat after which the other members take a member for dead.',
    default: 3,
    minimum: 1,
    maximum: 1000,
    source: 'fwha_dead_timeout_multiplier, read as 3 on gateways; other sources suggest 30 (domain 2.3.5)',
  }),
  restorationRate: connectionRate({
    about:
      'Connections per second that HyperSync walks over to restore missing copies after a failure or a recovery.',
    default: 200_000,
    minimum: 1,
    source: 'assumption: not public (domain 1.1.2); some seconds for a million connections',
  }),
  fullSyncRate: connectionRate({
    about: 'Connections per second that a joining ClusterXL member takes over by full sync.',
    default: 500_000,
    minimum: 1,
    source: 'assumption: not public (domain 2.2.7); 250-byte entries at 1 Gbps',
  }),
  heartbeatSize: size({
    about: 'Bytes of one CCP heartbeat.',
    default: 120,
    minimum: 28,
    maximum: 1500,
    source: 'assumption: not public; sync is about 90 % of CCP traffic (domain 2.2.1)',
  }),
  heartbeatCost: duration({
    about: 'Instance work to send or to receive one heartbeat.',
    default: 5 * US,
    minimum: 0,
    source: 'assumption: not public; a small packet and a comparison of states',
  }),
} as const;

export type SyncConfig = Values<typeof syncParameters>;
