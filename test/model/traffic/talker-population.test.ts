import { TalkerPopulation } from '../../../src/model/traffic/talker-population.js';
import { createStreams } from '../../../src/random/streams.js';
import { expectWithin, world } from '../world.js';

const populationOf = (seed: number, talkers = 500, talkerSkew = 0.5, buckets = 64): TalkerPopulation =>
  new TalkerPopulation(
    world({ traffic: { talkers, talkerSkew }, distribution: { buckets } }),
    createStreams(seed, 0).stream('keys'),
  );

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

test.each([0, 0.5, 1.5])('With a skew of %d the shares of the buckets add up to one', (skew) => {
  expect(sum(populationOf(1, 500, skew).bucketShares)).toBeCloseTo(1, 12);
});

test('The same stream gives every talker the same bucket, another stream another', () => {
  expect(populationOf(3).bucketShares).toEqual(populationOf(3).bucketShares);
  expect(populationOf(3).bucketShares).not.toEqual(populationOf(4).bucketShares);
});

test('A population does not depend on those that were made before', () => {
  const alone = populationOf(5).bucketShares;
  populationOf(6, 100, 1);
  expect(populationOf(5).bucketShares).toEqual(alone);
});

test('Buckets are drawn as often as their shares say', () => {
  const draws = 50_000;
  const population = populationOf(2, 50, 1, 8);
  const stream = createStreams(2, 0).stream('draws');
  const drawn = new Float64Array(8);
  for (let draw = 0; draw < draws; draw++) drawn[population.bucketOf(population.draw(stream))]++;
  population.bucketShares.forEach((share, bucket) => {
    expectWithin(drawn[bucket] / draws, share, Math.sqrt((share * (1 - share)) / draws));
  });
});

test('The more talkers there are, and the more alike, the more even the buckets', () => {
  const spread = (talkers: number, skew: number): number => {
    const shares = populationOf(1, talkers, skew).bucketShares;
    return Math.sqrt(sum(shares.map((share) => (share * 64 - 1) ** 2)) / 64);
  };
  expect(spread(100_000, 0)).toBeLessThan(spread(10_000, 0));
  expect(spread(10_000, 0)).toBeLessThan(spread(10_000, 1));
  const law = Math.sqrt(64 / 100_000); // of Poisson counts
  expect(spread(100_000, 0) / law).toBeGreaterThan(0.7);
  expect(spread(100_000, 0) / law).toBeLessThan(1.3);
});
