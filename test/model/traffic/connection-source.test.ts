import { variance } from 'd3-array';
import { Simulator } from '../../../src/kernel/simulator.js';
import { MS, S } from '../../../src/kernel/time.js';
import {
  ASYMMETRIC,
  CHANGES_SHARED_TABLE,
  ConnectionTable,
} from '../../../src/model/tables/connection-table.js';
import { ConnectionSource, type Lingering } from '../../../src/model/traffic/connection-source.js';
import { writeScript } from '../../../src/model/traffic/session-script.js';
import { createStreams } from '../../../src/random/streams.js';
import { type Changes, expectWithin, kindOf, query, world } from '../world.js';

const RATE = 10_000;

const mixture = [kindOf({ name: 'page', share: 0.7 }), { ...query, share: 0.3 }];

interface Born {
  at: number;
  kind: number;
  bucket: number;
  returnBucket: number;
  flags: number;
  roundTrip: number;
  keepAlive: number;
}

/** Nothing is wanted of those that ended; but the past is lived through to find that out. */
const none: Lingering = { timeoutOf: () => 0, longest: 0, found: () => undefined };

/** Lets connections be born for a second, and tells of those that were alive at the start too. */
function births(changes: Changes = {}, seed = 1, rate = RATE, lingering?: Lingering) {
  const config = world({ ...changes, traffic: { classes: mixture, ...changes.traffic } });
  const simulator = new Simulator();
  const table = new ConnectionTable();
  const scripts = config.traffic.classes.map((kind) => writeScript(kind, config.traffic));
  const row = (id: number): Born => ({
    at: table.born[id],
    kind: table.classId[id],
    bucket: table.bucket[id],
    returnBucket: table.returnBucket[id],
    flags: table.flags[id],
    roundTrip: table.roundTrip[id],
    keepAlive: table.keepAlive[id],
  });
  const alive: Born[] = [];
  const born: Born[] = [];
  const source = new ConnectionSource(
    simulator,
    createStreams(seed, 0),
    table,
    config,
    scripts,
    rate,
    (id) => {
      born.push(row(id));
      table.remove(id);
    },
  );
  source.start((id) => alive.push(row(id)), lingering);
  simulator.run(S);
  return { alive, born, scripts, traffic: config.traffic, counted: source.births };
}

const mean = (values: readonly number[]): number => values.reduce((sum, of) => sum + of, 0) / values.length;

test('Connections arrive as a Poisson process: their gaps have the mean and the spread of the exponential law', () => {
  const { born, counted } = births();
  expect(counted).toBe(born.length);
  expectWithin(born.length, RATE, Math.sqrt(RATE));
  const gaps = born.slice(1).map(({ at }, index) => at - born[index].at);
  expectWithin(mean(gaps.map((gap) => gap ** 2)) / mean(gaps) ** 2, 2, Math.sqrt(20 / gaps.length));
});

test('Classes, asymmetry and shared tables come in their shares', () => {
  const { born } = births({ traffic: { asymmetricShare: 0.2 }, sync: { sharedTableShare: 0.4 } });
  const share = (is: (connection: Born) => boolean): number => mean(born.map((of) => Number(is(of))));
  const expectShare = (actual: number, expected: number): void => {
    expectWithin(actual, expected, Math.sqrt((expected * (1 - expected)) / born.length));
  };
  expectShare(
    share(({ kind }) => kind === 1),
    0.3,
  );
  expectShare(
    share(({ flags }) => (flags & ASYMMETRIC) !== 0),
    0.2,
  );
  expectShare(
    share(({ flags }) => (flags & CHANGES_SHARED_TABLE) !== 0),
    0.4,
  );
  expectShare(
    share(({ bucket, returnBucket }) => bucket !== returnBucket),
    0.2 * (1 - 1 / 840),
  );
});

test('Round trips and keep-alive times have the means of the profile; UDP idles not at all', () => {
  const { born, traffic } = births();
  const { mean: roundTrip, variation } = traffic.roundTripTime;
  expectWithin(
    mean(born.map((of) => of.roundTrip)),
    roundTrip,
    (variation * roundTrip) / Math.sqrt(born.length),
  );
  const tcp = born.filter(({ kind }) => kind === 0).map((of) => of.keepAlive);
  expectWithin(mean(tcp), traffic.keepAlive, traffic.keepAlive / Math.sqrt(tcp.length));
  expect(new Set(born.filter(({ kind }) => kind === 1).map((of) => of.keepAlive))).toEqual(new Set([0]));
});

