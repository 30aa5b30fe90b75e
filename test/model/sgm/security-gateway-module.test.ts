import { Simulator } from '../../../src/kernel/simulator.js';
import { US } from '../../../src/kernel/time.js';
import { coreSplit } from '../../../src/model/corexl/core-split.js';
import {
  distributorSyncWork,
  distributorWork,
  instanceSyncWork,
  instanceWork,
} from '../../../src/model/sgm/module-work.js';
import type { ModuleWiring } from '../../../src/model/sgm/module-wiring.js';
import { SecurityGatewayModule } from '../../../src/model/sgm/security-gateway-module.js';
import { ConnectionTable, NONE } from '../../../src/model/tables/connection-table.js';
import { TrainTable } from '../../../src/model/tables/train-table.js';
import { type Changes, world } from '../world.js';

/** One module that writes down what leaves it and what it drops. Ports take no time worth a nanosecond. */
function moduleWith(changes: Changes['appliance'] = {}) {
  const appliance = world({
    appliance: { ports: { count: 1, rate: 1e18, ring: 1000 }, ...changes },
  }).appliance;
  const simulator = new Simulator();
  const connections = new ConnectionTable();
  const trains = new TrainTable();
  const log: string[] = [];
  const note = (train: number, what: string): number =>
    log.push(`${Math.round(simulator.now / US)}: ${trains.connection[train]} ${what}`);
  const wiring: ModuleWiring = {
    simulator,
    connections,
    trains,
    path: 'medium',
    ingress: simulator.kind('ingress', (train) => module.distribute(train, simulator.now)),
    handover: simulator.kind('handover', (train) => module.handOver(train)),
    serviceEnd: simulator.kind('service-end', (_, core) => module.serviceEnded(core)),
    handled: (train) => note(train, 'handled'),
    passedOn: (train) => note(train, 'passed on'),
    dropped: (train, reason) => note(train, `dropped: ${reason}`),
  };
  const module = new SecurityGatewayModule(0, appliance, coreSplit(appliance), 100 * US, wiring);
  const arrival = simulator.kind('arrival', (train) => module.receive(train));
  const charge = simulator.kind('charge', (microseconds) => module.chargeDistributor(microseconds * US));
  const control = simulator.kind('control', (microseconds) => module.runOnAny(microseconds * US));
  /** A train of one connection, work in microseconds. */
  const train = (
    at: number,
    connection: number,
    work: { snd: number; instance: number; packets?: number; via?: number },
  ): void => {
    const id = trains.add();
    trains.connection[id] = connection;
    trains.packets[id] = work.packets ?? 1;
    trains.bytes[id] = 100;
    trains.via[id] = work.via ?? NONE;
    trains.viaWork[id] = work.snd * US;
    trains.distributorWork[id] = work.snd * US;
    trains.work[id] = work.instance * US;
    simulator.schedule(at * US, arrival, id);
  };
  const connection = (): number => connections.add();
  const after = (at: number, kind: 'charge' | 'control', work: number): void =>
    simulator.schedule(at * US, kind === 'charge' ? charge : control, work);
  return { module, simulator, connections, log, train, connection, after };
}

test('A train passes its SND, then its instance', () => {
  const { simulator, log, train, connection } = moduleWith();
  train(0, connection(), { snd: 10, instance: 50 });
  simulator.run(1000 * US);
  expect(log).toEqual(['60: 0 handled']);
});

test('Trains of one connection keep to one instance and their order; connections spread', () => {
  const { simulator, log, train, connection } = moduleWith();
  const [a, b] = [connection(), connection()];
  train(0, a, { snd: 1, instance: 50 });
  train(1, a, { snd: 1, instance: 50 });
  train(2, b, { snd: 1, instance: 50 });
  simulator.run(1000 * US);
  expect(log).toEqual(['51: 0 handled', '53: 1 handled', '101: 0 handled']);
});

test('What asks nothing of an instance leaves from the SND', () => {
  const { simulator, connections, log, train, connection } = moduleWith();
  train(0, connection(), { snd: 10, instance: 0 });
  simulator.run(1000 * US);
  expect(log).toEqual(['10: 0 handled']);
  expect(connections.instance[0]).toBe(NONE);
});

