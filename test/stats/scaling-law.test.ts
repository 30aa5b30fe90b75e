import { createGenerator } from '../../src/random/generator.js';
import { fitScalingLaw, type ScalingLaw } from '../../src/stats/scaling-law.js';
import { capacityAt, type ScalingCoefficients } from '../../src/stats/scaling-law-curve.js';
import { scalingDataSets } from '../../src/stats/usl-data-sets.js';
import { standardNormal } from './autoregressive.js';

const sizes = [1, 2, 3, 4, 6, 8, 12, 16, 24, 40, 52];
const exact = (...law: ScalingCoefficients) =>
  sizes.map((members) => ({ members, capacity: capacityAt(law, members) }));
const dataSet = (name: string) => scalingDataSets.find((set) => set.name === name)!;
const fitOf = (name: string): ScalingLaw => fitScalingLaw(dataSet(name).observations)!;
const estimates = ({ gamma, sigma, kappa }: ScalingLaw) =>
  [gamma, sigma, kappa].map(({ estimate }) => estimate);

/** Every value to `tolerance` of what is expected. */
function expectRelative(values: readonly number[], expected: readonly number[], tolerance = 1e-5): void {
  values.forEach((value, i) =>
    expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(tolerance * expected[i]),
  );
}

test.each(scalingDataSets)('The fit of $name is the published one', ({ observations, published, ...set }) => {
  const rounding = 0.5 * 10 ** (1 - set.significantDigits);
  expectRelative(estimates(fitScalingLaw(observations)!), published, rounding);
});

test('The users of a SPEC SDM91 server have a peak, and intervals by t with four degrees of freedom', () => {
  const law = fitOf('specsdm91');
  expect(law.degrees).toBe(4);
  expectRelative([law.residualSumOfSquares], [27453.72]);
  expectRelative(
    [law.gamma, law.sigma, law.kappa].map(({ standardError }) => standardError!),
    [14.2135, 0.0091217, 1.98753e-5],
  );
  expectRelative([law.peak!.members, law.peak!.capacity, law.limit!], [96.5196, 1883.9, 3245.59]);
  expectRelative([law.gamma.low!, law.gamma.high!], [50.53, 129.46], 1e-4);
  expectRelative([law.sigma.low!, law.sigma.high!], [0.0024, 0.05305], 2e-3);
  expectRelative([law.kappa.low!, law.kappa.high!], [4.918e-5, 1.595e-4], 1e-3);
  expectRelative([law.largestRelativeResidual], [89.99523 / 64.9 - 1]);
});

test('The ray tracer has its coherency on the bound, so no peak, and one degree of freedom more', () => {
  const law = fitOf('raytracer');
  expect(law.kappa).toEqual({ estimate: 0, low: null, high: null, standardError: null });
  expect(law.peak).toBeNull();
  expect(law.degrees).toBe(9);
  expectRelative([law.residualSumOfSquares, law.limit!], [697.2378, 378.199]);
  expectRelative(
    [law.sigma.standardError!, Math.sqrt(law.residualSumOfSquares / 9)],
    [0.005258, 8.802],
    1e-4,
  );
});

test.each<ScalingCoefficients>([
  [1, 0.02, 0.001],
  [1.3e10, 0.05, 1e-5],
  [4e5, 1e-4, 1e-6],
  [2, 0.6, 0.1],
  [7, 1.5, 0.01],
])('Coefficients γ = %d, σ = %d, κ = %d are recovered from exact capacities', (...law) => {
  expectRelative(estimates(fitScalingLaw(exact(...law))!), law, 1e-9);
});

test.each<ScalingCoefficients>([
  [3e9, 0, 0],
  [1e10, 0.03, 0],
])('Capacities of γ = %d, σ = %d, κ = %d have no peak', (...law) => {
  const fit = fitScalingLaw(exact(...law))!;
  expectRelative(estimates(fit), law, 1e-9);
  expect(fit).toMatchObject({ peak: null, kappa: { low: null } });
});

test('Without contention there is no limit, and with too much of it no peak', () => {
  expect(fitScalingLaw(exact(1, 0, 1e-3))).toMatchObject({ limit: null, sigma: { estimate: 0, high: null } });
  expect(fitScalingLaw(exact(1, 1.2, 1e-3))!.peak).toBeNull();
});

