import { erlangB, erlangC } from '../../src/stats/erlang.js';
import { jackson } from '../../src/stats/jackson.js';
import {
  md1,
  mg1,
  mm1,
  mm1SojournQuantile,
  mmc,
  mmcc,
  mmcWaitQuantile,
  priorityWaits,
} from '../../src/stats/queueing-theory.js';

test.each([
  [1, 1, 0.5],
  [5, 10, 0.018385],
  [10, 10, 0.214582],
  [100, 100, 0.0757],
  [0.1, 3, 0.000151],
])('Erlang B of %d Erlang on %d servers is that of the tables', (load, servers, expected) => {
  expect(erlangB(load, servers)).toBeCloseTo(expected, expected < 0.001 ? 6 : 4);
});

test.each([
  [0.8, 1, 0.8],
  [1, 2, 1 / 3],
  [8, 10, 0.40918],
])('Erlang C of %d Erlang on %d servers is that of the tables', (load, servers, expected) => {
  expect(erlangC(load, servers)).toBeCloseTo(expected, 5);
});

test('An M/M/1 at 80 % waits four services, and half of that when service is constant', () => {
  expect(mm1(0.8, 1).wait).toBeCloseTo(4, 12);
  expect(mm1(0.8, 1).inSystem).toBeCloseTo(4, 12);
  expect(md1(0.8, 1).wait).toBeCloseTo(2, 12);
  expect(mg1(0.8, 1, 1)).toEqual(mm1(0.8, 1));
});

test('An M/M/c of one server is an M/M/1, and many servers hardly wait', () => {
  expect(mmc(0.8, 1, 1)).toEqual(mm1(0.8, 1));
  expect(mmc(1, 1, 2).wait).toBeCloseTo(1 / 3, 12);
  expect(mmc(8, 1, 10).wait).toBeCloseTo(0.20459, 5);
});

test('A loss system carries what it does not block', () => {
  const { blocking, inSystem, utilization } = mmcc(10, 1, 10);
  expect(inSystem).toBeCloseTo(10 * (1 - blocking), 12);
  expect(utilization).toBeCloseTo(1 - blocking, 12);
});

test('Priorities move waiting from one class to the other: work is conserved', () => {
  const classes = [
    { arrivalRate: 0.3, serviceMean: 1, serviceVariance: 1 },
    { arrivalRate: 0.5, serviceMean: 1, serviceVariance: 1 },
  ];
  const [urgent, other] = priorityWaits(classes);
  expect(urgent).toBeCloseTo(0.8 / 0.7, 12);
  expect(0.3 * urgent + 0.5 * other).toBeCloseTo(0.8 * mm1(0.8, 1).wait, 12);
});

test('Quantiles of waits and sojourns agree with their laws', () => {
  expect(mm1SojournQuantile(0.5, 1, 0.99)).toBeCloseTo(Math.log(100) / 0.5, 12);
  expect(mmcWaitQuantile(0.8, 1, 1, 0.99)).toBeCloseTo(Math.log(80) / 0.2, 9);
  expect(mmcWaitQuantile(0.8, 1, 1, 0.2)).toBe(0);
});

test('A network of one station with feedback is an M/M/1 at the higher rate', () => {
  const { stations, sojourn } = jackson([{ arrivalRate: 0.4, serviceRate: 1, servers: 1, next: [0.5] }]);
  expect(stations[0].throughput).toBeCloseTo(0.8, 12);
  expect(sojourn).toBeCloseTo(2 * mm1(0.8, 1).sojourn, 12);
});

test('The traffic equations balance every station', () => {
  const next = [
    [0, 0.6, 0.3],
    [0.2, 0.1, 0.5],
    [0.4, 0, 0],
  ];
  const outside = [1, 0.5, 0];
  const { stations } = jackson(
    next.map((row, i) => ({ arrivalRate: outside[i], serviceRate: 10, servers: 1, next: row })),
  );
  stations.forEach(({ throughput }, i) => {
    const inflow = stations.reduce((sum, station, j) => sum + station.throughput * next[j][i], outside[i]);
    expect(throughput).toBeCloseTo(inflow, 12);
  });
});

test('Queues without a steady state are refused', () => {
  for (const unstable of [() => mm1(1, 1), () => mmc(4, 1, 4), () => mg1(2, 1, 0), () => erlangC(NaN, 2)]) {
    expect(unstable).toThrow(RangeError);
  }
});
