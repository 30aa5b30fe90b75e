import { MS, S } from '../../../src/kernel/time.js';
import { outcomeOf } from '../world.js';

/** Two members of three, and one spare. */
const run = (autoScaling: { joinAbove: number; leaveBelow: number }) => {
  const { system, seen } = outcomeOf({
    ...{ strategy: 'hypersync', members: 3, rate: 6000, duration: 2 * S },
    autoScaling: {
      ...{ standby: 1, interval: 50 * MS, hold: 200 * MS, coolDown: 400 * MS, activation: 100 * MS },
      ...autoScaling,
    },
    changes: { management: { policySize: 1e5, configurationSize: 1e4, policyWork: 2 * MS } },
  });
  const at = (what: string): number[] =>
    seen.faults!.events.flatMap((event) => (event.what === what ? [event.at / MS] : []));
  const loads = seen.faults!.bins.map(({ meanLoad }) => meanLoad);
  return { system, seen, at, loads };
};

/** Mean load of the two members with nobody called. */
const quiet = (): number => {
  const { loads } = run({ joinAbove: 0.95, leaveBelow: 0 });
  return loads.reduce((sum, load) => sum + load, 0) / loads.length;
};

test('Below its limit nobody is called', () => {
  const { at, system } = run({ joinAbove: 0.95, leaveBelow: 0.1 });
  expect(at('scale out')).toEqual([]);
  expect(system.membership.view.up).toEqual([0, 1]);
});

test('A spare member is called once the load was high for the hold, and starts after its activation', () => {
  const { at, system } = run({ joinAbove: 0.75 * quiet(), leaveBelow: 0 });
  expect(at('scale out')).toEqual([200]);
  expect(at('join')).toEqual([300]);
  expect(at('joined')).toHaveLength(1);
  expect(system.membership.view.up).toEqual([0, 1, 2]);
  expect(system.story.lost).toBe(0);
});

test('It goes when the load was low for the hold, after the cool-down, and its connections are not lost', () => {
  const before = quiet();
  // With one member more the load is two thirds: between these limits the member comes and goes.
  const { at, system } = run({ joinAbove: 0.9 * before, leaveBelow: 0.8 * before });
  expect(at('scale out')[0]).toBe(200);
  expect(at('scale in')[0]).toBeGreaterThanOrEqual(600);
  expect(at('scale out').length).toBeGreaterThan(1);
  expect(system.story.lost).toBe(0);
  expect(system.meter.dropped['member-down']).toBe(0);
});
