import { MS, S } from '../../../src/kernel/time.js';
import { HELD } from '../../../src/model/faults/copy-table.js';
import type { Fault } from '../../../src/model/faults/fault.js';
import { AGED } from '../../../src/model/tables/connection-table.js';
import { outcomeOf, type Run } from '../world.js';

const crash: Fault = { at: 200 * MS, do: 'crash', member: 2 };
const restart: Fault = { at: 800 * MS, do: 'restart', member: 2 };
const remove: Fault = { at: 200 * MS, do: 'remove', member: 2 };

const run = (changes: Run) => {
  const { system, seen } = outcomeOf({ members: 4, rate: 4000, duration: 2 * S, ...changes });
  const { events } = seen.faults!;
  const instant = (what: string): number | undefined => events.find((event) => event.what === what)?.at;
  return { system, seen, faults: seen.faults!, instant };
};

const clusters = [
  'no-sync',
  'hypersync',
  'clusterxl-load-sharing-multicast',
  'clusterxl-load-sharing-unicast',
];

test.each(clusters)('%s: a member that restarts gets its share of the connections back', (strategy) => {
  const { system, faults } = run({ strategy, faults: [crash, restart] });
  expect(system.membership.view.up).toEqual([0, 1, 2, 3]);
  const owned = Array.from({ length: 4 }, () => 0);
  for (const connection of system.faults!.cluster.copies.open) owned[system.connections.owner[connection]]++;
  const total = owned.reduce((sum, count) => sum + count, 0);
  expect(owned[1]).toBeGreaterThan(0.15 * total);
  const last = faults.bins.slice(-10);
  expect(last.map(({ droppedPackets }) => droppedPackets)).toEqual(last.map(() => 0));
});

test('A restart that the others have not missed yet makes the crash known', () => {
  const early = { ...restart, at: 250 * MS };
  const { instant } = run({ strategy: 'hypersync', faults: [crash, early] });
  expect(instant('detected')).toBe(early.at);
});

test('Members that were down from the start stay so until they are restarted', () => {
  const away = run({ strategy: 'hypersync', failed: 1, faults: [crash] });
  expect(away.system.membership.view.up).toEqual([0, 2]);
  const back = run({ strategy: 'hypersync', failed: 1, faults: [{ ...restart, member: 4 }] });
  expect(back.system.membership.view.up).toEqual([0, 1, 2, 3]);
  expect(back.seen.members[3].role).toBe('active');
});

test('HyperSync keeps connections where they went when their member returns', () => {
  const { system } = run({ strategy: 'hypersync', faults: [crash, { ...restart, at: 1990 * MS }] });
  const { connections, behaviour, faults } = system;
  const elsewhere = [...faults!.cluster.copies.open].filter((connection) => {
    const dealt = behaviour.assignment.memberOf(connections.bucket[connection]);
    return dealt === 1 && connections.owner[connection] !== dealt;
  });
  expect(elsewhere.length).toBeGreaterThan(50);
});

test('The full sync of a joining ClusterXL member takes as long as its rate says', () => {
  for (const fullSyncRate of [2000, 4000]) {
    const { instant, system } = run({
      ...{ strategy: 'clusterxl-load-sharing-multicast', changes: { sync: { fullSyncRate } } },
      faults: [crash, restart],
    });
    const alive = system.faults!.cluster.copies.open.size;
    const walked = ((instant('joined')! - instant('restart')!) * fullSyncRate) / S;
    const inTick = 0.1 * fullSyncRate;
    expect(Math.abs(walked - alive)).toBeLessThan(inTick + 4 * Math.sqrt(2 * alive));
  }
});

test('HyperSync restores the copies that went with a member, at its rate', () => {
  const restored = (restorationRate: number) => {
    const { system, instant } = run({
      ...{ strategy: 'hypersync', faults: [crash] },
      changes: { sync: { restorationRate }, traffic: { keepAlive: 2 * S } },
    });
    const { copies } = system.faults!.cluster;
    const lasting = [...copies.open].filter(
      (connection) => (system.connections.flags[connection] & AGED) !== 0,
    );
    const held = lasting.filter((connection) => copies.membersWith(connection, HELD).length > 0);
    return { share: held.length / lasting.length, done: instant('copies restored') };
  };
  const [fast, slow] = [restored(100_000), restored(1000)];
  expect(fast.share).toBeGreaterThan(0.9);
  expect(slow.share).toBeLessThan(fast.share);
  expect(fast.done).toBeLessThan(crash.at + 500 * MS);
  expect(slow.done).toBeUndefined();
});

test.each(clusters)('%s: a member that is removed on purpose takes no connection along', (strategy) => {
  const { system, faults } = run({ strategy, faults: [remove] });
  expect(system.story.lost).toBe(0);
  expect(faults.droppedForMemberDown).toBe(0);
  expect(system.meter.droppedPackets).toBe(0);
  const owned = [...system.faults!.cluster.copies.open].filter(
    (connection) => system.connections.owner[connection] === 1,
  );
  // Those without a copy drain where they are: keep-alives of 0.2 s leave few after 1.8 s.
  expect(owned.length).toBeLessThan(20);
});

test.each([2000, 200_000])(
  'A ClusterXL member that returns knows all connections again, whatever opened meanwhile, at %i a second',
  (fullSyncRate) => {
    const { system } = run({
      ...{ strategy: 'clusterxl-load-sharing-multicast', rate: 1000 },
      changes: { sync: { fullSyncRate }, traffic: { keepAlive: 2 * S } },
      faults: [crash, { ...crash, at: 450 * MS, member: 3 }, { ...restart, at: 600 * MS }],
    });
    const { connections, simulator } = system;
    const { copies } = system.faults!.cluster;
    const settled = [...copies.open].filter(
      (connection) =>
        connections.owner[connection] !== 1 && connections.born[connection] < simulator.now - 250 * MS,
    );
    expect(settled.length).toBeGreaterThan(50);
    expect(settled.filter((connection) => copies.stateOf(connection, 1) !== HELD)).toEqual([]);
  },
);
