import { Simulator } from '../../src/kernel/simulator.js';
import { S, US } from '../../src/kernel/time.js';
import { Router } from '../../src/model/queueing/router.js';
import { Source } from '../../src/model/queueing/source.js';
import { Station, type StationOptions } from '../../src/model/queueing/station.js';
import { deterministic, exponential } from '../../src/random/distributions.js';
import { createStreams } from '../../src/random/streams.js';

/** A station that logs `instant: what customer`, with customers sent at given instants. */
function logged(options: Partial<StationOptions>, arrivals: readonly (readonly [number, number, number?])[]) {
  const simulator = new Simulator();
  const log: string[] = [];
  const stream = createStreams(1, 0).stream('service');
  const service = deterministic(10);
  const station: Station = new Station(
    simulator,
    { name: 'desk', servers: 1, service, stream, ...options },
    {
      departed: (customer) => log.push(`${simulator.now}: served ${customer}`),
      lost: (customer) => log.push(`${simulator.now}: lost ${customer}`),
    },
  );
  const arrival = simulator.kind('arrival', (customer, urgency) => station.accept(customer, urgency));
  for (const [instant, customer, urgency] of arrivals)
    simulator.schedule(instant, arrival, customer, urgency);
  simulator.run(1000);
  return { log, statistics: station.statistics, now: simulator.now };
}

test('One server serves in order of arrival', () => {
  const { log, statistics } = logged({}, [
    [0, 7],
    [1, 8],
    [2, 9],
  ]);
  expect(log).toEqual(['10: served 7', '20: served 8', '30: served 9']);
  expect([statistics.wait.mean, statistics.delayed, statistics.sojourn.mean]).toEqual([9, 2, 19]);
});

test('Two servers serve two at a time', () => {
  const { log } = logged({ servers: 2 }, [
    [0, 1],
    [4, 2],
    [5, 3],
  ]);
  expect(log).toEqual(['10: served 1', '14: served 2', '20: served 3']);
});

test('Three thousand that come at once are served in order of arrival, by more or fewer servers', () => {
  const crowd = Array.from({ length: 3000 }, (_, customer) => [0, customer] as const);
  for (const servers of [1000, 3000]) {
    const { log, statistics } = logged({ servers }, crowd);
    const served = crowd.map(
      ([, customer]) => `${10 * (Math.floor(customer / servers) + 1)}: served ${customer}`,
    );
    expect(log).toEqual(served);
    expect(statistics.delayed).toBe(3000 - servers);
  }
});

test('A full station loses who comes, and says whom', () => {
  const { log, statistics } = logged({ capacity: 2 }, [
    [0, 1],
    [1, 2],
    [2, 3],
    [11, 4],
  ]);
  expect(log).toEqual(['2: lost 3', '10: served 1', '20: served 2', '30: served 4']);
  expect([statistics.arrived, statistics.lost]).toEqual([4, 1]);
});

test('The more urgent class goes first but interrupts nobody', () => {
  const { log, statistics } = logged({ service: [deterministic(10), deterministic(20)] }, [
    [0, 1, 1],
    [1, 2, 1],
    [2, 3, 0],
    [3, 4, 0],
  ]);
  expect(log).toEqual(['20: served 1', '30: served 3', '40: served 4', '60: served 2']);
  expect(statistics.waits.map((wait) => wait.mean)).toEqual([22.5, 19.5]);
});

test('First come, first served holds for all classes when the discipline says so, each with its own service', () => {
  const service = [deterministic(10), deterministic(20)];
  const { log, statistics } = logged({ service, discipline: 'first-come-first-served' }, [
    [0, 1, 1],
    [1, 2, 1],
    [2, 3, 0],
    [3, 4, 0],
  ]);
  expect(log).toEqual(['20: served 1', '40: served 2', '50: served 3', '60: served 4']);
  expect(statistics.waits.map((wait) => wait.mean)).toEqual([(38 + 47) / 2, 19 / 2]);
});

