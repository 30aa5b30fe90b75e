import { MS, S } from '../../../src/kernel/time.js';
import { outcomeOf } from '../world.js';

const rate = 4000;
const slow = { at: 200 * MS, do: 'slow-member', member: 2, speed: 0.5 };

test('A member at half its speed is twice as busy, for as long as it lasts, and stays a member', () => {
  const { seen, system } = outcomeOf({
    ...{ strategy: 'no-sync', members: 2, rate, duration: 1200 * MS },
    faults: [{ ...slow, for: 500 * MS }],
  });
  const { bin, bins, events } = seen.faults!;
  expect(events.map(({ at, what, member }) => [at, what, member])).toEqual([
    [200 * MS, 'slow', 2],
    [700 * MS, 'full speed', 2],
  ]);
  const mean = (from: number, to: number): number => {
    const inside = bins.filter((_, index) => index * bin >= from && (index + 1) * bin <= to);
    return inside.reduce((sum, { highestLoad }) => sum + highestLoad, 0) / inside.length;
  };
  const before = mean(0, 200 * MS);
  expect(mean(240 * MS, 700 * MS) / before).toBeGreaterThan(1.75);
  expect(mean(240 * MS, 700 * MS) / before).toBeLessThan(2.2);
  expect(Math.abs(mean(740 * MS, 1200 * MS) / before - 1)).toBeLessThan(0.15);
  expect(system.membership.view.up).toEqual([0, 1]);
});

test('A member that is too slow for its share drops what it cannot do, and is not taken for dead', () => {
  const { seen, system } = outcomeOf({
    ...{ strategy: 'hypersync', members: 2, rate: 6000, duration: S },
    changes: { appliance: { instanceQueue: 500 } },
    faults: [{ ...slow, speed: 0.1 }],
  });
  expect(seen.faults!.events.map(({ what }) => what)).toEqual(['slow']);
  expect(system.meter.dropped['instance-queue']).toBeGreaterThan(1000);
  expect(system.membership.view.up).toEqual([0, 1]);
});
