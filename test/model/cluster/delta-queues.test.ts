import { MS, S, US } from '../../../src/kernel/time.js';
import { SyncDisturbance } from '../../../src/model/cluster/sync-disturbance.js';
import type { SyncConfig } from '../../../src/model/parameters/sync.js';
import { createGenerator } from '../../../src/random/generator.js';
import { networkOf } from './small-network.js';

const PACKET = 66 + 5 * 200; // bytes: five records; a byte takes 8 ns on each of two links
const TRAVEL = 2 * 8 * PACKET + 50 * US;

/** Members under delta sync. */
function queuesOf(members: number, changes: Partial<SyncConfig> = {}, scale = 1) {
  const parts = networkOf(members, changes, true, scale, 'delta-sync');
  const { network, connection, toAllAt, simulator } = parts;
  const queues = network.queues!;
  /** A full packet of a member for all others. */
  const packetAt = (time: number, sender = 0): void => {
    for (let record = 0; record < 5; record++) toAllAt(time, connection(sender));
  };
  /** What becomes of each message and packet of control, in the order of their sending: 1 for lost. */
  const fate = (lost: readonly number[]): void => {
    let index = 0;
    const disturbance = new SyncDisturbance(members, 1, { uniform: () => (lost[index++] === 1 ? 0.1 : 0.9) });
    disturbance.lose(0.5);
    network.disturb(disturbance);
  };
  /** No member reaches another from an instant to another. */
  const parted = (from: number, to: number): void => {
    const disturbance = new SyncDisturbance(members, 1, createGenerator('unused'));
    const part = simulator.kind('part', (on) => {
      if (on === 0) disturbance.join();
      else for (let member = 0; member < members; member++) disturbance.part([member]);
    });
    network.disturb(disturbance);
    simulator.schedule(from, part, 1);
    simulator.schedule(to, part, 0);
  };
  const records = () => [network.sent, network.delivered, network.lost, network.inFlight];
  return { ...parts, queues, packetAt, fate, parted, records };
}

test('A packet that is lost is noticed by the next, asked for, and sent again; what came behind it waits for it', () => {
  const { simulator, log, fate, packetAt, records, queues } = queuesOf(2);
  fate([0, 1, 0]); // the second of three; then the request and the answer pass
  for (const time of [0, MS, 2 * MS]) packetAt(time);
  simulator.run(90 * MS);
  const asked = 2 * MS + TRAVEL;
  const again = asked + 50 * US + TRAVEL;
  expect(log).toEqual([`${TRAVEL}: 1 works 50000`, `${again}: 1 works 50000`, `${again}: 1 works 50000`]);
  expect(queues.counts).toEqual({ requests: 1, retransmitted: 1, rejected: 0 });
  expect(records()).toEqual([15, 15, 0, 0]);
});

test('The last packet has no next: the heartbeat of its sender tells of it', () => {
  const { simulator, network, log, fate, packetAt, records } = queuesOf(2);
  network.start(); // ticks of member 0 at 50 ms, of member 1 at 100 ms
  fate([1]);
  packetAt(MS);
  simulator.run(99 * MS);
  const told = 50 * MS + 50 * US;
  const applied = log.filter((line) => line.endsWith('1 works 50000'));
  expect(applied).toEqual([`${told + 50 * US + TRAVEL}: 1 works 50000`]);
  expect(records()).toEqual([5, 5, 0, 0]);
});

test('What was asked for in vain is asked for again after the timeout, when something comes', () => {
  const { simulator, network, log, fate, packetAt, queues } = queuesOf(2);
  network.start();
  fate([1, 0, 1]); // the first packet and the request for it
  packetAt(MS);
  packetAt(2 * MS);
  packetAt(5 * MS); // too early to ask again
  packetAt(20 * MS);
  simulator.run(49 * MS);
  const applied = log.filter((line) => line.endsWith('1 works 50000')).map((line) => line.split(':')[0]);
  expect(applied).toEqual(Array(4).fill(String(20 * MS + TRAVEL + 50 * US + TRAVEL)));
  expect(queues.counts).toEqual({ requests: 2, retransmitted: 1, rejected: 0 });
});