test('A train that belongs elsewhere is passed on by the SND', () => {
  const { simulator, log, train, connection } = moduleWith();
  train(0, connection(), { snd: 10, instance: 50, via: 0 });
  simulator.run(1000 * US);
  expect(log).toEqual(['10: 0 passed on']);
});

test('Sync goes before waiting trains and interrupts none', () => {
  const { simulator, log, train, connection, after } = moduleWith({ secureNetworkDistributors: 3 });
  const a = connection();
  train(0, a, { snd: 0, instance: 50 });
  train(1, a, { snd: 0, instance: 50 });
  after(10, 'control', 30);
  simulator.run(1000 * US);
  expect(log).toEqual(['50: 0 handled', '130: 0 handled']);
});

test('A full ring and a full queue of an instance drop, each in its name', () => {
  const ring = moduleWith({ ports: { count: 1, rate: 1e18, ring: 2 } });
  const id = ring.connection();
  ring.train(0, id, { snd: 10, instance: 1, packets: 2 });
  ring.train(1, id, { snd: 10, instance: 1 });
  ring.simulator.run(1000 * US);
  expect(ring.log).toEqual(['1: 0 dropped: ring', '11: 0 handled']);
  const queue = moduleWith({ instanceQueue: 2 });
  const other = queue.connection();
  queue.train(0, other, { snd: 0, instance: 50, packets: 2 });
  queue.train(1, other, { snd: 0, instance: 50 });
  queue.simulator.run(1000 * US);
  expect(queue.log).toEqual(['1: 0 dropped: instance-queue', '50: 0 handled']);
});

test('On a shared core the SND goes first: what it has delays a service, what it gets stretches it', () => {
  const { simulator, log, train, connection, after } = moduleWith({ cores: 1 });
  train(0, connection(), { snd: 10, instance: 50 });
  after(2, 'charge', 5); // at hand when the train is handed over
  after(30, 'charge', 7); // comes meanwhile
  simulator.run(1000 * US);
  expect(log).toEqual(['72: 0 handled']);
});

test('Work is counted where it was done', () => {
  const { module, simulator, train, connection, after } = moduleWith();
  train(0, connection(), { snd: 10, instance: 50 });
  after(0, 'charge', 3);
  after(0, 'control', 4);
  simulator.run(1000 * US);
  expect(
    [
      distributorWork(module),
      instanceWork(module),
      distributorSyncWork(module) + instanceSyncWork(module),
    ].map((work) => work / US),
  ).toEqual([13, 54, 7]);
});

test('Sync spreads over all cores of a class, also when every packet brings a job', () => {
  const { module, simulator, after } = moduleWith({ cores: 6 });
  for (let packet = 0; packet < 24; packet++) {
    after(packet, 'charge', 2);
    after(packet, 'control', 3);
  }
  simulator.run(1000 * US);
  const { snd, fw } = module.roles;
  expect(snd.map((core) => module.distributors[core].syncWork / US)).toEqual([24, 24]);
  expect(fw.map((core) => module.instances[core].syncWork / US)).toEqual([18, 18, 18, 18]);
});

test('A core that becomes an SND finishes what it has first, and its connections go elsewhere', () => {
  const { module, simulator, connections, log, train, connection } = moduleWith();
  const a = connection();
  train(0, a, { snd: 1, instance: 50 });
  train(1, a, { snd: 1, instance: 50 });
  simulator.run(10 * US);
  const core = connections.instance[a];
  expect(core).toBe(module.roles.fw[0]);
  module.moveCore('add-snd');
  train(10, a, { snd: 1, instance: 50 });
  simulator.run(60 * US);
  expect([module.roles.moving, module.roles.snd]).toEqual([true, [0]]);
  expect(connections.instance[a]).not.toBe(core);
  simulator.run(1000 * US);
  expect([module.roles.moving, module.roles.snd]).toEqual([false, [0, core]]);
  expect(log).toEqual(['51: 0 handled', '71: 0 handled', '101: 0 handled']);
});