test('Waits have quantiles: zero for who is served at once', () => {
  const arrivals = Array.from({ length: 40 }, (_, customer): [number, number] => [10 * customer, customer]);
  const { statistics } = logged({}, [
    ...arrivals,
    ...arrivals.map(([at, who]): [number, number] => [at, who + 40]),
  ]);
  expect(statistics.wait.quantile(0.01, 0)).toBe(0);
  expect(statistics.wait.quantile(0.8)).toBeGreaterThan(200);
});

test('Time averages count every instant of queue and service', () => {
  const { statistics } = logged({}, [
    [0, 1],
    [5, 2],
  ]);
  expect(statistics.inSystem.mean).toBe((5 * 1 + 5 * 2 + 10 * 1) / 1000);
  expect(statistics.busy.mean).toBe(20 / 1000);
});

test('More customers than the first rows hold are all served, in order', () => {
  const arrivals = Array.from({ length: 90 }, (_, customer): [number, number] => [0, customer]);
  const { log } = logged({}, arrivals);
  expect(log.map((line) => Number(line.split(' ')[2]))).toEqual(arrivals.map(([, customer]) => customer));
});

test('A station without servers or without room is refused', () => {
  expect(() => logged({ servers: 0 }, [])).toThrow(RangeError);
  expect(() => logged({ capacity: 0.5 }, [])).toThrow(RangeError);
});

/** A farm under random load, as a check of laws that hold for every sample path. */
function farm(seed: number) {
  const simulator = new Simulator();
  const streams = createStreams(seed, 0);
  let [departed, lost] = [0, 0];
  const station = new Station(
    simulator,
    {
      name: 'farm',
      servers: 3,
      capacity: 8,
      service: exponential(20 * US),
      stream: streams.stream('service'),
    },
    { departed: () => departed++, lost: () => lost++ },
  );
  const gap = exponential(7 * US);
  new Source(simulator, { name: 'source', gap, stream: streams.stream('gaps') }, (c) =>
    station.accept(c),
  ).start();
  simulator.run(0.2 * S);
  return { simulator, station, departed: () => departed, lost: () => lost };
}

test('Every customer that came has left, was lost or is still there', () => {
  const { station, departed, lost } = farm(1);
  const { arrived, inSystem } = station.statistics;
  expect(arrived).toBeGreaterThan(20_000);
  expect(lost()).toBeGreaterThan(0);
  expect(arrived).toBe(departed() + lost() + inSystem.value);
});

test("Little's law holds: the mean number in the system is throughput times mean sojourn", () => {
  const { simulator, station } = farm(2);
  const { sojourn, inSystem } = station.statistics;
  const throughput = sojourn.count / simulator.now;
  expect(inSystem.mean / (throughput * sojourn.mean!)).toBeCloseTo(1, 2);
});

test('A reset forgets what was observed but nobody who is there', () => {
  const { simulator, station } = farm(3);
  const present = station.statistics.inSystem.value;
  station.reset();
  expect(station.statistics).toMatchObject({ arrived: 0, lost: 0, delayed: 0 });
  expect(station.statistics.inSystem.value).toBe(present);
  simulator.run(simulator.now + 10 * US);
  expect(station.statistics.busy.mean).toBeGreaterThan(0);
});

test('The same seed gives the same run, another seed another', () => {
  const fingerprint = (seed: number) => farm(seed).simulator.fingerprint;
  expect(fingerprint(4)).toBe(fingerprint(4));
  expect(fingerprint(5)).not.toBe(fingerprint(4));
});

test('A router sends customers on in proportion to the weights', () => {
  const counts = [0, 0];
  const routes = [
    { weight: 1, output: () => counts[0]++ },
    { weight: 3, output: () => counts[1]++ },
  ];
  const router = new Router(routes, createStreams(1, 0).stream('router'));
  for (let customer = 0; customer < 40_000; customer++) router.accept(customer);
  expect(Math.abs(counts[1] / 40_000 - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / 40_000));
});