test('Faster than linear growth is fitted by linear growth, the nearest that the law allows', () => {
  const law = fitScalingLaw([1, 2, 3, 4].map((members) => ({ members, capacity: members ** 1.2 })))!;
  expect(estimates(law).slice(1)).toEqual([0, 0]);
  const slope = [1, 2, 3, 4].reduce((sum, n) => sum + n * n ** 1.2, 0) / (1 + 4 + 9 + 16);
  expectRelative([law.gamma.estimate], [slope], 1e-12);
  expect(law.degrees).toBe(3);
});

test('No coefficients within the bounds come closer than those of the fit', () => {
  const stream = createGenerator('closest');
  for (let curve = 0; curve < 50; curve++) {
    const observations = exact(1, 0.02 * stream.uniform(), 1e-4 * stream.uniform()).map((of) => ({
      ...of,
      capacity: of.capacity * (1 + 0.05 * standardNormal(stream)),
    }));
    const law = fitScalingLaw(observations)!;
    for (let trial = 0; trial < 100; trial++) {
      const near = estimates(law).map((value, i) =>
        Math.max(0, value + [1e-2, 1e-3, 1e-5][i] * standardNormal(stream)),
      );
      const squares = observations.reduce(
        (sum, { members, capacity }) =>
          sum + (capacity - capacityAt(near as unknown as ScalingCoefficients, members)) ** 2,
        0,
      );
      expect(squares).toBeGreaterThanOrEqual(law.residualSumOfSquares * (1 - 1e-9));
    }
  }
});

test('An observation of twice the weight counts like two', () => {
  const observations = dataSet('specsdm91').observations;
  const twice = fitScalingLaw([...observations, observations[3]])!;
  const weighted = fitScalingLaw(observations.map((of, i) => ({ ...of, weight: i === 3 ? 2 : 1 })))!;
  expectRelative(estimates(weighted), estimates(twice), 1e-9);
  expectRelative([weighted.residualSumOfSquares], [twice.residualSumOfSquares], 1e-9);
  expect(twice.degrees).toBe(weighted.degrees + 1);
});

test('The unit of capacities is the unit of γ, and that of weights plays no part', () => {
  const [small, large] = [1, 1e10].map((unit) =>
    fitScalingLaw(
      dataSet('specsdm91').observations.map(({ members, capacity }) => ({
        members,
        capacity: capacity * unit,
        weight: unit ** -2,
      })),
    )!,
  );
  expectRelative([large.gamma.estimate], [small.gamma.estimate * 1e10], 1e-9);
  expectRelative(estimates(large).slice(1), estimates(small).slice(1), 1e-9);
  expectRelative([large.sigma.high!, large.kappa.high!], [small.sigma.high!, small.kappa.high!], 1e-9);
});

test('Three observations fix three coefficients and leave nothing to judge them by', () => {
  const law = fitScalingLaw(
    [1, 4, 20].map((members) => ({ members, capacity: capacityAt([1, 0.1, 0.01], members) })),
  )!;
  expectRelative(estimates(law), [1, 0.1, 0.01], 1e-9);
  expect(law.degrees).toBe(0);
  expect(law.sigma).toMatchObject({ low: null, high: null, standardError: null });
});

test('Capacity that falls more steeply than the law can has none', () => {
  const steep = [5, 8, 12, 52].map((members) => ({ members, capacity: members ** -1.5 }));
  expect(fitScalingLaw(steep)).toBeNull();
});

test('Fewer than three different sizes have no law, and what is no capacity is refused', () => {
  expect(fitScalingLaw([])).toBeNull();
  expect(fitScalingLaw([1, 2, 2, 1].map((members) => ({ members, capacity: members })))).toBeNull();
  for (const bad of [
    { members: 0, capacity: 1 },
    { members: 1, capacity: 0 },
    { members: 1, capacity: NaN },
  ]) {
    expect(() => fitScalingLaw([bad])).toThrow(RangeError);
  }
  expect(() => fitScalingLaw([{ members: 1, capacity: 1, weight: Infinity }])).toThrow(RangeError);
});
