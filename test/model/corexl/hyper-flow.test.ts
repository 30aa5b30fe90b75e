import { Simulator } from '../../../src/kernel/simulator.js';
import { MS, S, US } from '../../../src/kernel/time.js';
import { coreSplit } from '../../../src/model/corexl/core-split.js';
import { instanceWork } from '../../../src/model/sgm/module-work.js';
import type { ModuleWiring } from '../../../src/model/sgm/module-wiring.js';
import { SecurityGatewayModule } from '../../../src/model/sgm/security-gateway-module.js';
import { ConnectionTable, NONE } from '../../../src/model/tables/connection-table.js';
import { TrainTable } from '../../../src/model/tables/train-table.js';
import { CARRIES } from '../../../src/model/traffic/session-script.js';
import { type Changes, outcomeOf, type Run, world } from '../world.js';

type ApplianceChanges = NonNullable<Changes['appliance']>;
type HyperFlowChanges = NonNullable<ApplianceChanges['hyperFlow']>;

const CONTENT = 100 * US; // inspection of one train
const PACKETS = 40 * US; // its packets
const PART = 2 * US;
/** Bytes whose inspection takes CONTENT at the price of 1 us for 1000 B. */
const BYTES = 100_000;

interface Departure {
  readonly connection: number;
  readonly train: number;
  readonly at: number;
  readonly transit: number;
}

/** One module of 8 cores, 2 of them SNDs, whose HyperFlow looks every 10 ms and needs no age. */
function moduleWith(hyperFlow: HyperFlowChanges, packetWork = PACKETS) {
  const { appliance } = world({
    appliance: {
      cores: 8,
      ports: { count: 1, rate: 1e18, ring: 100_000 },
      instanceQueue: 100,
      costs: { mediumKilobyte: 1 * US, trainPart: PART },
      hyperFlow: { interval: 10 * MS, connectionAge: 0, ...hyperFlow },
    },
  });
  const simulator = new Simulator();
  const connections = new ConnectionTable();
  const trains = new TrainTable();
  const left: Departure[] = [];
  const dropped: number[] = [];
  const wiring: ModuleWiring = {
    simulator,
    connections,
    trains,
    path: 'medium',
    ingress: simulator.kind('ingress', (train) => module.arrive(train)),
    handover: simulator.kind('handover', (train) => module.handOver(train)),
    serviceEnd: simulator.kind('service-end', (_, core) => module.serviceEnded(core)),
    handled: (train) => {
      const at = simulator.now;
      left.push({ connection: trains.connection[train], train, at, transit: at - trains.arrived[train] });
    },
    passedOn: () => undefined,
    dropped: (train) => dropped.push(train),
  };
  const module = new SecurityGatewayModule(0, appliance, coreSplit(appliance), 10 * US, wiring);
  /** Sends trains of a connection every `gap` from `from` on; those of elephants carry content. */
  const send = (connection: number, gap: number, { from = 0, content = 0, packets = 0 }): void => {
    const next = simulator.kind(`next of ${connection}`, () => {
      const train = trains.add();
      trains.connection[train] = connection;
      trains.role[train] = CARRIES;
      trains.packets[train] = 1;
      trains.bytes[train] = content > 0 ? BYTES : 40;
      trains.via[train] = NONE;
      trains.distributorWork[train] = 0;
      trains.work[train] = content > 0 ? content + packetWork : packets;
      trains.arrived[train] = simulator.now;
      simulator.schedule(gap, next);
      module.receive(train);
    });
    simulator.schedule(from, next);
  };
  const connection = (): number => {
    const id = connections.add();
    connections.born[id] = 0;
    connections.flowHash[id] = id << 8;
    return id;
  };
  return { module, simulator, connections, trains, left, dropped, send, connection };
}

/** Trains a second of a lone elephant that offers eight times what an instance can do, after its detection. */
function throughput(hyperFlow: HyperFlowChanges, packetWork = PACKETS): number {
  const { simulator, left, send, connection } = moduleWith(hyperFlow, packetWork);
  send(connection(), (CONTENT + packetWork) / 8, { content: CONTENT });
  simulator.run(S / 2);
  return left.filter(({ at }) => at > S / 10).length / 0.4;
}

test('A lone elephant without HyperFlow gets what one instance can do', () => {
  expect(throughput({ enabled: false }) / (S / (CONTENT + PACKETS))).toBeCloseTo(1, 2);
});

test.each([2, 3, 6])('On %i instances it gets what its own can do with a part of the inspection', (k) => {
  const own = PACKETS + CONTENT / k + PART;
  expect(throughput({ enabled: true, instances: k }) / (S / own)).toBeCloseTo(1, 2);
});

test.each([2, 3, 6])(
  'Pure inspection gets %i times what one instance can do, less the price of parts',
  (k) => {
    const speedUp = throughput({ enabled: true, instances: k }, 0) / (S / CONTENT);
    expect(speedUp / (k / (1 + (k * PART) / CONTENT))).toBeCloseTo(1, 2);
    expect(speedUp).toBeLessThan(k);
  },
);