test('The round trips of a class go before those of the profile, and vary alike', () => {
  const near = mixture.map((kind, index) => (index === 1 ? { ...kind, roundTripTime: 2 * MS } : kind));
  const [own, plain] = [births({ traffic: { classes: near } }), births()];
  own.born.forEach(({ kind, roundTrip }, index) => {
    const factor = kind === 1 ? (2 * MS) / plain.traffic.roundTripTime.mean : 1;
    expect(roundTrip / (factor * plain.born[index].roundTrip)).toBeCloseTo(1, 9);
  });
});

test('At time zero elephants of long transfers are alive as often as their rate and lifetime say', () => {
  const kind = kindOf({ object: 10_000_000, windowLimit: 100, roundTripTime: 8 * MS });
  const { alive, scripts } = births({ traffic: { classes: [kind], keepAlive: 0 } }, 1, 5000);
  const expected = (5000 * scripts[0].totalGap * 8 * MS) / S;
  expectWithin(alive.length, expected, Math.sqrt(expected));
});

test('The same seed gives the same connections, another seed others', () => {
  expect(births({}, 5).born).toEqual(births({}, 5).born);
  expect(births({}, 6).born).not.toEqual(births({}, 5).born);
});

test('What one property is set to changes no other', () => {
  const shown = ({ at, kind, bucket, roundTrip, keepAlive }: Born): unknown[] => [
    at,
    kind,
    bucket,
    roundTrip,
    keepAlive,
  ];
  const plain = births({ traffic: { asymmetricShare: 0 }, sync: { sharedTableShare: 0 } });
  const other = births({ traffic: { asymmetricShare: 1 }, sync: { sharedTableShare: 1 } });
  expect(other.born.map(shown)).toEqual(plain.born.map(shown));
});

test('At time zero as many are alive as rate times mean lifetime says, within four standard errors', () => {
  const { scripts, traffic } = births();
  const lifetime = mixture.reduce((sum, { share, transport }, index) => {
    const idle = transport === 'tcp' ? traffic.keepAlive : 0;
    return sum + share * (scripts[index].totalGap * traffic.roundTripTime.mean + idle);
  }, 0);
  const expected = (RATE * lifetime) / S; // of a Poisson number
  const counts = [1, 2, 3, 4, 5].map((seed) => births({}, seed).alive.length);
  expectWithin(mean(counts), expected, Math.sqrt(expected / counts.length));
});

test('Who is alive at the start is the same in law whether the past is lived through or not', () => {
  const { traffic } = births();
  const told = [undefined, none].map((lingering) => {
    const { alive } = births({}, 1, 5 * RATE, lingering);
    const pages = alive.filter(({ kind }) => kind === 0);
    const [ages, idle, trips] = [
      pages.map(({ at }) => -at / S),
      pages.map(({ keepAlive }) => keepAlive / traffic.keepAlive),
      pages.map(({ roundTrip }) => roundTrip / traffic.roundTripTime.mean),
    ];
    const figures = [ages, ages.map((age) => age ** 2), idle, idle.map((time) => time ** 2), trips];
    return { queries: alive.length - pages.length, pages: pages.length, figures };
  });
  const [drawn, lived] = told;
  expectWithin(drawn.pages, lived.pages, Math.sqrt(2 * lived.pages));
  expectWithin(drawn.queries, lived.queries, Math.sqrt(2 * lived.queries));
  drawn.figures.forEach((values, figure) => {
    const others = lived.figures[figure];
    const spread = Math.sqrt(variance(others)! * (1 / values.length + 1 / others.length));
    expectWithin(mean(values), mean(others), spread);
  });
});

test('Those alive at the start have an age that their lifetime allows', () => {
  const { alive, scripts } = births();
  for (const { at, kind, roundTrip, keepAlive } of alive) {
    expect(at).toBeLessThan(0);
    expect(at + scripts[kind].totalGap * roundTrip + keepAlive).toBeGreaterThan(0);
  }
});

test('Round trips may be as short as those of a local network', () => {
  const { alive, born, scripts } = births(
    { traffic: { classes: [kindOf()], roundTripTime: { mean: MS / 10, variation: 0 }, keepAlive: 0 } },
    1,
    200_000,
  );
  expect(born[0].roundTrip).toBeCloseTo(MS / 10, 3);
  const expected = (200_000 * scripts[0].totalGap * MS) / 10 / S;
  expectWithin(alive.length, expected, Math.sqrt(expected));
});