test('A request names 32 packets at most', () => {
  const { simulator, queues, parted, packetAt, records } = queuesOf(2);
  parted(0, 50 * MS);
  for (let packet = 0; packet < 100; packet++) packetAt(MS + packet * 100 * US);
  packetAt(60 * MS);
  simulator.run(90 * MS);
  expect(queues.counts).toEqual({ requests: 4, retransmitted: 100, rejected: 0 });
  expect(records()).toEqual([505, 505, 0, 0]);
});

test('Newer packets take the place of older ones in the sending queue: what is gone from there is lost', () => {
  const { simulator, network, queues, parted, packetAt, records } = queuesOf(2, { sendingQueue: 4 });
  parted(0, 50 * MS);
  for (let packet = 0; packet < 6; packet++) packetAt(MS + packet * MS);
  packetAt(60 * MS); // the seventh: the queue has the last four
  simulator.run(90 * MS);
  expect(queues.counts.retransmitted).toBe(3);
  expect(network.losses).toMatchObject({ overwritten: 15 });
  expect(records()).toEqual([35, 20, 15, 0]);
});

test('Behind a gap as much is held back as the receiving queue takes; the rest has to be sent again', () => {
  const { simulator, network, queues, log, fate, packetAt, records } = queuesOf(2, { receivingQueue: 2 });
  network.start();
  fate([1, 0, 1]); // the first packet and the request for it
  for (let packet = 0; packet < 5; packet++) packetAt(MS + packet * MS);
  simulator.run(240 * MS);
  expect(queues.counts).toEqual({ requests: 3, retransmitted: 3, rejected: 2 });
  const applied = log
    .filter((line) => line.endsWith('1 works 50000'))
    .map((line) => Number(line.split(':')[0]));
  const again = 50 * MS + 50 * US + 50 * US + TRAVEL; // after the next heartbeat
  expect(applied.slice(0, 3)).toEqual([again, again, again]); // one, two and three; then four and five are asked for
  expect(applied[3]).toBeGreaterThan(again);
  expect(records()).toEqual([25, 25, 0, 0]);
});

test('A member blocks when more than 410 packets are not acknowledged, until somebody acknowledges', () => {
  const { simulator, network, parted, packetAt } = queuesOf(3);
  network.start();
  parted(0, 90 * MS);
  for (let packet = 0; packet < 410; packet++) packetAt(0);
  simulator.run(MS);
  expect(network.blocksConnections(0)).toBe(false);
  packetAt(0);
  simulator.run(2 * MS);
  expect([0, 1, 2].map((member) => network.blocksConnections(member))).toEqual([true, false, false]);
  simulator.run(220 * MS);
  expect(network.blocksConnections(0)).toBe(false);
});

test('Blocking can be off, and at another share of another queue', () => {
  const blockedAfter = (packets: number, changes: Partial<SyncConfig>): boolean => {
    const { simulator, network, packetAt } = queuesOf(2, changes);
    for (let packet = 0; packet < packets; packet++) packetAt(0);
    simulator.run(0);
    return network.blocksConnections(0);
  };
  expect(blockedAfter(600, { blockNewConnections: false })).toBe(false);
  expect(blockedAfter(50, { sendingQueue: 100, blockingThreshold: 0.5 })).toBe(false);
  expect(blockedAfter(51, { sendingQueue: 100, blockingThreshold: 0.5 })).toBe(true);
});

test('A receiver acknowledges every 32 packets in one of its own, and the rest within its heartbeats', () => {
  const { simulator, network, charges, packetAt } = queuesOf(2);
  network.start();
  for (let packet = 0; packet < 70; packet++) packetAt(packet * 500 * US);
  simulator.run(49 * MS);
  expect(network.interfaces.packets).toBe(70 + 2);
  expect(network.interfaces.bits).toBe(8 * (70 * PACKET + 2 * 66));
  expect(charges.map(({ distributor }) => distributor)).toEqual([72 * 500, 72 * 500]);
  simulator.run(140 * MS);
  expect(network.interfaces.packets).toBe(70 + 2 + 2); // one heartbeat of each
  expect(network.queues!.confirmedBy(0, 1)).toBe(70);
});

