import { S } from '../../../src/kernel/time.js';
import type { KeepAliveLaw } from '../../../src/model/parameters/traffic-laws.js';
import { entryTime } from '../../../src/model/traffic/entry-time.js';
import { idleLaw } from '../../../src/model/traffic/keep-alive.js';
import { expectWithin, kindOf, outcomeOf, world } from '../world.js';

const { traffic } = world({ traffic: { keepAlive: S } });
const lawOf = (changes: Partial<KeepAliveLaw>): KeepAliveLaw => ({ ...kindOf().keepAliveLaw, ...changes });
const times = [
  { time: 3 * S, weight: 1 },
  { time: S / 2, weight: 4 },
];

const laws: readonly [string, Partial<KeepAliveLaw>, number, number][] = [
  ['exponential', {}, 1, 1],
  ['fixed', { law: 'fixed' }, 1, 0],
  ['lognormal', { law: 'lognormal', variation: 2 }, 1, 2],
  ['empirical', { law: 'empirical', table: times }, 1, 1],
];

test.each(laws)('%s times have their mean and variation, by inversion', (_, law, mean, variation) => {
  const idle = idleLaw(kindOf({ keepAliveLaw: lawOf(law) }), traffic);
  const count = 200_000;
  const drawn = Array.from({ length: count }, (_one, index) => idle.at((index + 0.5) / count) / S);
  const first = drawn.reduce((sum, time) => sum + time, 0) / count;
  const second = drawn.reduce((sum, time) => sum + time ** 2, 0) / count;
  expect(idle.mean / S).toBeCloseTo(mean, 9);
  expect(first).toBeCloseTo(mean, 3);
  expect(Math.sqrt(Math.max(0, second - first ** 2))).toBeCloseTo(variation, 1);
});

test('A time of the class goes before that of the profile', () => {
  expect(idleLaw(kindOf({ keepAlive: 5 * S }), traffic).mean).toBe(5 * S);
  expect(idleLaw(kindOf(), traffic).mean).toBe(S);
});

test.each(laws)('With %s times as many entries are held as their mean says (Little)', (_, law) => {
  const classes = [kindOf({ object: 1000, keepAlive: null, keepAliveLaw: lawOf(law) })];
  const changes = { traffic: { classes, keepAlive: S } };
  const run = { strategy: 'single-gateway', members: 1, rate: 1000, duration: 4 * S, warmUp: 0, changes };
  const { seen, system } = outcomeOf(run);
  const expected = entryTime(system.plan.config).total / 1e6; // at 1000 a second, times in ns
  expectWithin(seen.values['concurrent_connections'], expected, Math.sqrt(expected));
  const alive = entryTime(system.plan.config).total / 1e6 - 20_000;
  expectWithin(system.connections.size, alive, Math.sqrt(alive));
});