test('It spreads over no more instances than there are', () => {
  expect(throughput({ enabled: true, instances: 50 })).toBe(throughput({ enabled: true, instances: 6 }));
});

test('Its trains leave whole and in the order in which they came, also where other instances are busy', () => {
  const { module, simulator, left, dropped, trains, send, connection } = moduleWith({ enabled: true });
  const elephant = connection();
  send(elephant, 150 * US, { content: CONTENT });
  const jam = simulator.kind('jam', (core) => module.runOn(core, 2 * MS));
  for (let at = 50; at < 400; at += 7) simulator.schedule(at * MS, jam, 2 + (at % 6));
  simulator.run(S / 2);
  const jammed = left.filter(({ transit }) => transit > MS);
  expect(jammed.length).toBeGreaterThan(10);
  expect(dropped).toEqual([]);
  expect(left.map(({ at, transit }) => at - transit)).toEqual(
    left.map(({ at, transit }) => at - transit).sort((a, b) => a - b),
  );
  expect(trains.size - left.length).toBeLessThan(30); // what is under way; parts leave no row behind
});

test('Packets that wait for parts count in the queue of their own instance, which drops what is too much', () => {
  const { module, simulator, dropped, send, connection } = moduleWith({ enabled: true });
  send(connection(), 150 * US, { content: CONTENT });
  simulator.run(50 * MS);
  expect(dropped).toEqual([]);
  for (let core = 3; core < 8; core++) module.runOn(core, 100 * MS);
  module.runOn(2, 100 * MS);
  simulator.run(150 * MS);
  expect(dropped.length).toBeGreaterThan(500);
  simulator.run(S / 2);
  const later = dropped.length;
  simulator.run(S);
  expect(dropped.length).toBe(later);
});

test('Connections that share the instance of an elephant wait less with HyperFlow, at the 99th percentile', () => {
  const waits = (enabled: boolean): number => {
    const { module, simulator, connections, left, send, connection } = moduleWith({ enabled });
    const mice = Array.from({ length: 12 }, connection);
    mice.forEach((mouse, rank) => {
      send(mouse, 497 * US, { from: rank * 31 * US, packets: 10 * US });
    });
    const elephant = connection();
    send(elephant, 157 * US, { from: 5 * MS, content: CONTENT });
    simulator.run(S / 2);
    expect((module.hyperFlow?.parts ?? 0) > 0).toBe(enabled);
    const { instance } = connections;
    const beside = left.filter(
      ({ connection: of, at }) => of !== elephant && at > S / 10 && instance[of] === instance[elephant],
    );
    expect(beside.length).toBeGreaterThan(500);
    return quantile(
      beside.map(({ transit }) => transit),
      0.99,
    );
  };
  expect(waits(true)).toBeLessThan(0.7 * waits(false));
});

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(share * values.length)];
}

/** HyperFlow that takes any connection for heavy which makes most of the work of its instance for a while. */
const eager: ApplianceChanges = {
  costs: { trainPart: 50 * US },
  hyperFlow: { enabled: true, instanceLoad: 0, connectionAge: 0, interval: 10 * MS, instances: 2 },
};

test.each(['hypersync', 'clusterxl-load-sharing-multicast'])(
  '%s: parts add their price to the work of the instances and nothing else, and the loads say so',
  (strategy) => {
    const run: Run = { strategy, members: 3, rate: 150, duration: 2 * S };
    const work = (appliance: ApplianceChanges): { given: number[]; told: number[]; parts: number[] } => {
      const { system, seen } = outcomeOf({ ...run, changes: { appliance } });
      return {
        given: system.modules.map(instanceWork),
        told: seen.members.map(({ fw }, id) => fw * system.modules[id].roles.fwTime),
        parts: seen.members.map(({ rates }) => rates.trainParts * 2),
      };
    };
    const [on, off] = [work(eager), work({ ...eager, hyperFlow: { enabled: false } })];
    on.parts.forEach((parts, member) => {
      expect(parts).toBeGreaterThan(30);
      expect((on.given[member] - off.given[member]) / (50 * US)).toBeCloseTo(parts, 4);
      expect((on.told[member] - off.told[member]) / (50 * US)).toBeCloseTo(parts, 4);
    });
  },
);

test('HyperFlow loses no train: what is offered is handled, dropped or under way', () => {
  const { system } = outcomeOf({ warmUp: 0, members: 2, rate: 150, changes: { appliance: eager } });
  const { offeredPackets, handledPackets, droppedPackets } = system.meter;
  const inside = offeredPackets - handledPackets - droppedPackets;
  expect(inside).toBeGreaterThanOrEqual(0);
  expect(inside).toBeLessThanOrEqual(system.trains.size * 18);
});

test('Small connections are never heavy, however loaded their instances are', () => {
  const changes: Changes = {
    appliance: { hyperFlow: { enabled: true, connectionAge: 0, interval: 50 * MS } },
  };
  const { seen } = outcomeOf({ members: 1, strategy: 'single-gateway', rate: 22_000, changes });
  expect(seen.members[0].fw).toBeGreaterThan(0.85);
  expect(seen.members[0].rates.trainParts).toBe(0);
});
