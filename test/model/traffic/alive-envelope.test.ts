import { mean } from 'd3-array';
import { S } from '../../../src/kernel/time.js';
import { AliveEnvelope, type Birth } from '../../../src/model/traffic/alive-envelope.js';
import { createStreams } from '../../../src/random/streams.js';
import { expectWithin } from '../world.js';

const RATE = 20_000 / S;
const MEAN_IDLE = 2 * S;
const MEAN_TRIP = 0.5 * S;

const exponential = (mean: number, uniform: number): number => -Math.log(1 - uniform) * mean;
const lifeOf = (keepAlive: number, roundTrip: number): number =>
  exponential(MEAN_IDLE, keepAlive) + exponential(MEAN_TRIP, roundTrip);
const LONGEST = 30 * S;
const page = {
  share: 1,
  transfer: (uniform: number): number => exponential(MEAN_TRIP, uniform),
  keepAlive: (uniform: number): number => exponential(MEAN_IDLE, uniform),
};

/** Those who are alive of what an envelope draws, and how many it drew. */
function alive(envelope: AliveEnvelope, life: (birth: Birth) => number, seed = 1) {
  const stream = createStreams(seed, 0).stream('past');
  const drawn = envelope.count(RATE, stream);
  const found: Birth[] = [];
  for (let left = drawn; left > 0; left--) {
    const birth: Birth = { age: 0, classId: 0, keepAlive: 0, roundTrip: 0 };
    envelope.draw(stream, birth);
    if (life(birth) > birth.age) found.push(birth);
  }
  return { found, drawn };
}

const one = new AliveEnvelope([page], LONGEST);
const life = ({ keepAlive, roundTrip }: Birth): number => lifeOf(keepAlive, roundTrip);

test('As many are alive as rate times mean life says (Little), whatever the law of lives', () => {
  const expected = RATE * (MEAN_IDLE + MEAN_TRIP);
  const counts = [1, 2, 3, 4].map((seed) => alive(one, life, seed).found.length);
  expectWithin(mean(counts)!, expected, Math.sqrt(expected / counts.length));
});

test('Ages of those alive have the mean E[L^2] / 2 E[L] of renewal theory, and lives twice as much', () => {
  const { found } = alive(one, life);
  const mean2 = 2 * MEAN_IDLE ** 2 + 2 * MEAN_TRIP ** 2 + 2 * MEAN_IDLE * MEAN_TRIP;
  const expected = mean2 / (2 * (MEAN_IDLE + MEAN_TRIP));
  // Ages vary about as much as they are long.
  expectWithin(
    mean(found, ({ age }) => age)!,
    expected,
    expected / Math.sqrt(found.length),
  );
  expectWithin(mean(found, life)!, 2 * expected, (2 * expected) / Math.sqrt(found.length));
});

test('Classes are alive by share times mean life', () => {
  const fixed = (of: number) => () => of;
  const classes = [
    { share: 0.75, transfer: fixed(S), keepAlive: fixed(0) },
    { share: 0, transfer: fixed(5 * S), keepAlive: fixed(0) },
    { share: 0.25, transfer: fixed(S), keepAlive: fixed(S) },
  ];
  const { found, drawn } = alive(new AliveEnvelope(classes, LONGEST), () => Infinity);
  expect(found.length).toBe(drawn);
  const of = (id: number): number => found.filter(({ classId }) => classId === id).length;
  expectWithin(of(0), 15_000, Math.sqrt(15_000));
  expect(of(1)).toBe(0);
  expectWithin(of(2), 10_000, Math.sqrt(10_000));
});

test('What is drawn lies in the boxes, and so does whoever is alive however it was drawn', () => {
  const stream = createStreams(7, 0).stream('births');
  const birth: Birth = { age: 0, classId: 0, keepAlive: 0, roundTrip: 0 };
  let over = 0;
  for (let count = 0; count < 20_000; count++) {
    one.draw(stream, birth);
    expect(one.holds(birth)).toBe(true);
    for (const key of ['keepAlive', 'roundTrip'] as const) birth[key] = stream.uniform();
    birth.age = stream.uniform() * LONGEST;
    if (!one.holds(birth)) {
      over++;
      expect(life(birth)).toBeLessThanOrEqual(birth.age);
    }
  }
  expect(over).toBeGreaterThan(10_000);
});

test('More than three in four of those drawn are alive', () => {
  const { found, drawn } = alive(one, life);
  expect(found.length / drawn).toBeGreaterThan(0.75);
});

test('Where nobody lives at all, nobody is drawn', () => {
  const none = new AliveEnvelope([{ ...page, transfer: () => 0, keepAlive: () => 0 }], LONGEST);
  expect(alive(none, () => 0).drawn).toBe(0);
});
