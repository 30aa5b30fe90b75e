import type { ObjectLaw } from '../../../src/model/parameters/traffic-laws.js';
import { fixedSizes, type SizeClass, sizeClassesOf } from '../../../src/model/traffic/size-classes.js';
import { kindOf } from '../world.js';

const base = kindOf();
const lawOf = (changes: Partial<ObjectLaw>): ObjectLaw => ({ ...base.objectLaw, ...changes });
const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

/** Second moment over the square of the mean, by theory. */
const theory: readonly [string, Partial<ObjectLaw>, number, number][] = [
  ['exponential', { law: 'exponential' }, 2, 0.01],
  ['lognormal', { law: 'lognormal', variation: 2 }, 5, 0.1],
  ['bounded-pareto', { law: 'bounded-pareto', shape: 1.2, spread: 10_000 }, paretoMoment(1.2, 10_000), 0.15],
];

function paretoMoment(shape: number, spread: number): number {
  const kept = 1 - spread ** -shape;
  const moment = (k: number): number => (shape * (1 - spread ** (k - shape))) / ((shape - k) * kept);
  return moment(2) / moment(1) ** 2;
}

test.each(theory)(
  'Sixteen %s sizes have the mean of the law and lose little of its second moment',
  (_, law, moment, bound) => {
    const sizes = sizeClassesOf(kindOf({ object: 1e6, objectLaw: lawOf(law) }));
    expect(sum(sizes, ({ share }) => share)).toBeCloseTo(1, 12);
    expect(sum(sizes, ({ share, object }) => share * object) / 1e6).toBeCloseTo(1, 12);
    const kept = sum(sizes, ({ share, object }) => share * (object / 1e6) ** 2) / moment;
    expect(kept).toBeLessThan(1);
    expect(kept).toBeGreaterThan(1 - bound);
  },
);

test('Each size is the mean of the law between its quantiles: half of the bytes of an exponential lie below 1.678 means', () => {
  const [small, large] = sizeClassesOf(
    kindOf({ object: 1000, objectLaw: lawOf({ law: 'exponential', sizeClasses: 2 }) }),
  );
  expect(small.share).toBeCloseTo(1 - Math.exp(-1.67835), 5); // (1 + x) exp(-x) = 1/2
  expect(small.object).toBeCloseTo(500 / (1 - Math.exp(-1.67835)), 2);
  expect(large.object).toBeCloseTo(500 * Math.exp(1.67835), 1);
});

test('More sizes keep more of the second moment, and one keeps that of the mean alone', () => {
  const kept = [1, 4, 16, 64].map((sizeClasses) =>
    sum(
      sizeClassesOf(kindOf({ object: 1, objectLaw: lawOf({ law: 'lognormal', sizeClasses }) })),
      ({ share, object }) => share * object ** 2,
    ),
  );
  expect(kept[0]).toBeCloseTo(1, 12);
  for (const index of [1, 2, 3]) expect(kept[index]).toBeGreaterThan(kept[index - 1]);
});

test('A short table is taken as it is, in the order of its sizes; a long one in groups of neighbours', () => {
  const rows = [
    { size: 300, weight: 1 },
    { size: 100, weight: 3 },
    { size: 999, weight: 0 },
  ];
  const exact = sizeClassesOf(kindOf({ objectLaw: lawOf({ law: 'empirical', table: rows }) }));
  expect(exact).toEqual([
    { share: 0.75, object: 100 },
    { share: 0.25, object: 300 },
  ]);
  const long = Array.from({ length: 1000 }, (_, row) => ({ size: row + 1, weight: 1 }));
  const grouped = sizeClassesOf(kindOf({ objectLaw: lawOf({ law: 'empirical', table: long }) }));
  expect(grouped).toHaveLength(16);
  expect(sum(grouped, ({ share, object }) => share * object)).toBeCloseTo(500.5, 9);
  const exactMoment = sum(long, ({ size }) => size ** 2) / 1000;
  expect(sum(grouped, ({ share, object }) => share * object ** 2) / exactMoment).toBeGreaterThan(0.995);
});

test('Sizes become classes of whole bytes with their part of the share; a class without a law stays itself', () => {
  const kind = kindOf({ name: 'web', share: 0.5, object: 50_000, objectLaw: lawOf({ law: 'exponential' }) });
  const classes = fixedSizes(kind);
  expect(classes.map(({ name }) => name)[0]).toBe('web 1/16');
  expect(sum(classes, ({ share }) => share)).toBeCloseTo(0.5, 12);
  for (const { object } of classes) expect(Number.isInteger(object)).toBe(true);
  expect(Math.abs(sum(classes, ({ share, object }) => share * object) / 25_000 - 1)).toBeLessThan(1e-4);
  expect(fixedSizes(base)).toEqual([base]);
  expect(fixedSizes(base)[0]).toBe(base);
});

test('The smallest and the largest Pareto size lie within its bounds', () => {
  const law = lawOf({ law: 'bounded-pareto', shape: 1, spread: 100, sizeClasses: 64 });
  const sizes: readonly SizeClass[] = sizeClassesOf(kindOf({ object: 1000, objectLaw: law }));
  const smallest = (1000 * (1 - 1 / 100)) / Math.log(100); // mean of the Pareto law of index 1 from 1 to 100
  expect(sizes[0].object).toBeGreaterThan(smallest);
  expect(sizes[63].object).toBeLessThan(100 * smallest);
});
