import { SecureNetworkDistributor } from '../../../src/model/corexl/secure-network-distributor.js';
import { createStreams } from '../../../src/random/streams.js';

test('Trains leave in the order of their arrival, each after its work', () => {
  const distributor = new SecureNetworkDistributor(100);
  const departures = [
    [0, 40],
    [10, 30],
    [65, 5],
    [200, 7],
  ].map(([now, work]) => {
    distributor.receive(now, 1, work);
    return distributor.busyUntil;
  });
  expect(departures).toEqual([40, 70, 75, 207]);
  expect(distributor.work).toBe(82);
});

test('Packets that find the ring full are dropped, and their work counts as asked for', () => {
  const distributor = new SecureNetworkDistributor(3);
  expect(distributor.receive(0, 2, 100)).toBe(true);
  expect(distributor.receive(0, 2, 100)).toBe(false);
  expect(distributor.receive(0, 1, 100)).toBe(true);
  expect(distributor.receive(99, 1, 100)).toBe(false);
  expect([distributor.busyUntil, distributor.work, distributor.totalWork]).toEqual([200, 400, 200]);
});

test('The ring drains as trains leave', () => {
  const distributor = new SecureNetworkDistributor(3);
  distributor.receive(0, 2, 100);
  distributor.receive(0, 1, 100);
  expect(distributor.receive(100, 2, 100)).toBe(true);
  expect(distributor.receive(100, 1, 100)).toBe(false);
  expect(distributor.receive(200, 1, 100)).toBe(true);
});

test('Sync takes its turn on the core and no place in the ring', () => {
  const distributor = new SecureNetworkDistributor(1);
  for (let packet = 0; packet < 5; packet++) distributor.receiveSync(0, 10);
  expect(distributor.receive(0, 1, 100)).toBe(true);
  expect([distributor.busyUntil, distributor.work, distributor.syncWork]).toEqual([150, 100, 50]);
});

test('A reset forgets what was counted and keeps the work at hand', () => {
  const distributor = new SecureNetworkDistributor(10);
  distributor.receive(0, 1, 100);
  distributor.reset();
  distributor.receive(20, 1, 5);
  expect([distributor.busyUntil, distributor.work, distributor.totalWork]).toEqual([105, 5, 105]);
});

test('It does what a plain list of departures does', () => {
  const CAPACITY = 9;
  const stream = createStreams(7, 0).stream('arrivals');
  const distributor = new SecureNetworkDistributor(CAPACITY);
  const inside: { until: number; packets: number }[] = [];
  const differences: number[] = [];
  let free = 0;
  for (let train = 0, now = 0; train < 5000; train++) {
    now += Math.floor(stream.uniform() * 20);
    const packets = 1 + Math.floor(stream.uniform() * 4);
    const work = packets * 4;
    const waiting = inside.filter(({ until }) => until > now).reduce((sum, of) => sum + of.packets, 0);
    const fits = waiting + packets <= CAPACITY;
    if (fits) inside.push({ until: (free = Math.max(free, now) + work), packets });
    if (inside.length > 20) inside.splice(0, 5);
    if (distributor.receive(now, packets, work) !== fits || distributor.busyUntil !== free)
      differences.push(train);
  }
  expect(differences).toEqual([]);
});
