import { MS, NS, US } from '../../kernel/time.js';
import {
  bitRate,
  choice,
  count,
  duration,
  flag,
  number,
  share,
  size,
  text,
  type Values,
} from '../../schema/parameter.js';
import { hyperFlowParameters } from './hyper-flow.js';

/** One Security Gateway Module: cores, ports, queues, tables and what a packet costs. Files: `scenarios/appliances`. */
export const applianceParameters = {
  name: text({ about: 'Name of the appliance, as scenarios refer to it.', source: 'chosen by the user' }),
  cores: count({
    about: 'Processor cores that carry traffic, as SNDs or as firewall instances.',
    default: 16,
    minimum: 1,
    maximum: 256,
    source: 'CheckMates sample gateways with 16 cores (domain 3.2.2)',
  }),
  secureNetworkDistributors: count({
    about: 'Cores that start as SNDs; left out, the core-split table decides (up to 3 cores all are shared).',
    default: null,
    minimum: 1,
    maximum: 255,
    source: 'CoreXL allocation tables R80.20 and R80.30 (domain 3.1)',
  }),
  smt: {
    enabled: flag({
      about:
        'Simultaneous multithreading: every core is two logical ones, each of which works at half the yield.',
      default: false,
      source: 'two logical CPUs share the execution units of one core (domain 3.2.11)',
    }),
    yield: number({
      about:
        'Work that a core does with both its logical ones busy, over what it does with one. That one alone is faster is not modelled, so that waits at low loads are overestimated.',
      default: 1.25,
      minimum: 1,
      maximum: 2,
      source: 'assumption: no figure was found (domain 3.2.11); the order usual for network loads',
    }),
  },
  dynamicBalancing: {
    enabled: flag({
      about: 'Whether CoreXL Dynamic Balancing moves cores between SNDs and firewall instances.',
      default: true,
      source: 'on by default from R81 (domain 3.1.6)',
    }),
    interval: duration({
      about: 'Time between two measurements of the balancing daemon.',
      default: 250 * MS,
      minimum: MS,
      source:
        'assumption: the interval of dsd is not public; short, so that a short run reaches its steady split',
    }),
    gap: share({
      about: 'Difference between the mean loads of SNDs and instances above which a core is moved.',
      default: 0.1,
      minimum: 0,
      maximum: 1,
      source: 'sk164155: 10 % (domain 3.1.6)',
    }),
  },
  ports: {
    count: count({
      about: 'Data ports in each direction; flows spread over them by hash.',
      default: 2,
      minimum: 1,
      maximum: 64,
      source: 'reference scenario: two 100 GbE ports in and two out',
    }),
    rate: bitRate({
      about: 'Line rate of one data port.',
      default: 100e9,
      minimum: 1e6,
      source: '16600HS: 2 x 100 GbE (domain 6)',
    }),
    driver: choice(['unlimited', 'igb', 'ixgbe', 'i40e', 'mlx5_core', 'vmxnet3'], {
      about:
        'Driver of the data ports, whose receive queues limit the SNDs that take traffic from a port: igb 4, ixgbe 16, i40e 14, mlx5_core 10, vmxnet3 8.',
      default: 'unlimited',
      source: 'Multi-Queue table R80.10 to R80.40 (domain 3.1.10)',
    }),
    queues: count({
      about:
        'Receive queues of a data port, each served by one SND; the queues of every port lie on the same SNDs (assumption). Left out, those of the driver.',
      default: null,
      minimum: 1,
      maximum: 256,
      source: 'queues follow from the number of SNDs and the limit of the driver (domain 3.1.9)',
    }),
    ring: count({
      about: 'Receive descriptors of one queue, in packets; an SND core serves one queue of every port.',
      default: 256,
      minimum: 1,
      maximum: 65536,
      source: 'RX ring default 256 (domain 3.1.11)',
    }),
    buffer: size({
      about: 'Bytes that may wait for one data port before packets are dropped.',
      default: 16e6,
      minimum: 1500,
      source: 'Spectrum shared packet buffer 16 MB (domain 1.4.7)',
    }),
  },
  dispatcher: {
    interval: duration({
      about: 'Time between two measurements of the load of the instances.',
      default: 50 * MS,
      minimum: MS,
      source: 'assumption: not public; short against the life of a connection',
    }),
    memory: share({
      about: 'Share of the measured load that counts on in the next interval.',
      default: 0.8,
      minimum: 0,
      maximum: 1,
      source: 'assumption: not public; about a quarter of a second, the time of a transfer',
    }),
    backlogWeight: number({
      about: 'Weight of the work that waits at an instance against the work that it was given lately.',
      default: 30,
      minimum: 0,
      maximum: 10_000,
      source: 'assumption: not public; large enough that a congested instance gets no new connections',
    }),
  },
  hyperFlow: hyperFlowParameters,
  instanceQueue: count({
    about: 'Packets that may wait for one firewall instance; more are dropped and counted.',
    default: 4096,
    minimum: 1,
    maximum: 1_000_000,
    source: 'assumption: not public; about 10 ms of work, so that bursts pass and overload shows as drops',
  }),
  costs: {
    sndPacket: duration({
      about: 'SND work for every packet that the member receives and handles.',
      default: 250 * NS,
      minimum: 0,
      source: 'assumption: not public; about 4 Mpps a core, the order of software forwarding on one core',
    }),
    acceleratedPacket: duration({
      about: 'Further SND work for a packet that ends on the accelerated path.',
      default: 500 * NS,
      minimum: 0,
      source: 'assumption: not public; makes medium cost 1.3 to 2.5 times accelerated (domain 3.2.4)',
    }),
    firstPacket: duration({
      about: 'Instance work to match the rule base and open a connection.',
      default: 48 * US,
      minimum: 0,
      source:
        'assumption: not public; about 20 000 connections per second and core without content inspection',
    }),
    lastPacket: duration({
      about: 'Instance work to end a connection and log it.',
      default: 12 * US,
      minimum: 0,
      source: 'assumption: not public; a quarter of the work of opening',
    }),
    mediumPacket: duration({
      about: 'Instance work for every packet on the medium path.',
      default: 1_000 * NS,
      minimum: 0,
      source: 'assumption: not public; with the cost per byte it gives about 40 Gbps on 16 cores',
    }),
    mediumKilobyte: duration({
      about: 'Instance work to inspect 1000 bytes on the medium path.',
      default: 1_350 * NS,
      minimum: 0,
      source: 'assumption: not public; about 6 Gbps of pattern matching a core',
    }),
    firewallPacket: duration({
      about: 'Instance work for every packet on the firewall (slow) path.',
      default: 5 * US,
      minimum: 0,
      source: 'assumption: not public; five times the medium path, whose expense is why F2F is avoided',
    }),
    trainPart: duration({
      about: 'Instance work to hand over and to merge one part of a train that HyperFlow splits.',
      default: 2 * US,
      minimum: 0,
      source: 'assumption: not public; two hand-overs between cores, the order of a packet each',
    }),
    discardPacket: duration({
      about: 'SND work to discard a flooded packet that another member handles.',
      default: 50 * NS,
      minimum: 0,
      source: 'assumption: not public; a hash and a comparison in the driver',
    }),
    forwardPacket: duration({
      about: 'SND work of the pivot to pass a packet on to the member that handles it.',
      default: 300 * NS,
      minimum: 0,
      source: 'assumption: not public; about the cost of receiving it',
    }),
    correctPacket: duration({
      about: 'SND work on each of the two members when a packet is corrected to its owner.',
      default: 350 * NS,
      minimum: 0,
      source: 'assumption: not public; one more reception and an encapsulation',
    }),
  },
  memory: {
    connection: size({
      about: 'Memory of one entry of the connections table.',
      default: 2000,
      minimum: 1,
      source: 'assumption: not public; some hundred bytes of state and its links in several tables',
    }),
    copy: size({
      about: 'Memory of one copy of a connection that another member owns.',
      default: 1000,
      minimum: 1,
      source: 'assumption: not public; a copy carries no inspection state',
    }),
  },
} as const;

/** An appliance with every parameter in base units. */
export type Appliance = Values<typeof applianceParameters>;
