import { MS, S, US } from '../../../src/kernel/time.js';
import { networkOf, sync } from './small-network.js';

const PACKET = 66 + 5 * 200; // bytes

test('A full packet goes at once: work at both ends, two transmissions and the latency', () => {
  const { simulator, network, charges, log, connection, toAllAt } = networkOf(3);
  for (let record = 0; record < 5; record++) toAllAt(1000, connection(1, 2));
  simulator.run(99 * MS);
  const arrives = 1000 + 2 * 8 * PACKET + 50 * US;
  expect(log).toEqual([`${arrives}: 0 works 50000`, `${arrives}: 2 works 50000`]);
  expect(charges).toEqual([
    { distributor: 500, instances: 50_000, generated: [] },
    { distributor: 500, instances: 0, generated: Array(5).fill([2, 1000]) },
    { distributor: 500, instances: 50_000, generated: [] },
  ]);
  expect([network.interfaces.packets, network.interfaces.bits]).toEqual([2, 2 * 8 * PACKET]);
  expect([network.sent, network.delivered, network.lost, network.inFlight]).toEqual([10, 10, 0, 0]);
});

test('A packet that is not full waits for the tick of its sender', () => {
  const { simulator, network, charges, log, connection, toAllAt } = networkOf(2);
  network.start();
  for (let record = 0; record < 3; record++) toAllAt(0, connection(0));
  simulator.run(49 * MS);
  expect(log).toEqual([]);
  simulator.run(99 * MS);
  expect(log).toEqual([`${50 * MS + 2 * 8 * (66 + 3 * 200) + 50 * US}: 1 works 30000`]);
  expect(charges.map(({ distributor }) => distributor)).toEqual([500, 500]);
});

test('Records for one member do not reach the others', () => {
  const { simulator, network, charges, connection, toAt } = networkOf(3);
  network.start();
  for (let record = 0; record < 7; record++) toAt(0, connection(0), 2);
  simulator.run(200 * MS);
  expect(charges.map(({ instances }) => instances)).toEqual([0, 0, 70_000]);
  expect(charges.map(({ distributor }) => distributor)).toEqual([1000, 0, 1000]);
  expect([network.interfaces.packets, network.interfaces.bits]).toEqual([2, 8 * (2 * 66 + 7 * 200)]);
});

test('Nothing that is announced is applied by the member itself', () => {
  const { simulator, network, charges, connection, toAllAt } = networkOf(4);
  network.start();
  for (let record = 0; record < 23; record++) toAllAt(record * MS, connection(3));
  simulator.run(S);
  expect(charges.map(({ instances }) => instances)).toEqual([230_000, 230_000, 230_000, 0]);
});

test('A member that is alone announces nothing and pays nothing', () => {
  const { simulator, network, charges, connection, toAllAt } = networkOf(1, {}, true);
  network.start();
  toAllAt(0, connection(0));
  simulator.run(S);
  expect(charges).toEqual([{ distributor: 0, instances: 0, generated: [] }]);
  expect([network.sent, network.interfaces.packets]).toEqual([0, 0]);
});

test('Ticks are spread evenly, so that members do not send together', () => {
  const { simulator, network, log, connection, toAllAt } = networkOf(4, { latency: 0, linkRate: 1e15 });
  network.start();
  for (let member = 0; member < 4; member++) toAllAt(0, connection(member));
  simulator.run(100 * MS + US);
  const instants = [...new Set(log.map((line) => Math.floor(Number(line.split(':')[0]) / MS)))];
  expect(instants).toEqual([25, 50, 75, 100]);
});

test.each([2, 3, 8])(
  'Heartbeats: every one of %i members sends one a tick and hears all others',
  (members) => {
    const { simulator, network, charges } = networkOf(members, {}, true);
    network.start();
    const ticks = 10;
    simulator.run(ticks * 100 * MS + MS);
    expect(network.interfaces.packets).toBe(ticks * members * (members - 1));
    expect(network.interfaces.bits).toBe(ticks * members * (members - 1) * 8 * 100);
    const work = ticks * members * (4000 + 500); // one sent, members - 1 heard
    expect(charges.map(({ instances }) => instances)).toEqual(Array<number>(members).fill(work));
  },
);

test('Records are conserved while they travel', () => {
  const { simulator, network, connection, toAllAt, toAt } = networkOf(4);
  network.start();
  for (let record = 0; record < 200; record++) {
    toAllAt(record * 100 * US, connection(record % 4));
    toAt(record * 130 * US, connection(record % 4), (record + 1) % 4);
  }
  let travelled = 0;
  for (let now = 0; now < 300 * MS; now += 20 * US) {
    simulator.run(now);
    expect(network.sent).toBe(network.delivered + network.lost + network.inFlight);
    travelled = Math.max(travelled, network.inFlight);
  }
  expect(travelled).toBeGreaterThan(0);
  expect([network.sent, network.inFlight]).toEqual([network.delivered, 0]);
  expect(network.sent).toBe(200 * 3 + 200);
});

test('What finds the buffer of a sync interface full is lost for every receiver, and counted', () => {
  const changes = { linkRate: 1e6, latency: 0, updateSize: 1400, packetSize: 7066, packetHeader: 66 };
  const { simulator, network, charges, connection, toAllAt } = networkOf(3, changes);
  const id = connection(0);
  const packets = 12_000; // of 7066 bytes; 64 MB may wait
  for (let record = 0; record < 5 * packets; record++) toAllAt(0, id);
  simulator.run(0);
  const sent = Math.floor(64e6 / 7066) + 1;
  expect([network.sent, network.lost]).toEqual([2 * 5 * packets, 2 * 5 * (packets - sent)]);
  expect(network.inFlight).toBe(2 * 5 * sent);
  simulator.run(1000 * S);
  expect([network.delivered, network.inFlight]).toEqual([2 * 5 * sent, 0]);
  expect(charges[1].instances).toBe(5 * sent * sync.applyCost);
});

test('A sampled record stands for many: it is charged the packets that they would fill', () => {
  const scale = 0.1; // costs are stretched and rates cut to it before
  const { simulator, network, charges, connection, toAllAt } = networkOf(2, {}, false, scale);
  network.start();
  for (let record = 0; record < 3; record++) toAllAt(0, connection(0));
  simulator.run(90 * MS);
  expect(network.interfaces.packets / scale).toBeCloseTo(30 / 5, 9);
  expect(network.interfaces.bits / scale).toBeCloseTo(8 * (30 * 200 + 6 * 66), 6);
  expect(charges[1].distributor).toBeCloseTo(6 * 500 * scale, 9);
});
