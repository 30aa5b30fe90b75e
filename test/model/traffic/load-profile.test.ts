import { MS, S } from '../../../src/kernel/time.js';
import {
  laterProfile,
  levelAt,
  LoadClock,
  type LoadProfile,
  meanLevel,
} from '../../../src/model/traffic/load-profile.js';
import { expectWithin, outcomeOf, replicated, type Run } from '../world.js';

const points = [
  { at: 0, level: 0.5 },
  { at: 100, level: 1.5 },
  { at: 200, level: 0 },
];
const linear: LoadProfile = { points, between: 'linear' };
const steps: LoadProfile = { points, between: 'steps' };

test('Levels lie on lines from point to point, or on steps; before and after they are those of the ends', () => {
  expect([-50, 0, 25, 100, 150, 200, 900].map((at) => levelAt(linear, at))).toEqual([
    0.5, 0.5, 0.75, 1.5, 0.75, 0, 0,
  ]);
  expect([-50, 0, 99, 100, 199, 200].map((at) => levelAt(steps, at))).toEqual([0.5, 0.5, 0.5, 1.5, 1.5, 0]);
});

test('The mean level is the area below it', () => {
  expect(meanLevel(linear, 0, 100)).toBeCloseTo(1, 12);
  expect(meanLevel(linear, 0, 200)).toBeCloseTo(0.875, 12); // (100 + 75) / 200
  expect(meanLevel(linear, -100, 100)).toBeCloseTo(0.75, 12);
  expect(meanLevel(steps, 50, 250)).toBeCloseTo((50 * 0.5 + 100 * 1.5) / 200, 12);
  expect(meanLevel(laterProfile(steps, 1000), 1050, 1250)).toBeCloseTo((50 * 0.5 + 100 * 1.5) / 200, 12);
});

test('The clock moves on by the time in which the level adds up to what is due', () => {
  const clock = new LoadClock(linear);
  clock.begin(-10);
  expect(clock.advance(5)).toBe(10); // 10 at a half
  expect(clock.advance(100)).toBeCloseTo(100, 9); // the whole rise
  expect(clock.advance(0)).toBe(0);
  expect(clock.advance(56.25)).toBeCloseTo(50, 9); // 1.5 falls to 0.75
  expect(clock.advance(18.75)).toBeCloseTo(50, 6); // the rest of the fall
  expect(clock.advance(1e-6)).toBe(Infinity); // nothing comes any more
});

test('At a level of one the clock is that of the wall', () => {
  const clock = new LoadClock({ points: [{ at: 0, level: 1 }], between: 'linear' });
  clock.begin(-5);
  expect([3, 4, 700].map((due) => clock.advance(due))).toEqual([3, 4, 700]);
});

const day: LoadProfile = {
  points: [
    { at: 0, level: 0.2 },
    { at: S, level: 1 },
    { at: 2 * S, level: 0.2 },
  ],
  between: 'linear',
};
const run: Run = { strategy: 'single-gateway', members: 1, rate: 4000, warmUp: 0, duration: 2 * S };

test('Connections arrive as a Poisson process of the changing rate: counts by half seconds', () => {
  const halves = [0, 1, 2, 3].map((half) => meanLevel(day, (half * S) / 2, ((half + 1) * S) / 2) * 2000);
  expect(halves.map((count) => Math.round(count))).toEqual([800, 1600, 1600, 800]);
  const counts = Array.from({ length: 8 }, (_, replication) => {
    const born: number[] = [];
    const { system } = outcomeOf({ ...run, replication, duration: MS, profile: day });
    let before = 0;
    for (let half = 1; half <= 4; half++) {
      system.simulator.run((half * S) / 2);
      born.push(system.source.births - before);
      before = system.source.births;
    }
    return born;
  });
  halves.forEach((expected, half) => {
    const mean = counts.reduce((sum, born) => sum + born[half], 0) / counts.length;
    expectWithin(mean, expected, Math.sqrt(expected / counts.length));
  });
});

test('A run begins in the steady state of the first level', () => {
  const alive = (profile?: LoadProfile): number =>
    replicated(
      3,
      { ...run, duration: MS, ...(profile && { profile }) },
      ({ system }) => system.connections.size,
    ).reduce((sum, of) => sum + of, 0);
  const [full, fifth] = [alive(), alive(day)];
  expectWithin(fifth, 0.2 * full, Math.sqrt(0.2 * full * 1.2));
});

test('What is offered, and the load, are the means over the profile; half a sample shows the same as a quarter', () => {
  const seen = Array.from(
    { length: 4 },
    (_, replication) => outcomeOf({ ...run, replication, profile: day }).seen,
  );
  for (const { values } of seen) expect(values['offered_cps']).toBeCloseTo(2400, 6);
  const steady = outcomeOf({ ...run, rate: 2400 }).seen.members[0].fw;
  const mean = (loads: readonly number[]): number =>
    loads.reduce((sum, load) => sum + load, 0) / loads.length;
  expect(mean(seen.map(({ members }) => members[0].fw)) / steady).toBeCloseTo(1, 1);
  const sampled = (scale: number): number =>
    mean(replicated(6, { ...run, scale, profile: day }, (outcome) => outcome.seen.members[0].fw));
  expect(Math.abs(sampled(0.5) / sampled(0.25) - 1)).toBeLessThan(0.06);
});

test('The timeline follows the profile, and its bins add up to what was offered', () => {
  const { seen, system } = outcomeOf({ ...run, profile: day });
  const { bin, bins } = seen.timeline!;
  expect(bin).toBe(34 * MS);
  expect(bins).toHaveLength(58);
  const loads = bins.map(({ highestLoad }) => highestLoad);
  expect(Math.max(...loads.slice(25, 35))).toBeGreaterThan(2.5 * Math.max(...loads.slice(0, 5)));
  const offered = bins.reduce((sum, { offeredPackets }) => sum + offeredPackets, 0);
  expect(offered).toBeLessThanOrEqual(system.meter.offeredPackets);
  expect(offered / system.meter.offeredPackets).toBeGreaterThan(0.98); // the last 28 ms are no whole bin
});
