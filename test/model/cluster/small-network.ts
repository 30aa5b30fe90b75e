import { Simulator } from '../../../src/kernel/simulator.js';
import { MS, US } from '../../../src/kernel/time.js';
import type { SyncTransport } from '../../../src/model/cluster/cluster-strategy.js';
import { SyncNetwork } from '../../../src/model/cluster/sync-network.js';
import type { SyncConfig } from '../../../src/model/parameters/sync.js';
import { ConnectionTable } from '../../../src/model/tables/connection-table.js';
import { world } from '../world.js';

/** Five records of 200 bytes fill a packet of 1066 bytes with its header; a byte takes 8 ns on the link. */
export const sync: SyncConfig = {
  ...world().sync,
  tick: 100 * MS,
  updateSize: 200,
  packetSize: 1066,
  packetHeader: 66,
  generateCost: 1000,
  applyCost: 10_000,
  packetCost: 500,
  linkRate: 1e9,
  latency: 50 * US,
  heartbeatSize: 100,
  heartbeatCost: 4000,
};

interface Charges {
  distributor: number;
  instances: number;
  /** At the instance of a connection. */
  generated: [core: number, work: number][];
}

/** Members that write down what the network asks of their cores. */
export function networkOf(
  members: number,
  changes: Partial<SyncConfig> = {},
  heartbeats = false,
  scale = 1,
  transport: SyncTransport = 'datagrams',
) {
  const simulator = new Simulator();
  const connections = new ConnectionTable();
  const charges: Charges[] = Array.from({ length: members }, () => ({
    distributor: 0,
    instances: 0,
    generated: [],
  }));
  const log: string[] = [];
  const endpoints = charges.map((of, member) => ({
    chargeDistributor: (work: number) => {
      of.distributor += work;
    },
    runOn: (core: number, work: number) => {
      of.generated.push([core, work]);
    },
    runOnAny: (work: number) => {
      of.instances += work;
      log.push(`${simulator.now}: ${member} works ${work}`);
    },
  }));
  const network = new SyncNetwork(
    simulator,
    connections,
    endpoints,
    { ...sync, ...changes },
    scale,
    heartbeats,
    transport,
  );
  const connection = (owner: number, core = 0): number => {
    const id = connections.add();
    connections.owner[id] = owner;
    connections.instance[id] = core;
    return id;
  };
  const announce = simulator.kind('announce', (id, member) => {
    if (member < 0) network.announceToAll(id);
    else network.announceTo(id, member);
  });
  const toAllAt = (time: number, id: number): void => simulator.schedule(time, announce, id, -1);
  const toAt = (time: number, id: number, member: number): void =>
    simulator.schedule(time, announce, id, member);
  return { simulator, network, charges, log, connection, toAllAt, toAt };
}
