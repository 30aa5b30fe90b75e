import type { PointResult } from '../../src/experiment/result-table.js';
import { scalingLawsOf, type CurveLaw } from '../../src/experiment/scaling-laws.js';
import { createStreams } from '../../src/random/streams.js';
import { tableOf } from '../report/result-fixture.js';
import { replicated } from './replicated-fixture.js';

const SIZES = [1, 2, 4, 8, 12, 16];

const law =
  (gamma: number, sigma: number, kappa: number) =>
  (members: number): number =>
    (gamma * members) / (1 + sigma * (members - 1) + kappa * members * (members - 1));

/** A curve whose replications scatter around the given capacities, by luck that is known or by noise that is not. */
function curve(
  capacityOf: (members: number) => number,
  { sizes = SIZES, luck = 0, noise = 1e-4, strategy = 'hypersync', more = {} } = {},
): readonly PointResult[] {
  const streams = createStreams(5, 0);
  return sizes.map((members) => {
    const [own, shared] = ['noise', 'luck'].map((kind) => streams.stream(`${kind}/${members}`));
    const controls = [0, 1, 2, 3, 4, 5, 6, 7].map(() => shared.uniform() - 0.5);
    const capacity_bps = controls.map(
      (control) => capacityOf(members) * (1 + luck * control + noise * (own.uniform() - 0.5)),
    );
    const point = replicated(strategy, members, { capacity_bps }, { meanControl: 0, ...more });
    return { ...point, replications: point.replications.map((one, i) => ({ ...one, control: controls[i] })) };
  });
}

const only = (points: readonly PointResult[], seed = 7): CurveLaw =>
  scalingLawsOf(tableOf(points, { seed }))[0];

test('the law of a curve is found again, with intervals around it', () => {
  const { law: found, isFollowed } = only(curve(law(40e9, 0.02, 0.001)));
  expect(isFollowed).toBe(true);
  expect(found!.gamma.estimate / 40e9).toBeCloseTo(1, 3);
  expect(found!.sigma.estimate).toBeCloseTo(0.02, 3);
  expect(found!.kappa.estimate).toBeCloseTo(0.001, 4);
  expect(found!.kappa.low!).toBeLessThan(found!.kappa.high!);
});

test('every strategy and swept setting of at least four sizes has a law, single gateways and fixed loads have none', () => {
  const points = ['0 s', '3 s'].flatMap((delay) => {
    const more = { sweep: { 'sync.delay': delay } };
    return [
      ...curve(law(40e9, 0.02, 0), { strategy: 'single-gateway', more }),
      ...curve(law(40e9, 0.02, 0), { strategy: 'vsls', sizes: [1, 2, 4], more }),
      ...curve(law(40e9, 0.02, 0), { more }),
      ...SIZES.map((members) => replicated('no-sync', members, { throughput_bps: [1, 2] }, more)),
    ];
  });
  expect(
    scalingLawsOf(tableOf(points)).map(({ strategy, sweep, sizes }) => [strategy, sweep, sizes]),
  ).toEqual([
    ['hypersync', { 'sync.delay': '0 s' }, 6],
    ['hypersync', { 'sync.delay': '3 s' }, 6],
  ]);
});

test('a peak is told up to twice the largest size, with its interval, and not beyond', () => {
  const capacityOf = law(40e9, 0.02, 0.98 / 30 ** 2); // most capacity at 30 members
  const { peak } = only(curve(capacityOf));
  expect(peak!.members).toBeCloseTo(30, 0);
  expect(peak!.low!).toBeLessThan(30);
  expect(peak!.high!).toBeGreaterThan(30);
  expect(peak!.capacity / capacityOf(30)).toBeCloseTo(1, 3);
  expect(peak!.isSeen).toBe(false); // 16 members are the most that were simulated
  expect(only(curve(capacityOf, { sizes: [1, 8, 16, 31, 40] })).peak!.isSeen).toBe(true);
  expect(only(curve(capacityOf, { sizes: [1, 2, 4, 8, 12] })).peak).toBeNull();
  expect(only(curve(law(40e9, 0.02, 0))).peak).toBeNull();
});

test('the interval of a peak comes from the seed of the scenario alone', () => {
  const points = curve(law(40e9, 0.02, 0.001), { noise: 0.01 });
  expect(only(points)).toEqual(only(points));
  expect(only(points, 8).peak!.high).not.toBe(only(points, 7).peak!.high);
  expect(only(points, 8).law).toEqual(only(points, 7).law);
});

test('imbalance that replications drew by luck does not widen the interval of a peak', () => {
  const width = (points: readonly PointResult[]): number => {
    const { low, high } = only(points).peak!;
    return high! - low!;
  };
  const lucky = curve(law(40e9, 0.02, 0.004), { luck: 0.05 });
  const unexplained = lucky.map((point) => ({
    ...point,
    replications: point.replications.map((one) => ({ ...one, control: 0 })),
  }));
  expect(width(lucky)).toBeLessThan(width(unexplained) / 10);
});

test('a size that is known very surely does not have all the say', () => {
  const bent = (members: number): number => law(40e9, 0.02, 0)(members) * (members === 1 ? 1.02 : 1);
  const sure = curve(bent, { noise: 1e-9 });
  const less = curve(bent, { noise: 1e-5 });
  expect(only(sure).law!.sigma.estimate).toBeCloseTo(only(less).law!.sigma.estimate, 6);
});

test('a curve that runs into a hard limit does not follow the law and has no peak, and the limit is named', () => {
  const limited = curve((members) => Math.min(40e9 * members, 187e9), {
    sizes: [1, 2, 3, 4, 5, 6, 8, 16, 31],
    more: { bottleneck: 'data ports' },
  });
  expect(only(limited)).toMatchObject({
    isFollowed: false,
    peak: null,
    hardLimit: { from: 5, resource: 'data ports' },
  });
  const named = limited.map((point) => (point.members === 5 ? { ...point, bottleneck: 'SND cores' } : point));
  expect(only(named).hardLimit).toEqual({ from: 6, resource: 'data ports' });
});

test('a curve that only bends has no hard limit, and neither has one that is level for a few members', () => {
  expect(only(curve(law(40e9, 0.2, 0))).hardLimit).toBeNull();
  const short = curve((members) => Math.min(40e9 * members, 440e9), { sizes: [1, 2, 4, 8, 11, 12, 13, 14] });
  expect(only(short).hardLimit).toBeNull();
});