test.each([1, 2, 3, 4, 5])(
  'Under 10 %% loss delta sync recovers every record, datagrams lose a tenth (%i)',
  (seed) => {
    const run = (transport: 'delta-sync' | 'datagrams') => {
      const { network, simulator, connection, toAllAt } = networkOf(4, {}, true, 1, transport);
      const disturbance = new SyncDisturbance(4, 1, createGenerator(`loss ${seed}`));
      disturbance.lose(0.1);
      network.disturb(disturbance);
      network.start();
      const id = Array.from({ length: 4 }, (_, member) => connection(member));
      for (let record = 0; record < 4000; record++) toAllAt(record * 500 * US, id[record % 4]);
      simulator.run(4 * S);
      return network;
    };
    const safe = run('delta-sync');
    expect([safe.sent, safe.lost, safe.inFlight]).toEqual([12_000, 0, 0]);
    const plain = run('datagrams');
    expect([plain.sent, plain.inFlight]).toEqual([12_000, 0]);
    expect(Math.abs(plain.lost / plain.sent - 0.1)).toBeLessThan(0.025);
    expect(plain.losses['sync-network']).toBe(plain.lost);
  },
);

test('What a crashed member does not get is lost, and what it did not get through: what waited behind is applied', () => {
  const { simulator, network, fate, packetAt, records } = queuesOf(3);
  fate([1, 0, 0, 0]); // the first packet does not reach member 1; the second reaches both
  packetAt(0);
  packetAt(10 * US);
  simulator.run(90 * US); // the second is there, its request is not
  network.memberCrashed(0);
  simulator.run(10 * MS);
  expect(records()).toEqual([20, 10, 0, 10]);
  network.membershipChanged({ epoch: 1, up: [1, 2] });
  expect(records()).toEqual([20, 15, 5, 0]);
  expect(network.losses).toMatchObject({ 'sender-down': 5 });
  network.memberCrashed(2);
  packetAt(20 * MS - 10 * MS, 1);
  simulator.run(30 * MS);
  expect(network.losses).toMatchObject({ 'sender-down': 5, 'receiver-down': 5 });
});

test('An update that is larger than a packet takes several, and each has its header', () => {
  const { simulator, network, charges, connection, toAllAt } = networkOf(2, { updateSize: 2500 }, false, 1);
  toAllAt(0, connection(0));
  simulator.run(MS);
  expect(network.interfaces.packets).toBe(3); // of at most 1000 bytes
  expect(network.interfaces.bits).toBe(8 * (2500 + 3 * 66));
  expect(charges.map(({ distributor }) => distributor)).toEqual([1500, 1500]);
});

test('An update in three packets arrives if all three do', () => {
  const disturbance = new SyncDisturbance(2, 3, createGenerator('fragments'));
  disturbance.lose(0.2);
  const arrived = Array.from({ length: 20_000 }, () => disturbance.lets(0, 1)).filter((lets) => lets).length;
  expect(Math.abs(arrived / 20_000 - 0.8 ** 3)).toBeLessThan(4 * Math.sqrt((0.512 * 0.488) / 20_000));
});

test.each([1, 0.5, 0.1, 0.02, 0.01])(
  'Sampled at %f a sender without acknowledgements blocks after as many packets of the full system',
  (scale) => {
    const { simulator, network, parted, connection, toAllAt } = queuesOf(2, { tick: 10 * S }, scale);
    parted(0, 90 * S);
    const every = 20 * US; // 50 000 records a second of the full system, 10 000 packets
    for (let record = 0; record < 5000 * scale; record++) toAllAt(record * (every / scale), connection(0));
    let blockedAt = 0;
    for (let now = 0; blockedAt === 0 && now < 100 * MS; now += 50 * US) {
      simulator.run(now);
      if (network.blocksConnections(0)) blockedAt = now;
    }
    // 411 packets, and a grain of at most 32 packets or one record.
    const grain = Math.max(32, 1 / scale / 5);
    expect(Math.abs(blockedAt / (5 * every) - 411)).toBeLessThan(1.5 * grain + 1);
  },
);

test('A member that restarts waits for no acknowledgement of what it sent before', () => {
  const { simulator, network, parted, packetAt } = queuesOf(2);
  parted(0, S);
  for (let packet = 0; packet < 500; packet++) packetAt(0);
  simulator.run(MS);
  expect(network.blocksConnections(0)).toBe(true);
  network.memberCrashed(0);
  network.memberRestarted(0);
  expect(network.blocksConnections(0)).toBe(false);
});
