import { MS, S } from '../../../src/kernel/time.js';
import { outcomeOf, type Run } from '../world.js';

const join = (member: number, at = 300 * MS) => ({ at, do: 'join', member });
const quick = { management: { policySize: 1e5, configurationSize: 1e4, policyWork: 5 * MS } };

const grow = (changes: Run) => {
  const { system, seen } = outcomeOf({
    ...{ members: 4, rate: 4000, duration: 2 * S, faults: [join(3), join(4)], changes: quick },
    ...changes,
  });
  const owned = Array.from({ length: 4 }, () => 0);
  for (const connection of system.faults!.cluster.copies.open) owned[system.connections.owner[connection]]++;
  return { system, faults: seen.faults!, owned };
};

test.each(['no-sync', 'hypersync', 'elasticxl', 'clusterxl-load-sharing-multicast', 'vsls'])(
  '%s: members that join live lose nothing and take their share',
  (strategy) => {
    const { system, faults, owned } = grow({ strategy });
    expect(faults.bins[0].membersUp).toBe(2);
    expect(faults.bins.at(-1)!.membersUp).toBe(4);
    expect(system.membership.view.up).toEqual([0, 1, 2, 3]);
    expect(system.story.lost).toBe(0);
    expect(faults.droppedForMemberDown).toBe(0);
    const all = owned.reduce((sum, count) => sum + count, 0);
    if (strategy !== 'vsls') expect(owned[2] + owned[3]).toBeGreaterThan(0.3 * all);
  },
);

test('A member that joins has the policy of the others first', () => {
  const { faults } = grow({ strategy: 'hypersync' });
  for (const member of [3, 4]) {
    const of = faults.events.filter((event) => event.member === member).map(({ what }) => what);
    expect(of).toEqual(['join', expect.stringMatching(/installed|changed/), expect.any(String), 'joined']);
  }
});

test('Where all know all, connections move to members that join; under HyperSync they stay with their owners', () => {
  const moved = (strategy: string): number => grow({ strategy }).faults.moved;
  expect(moved('hypersync')).toBe(0);
  expect(moved('clusterxl-load-sharing-multicast')).toBeGreaterThan(100);
});

test('A member that is outside gets no packets and tells nobody anything', () => {
  const { system } = grow({
    strategy: 'clusterxl-load-sharing-multicast',
    faults: [join(3, 1900 * MS), join(4, 1900 * MS)],
  });
  expect(system.network.counts.built[3]).toBe(0);
  expect(system.meter.dropped['member-down']).toBe(0);
});

test('Every member that comes and goes sends and hears heartbeats while it is in', () => {
  const late = { at: 1200 * MS, do: 'crash', member: 4 };
  const { faults } = grow({ strategy: 'hypersync', faults: [join(3), join(4), late] });
  const detected = faults.events.find(({ what }) => what === 'detected')!;
  expect(detected.at - late.at).toBeGreaterThan(200 * MS);
  expect(detected.at - late.at).toBeLessThanOrEqual(300 * MS + 50_000);
});
