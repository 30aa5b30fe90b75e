import { erlangB } from '../../src/stats/erlang.js';
import { engset, finiteQueue, machineRepair, mmck } from '../../src/stats/finite-queues.js';
import { meanValueAnalysis } from '../../src/stats/closed-networks.js';
import { mm1, mmc } from '../../src/stats/queueing-theory.js';

test('One server with room for two is three states with weights 1, r and r squared', () => {
  const { blocking, full, inSystem, utilization, throughput, waiting, wait } = mmck(0.5, 1, 1, 2);
  expect(blocking).toBeCloseTo(0.25 / 1.75, 14);
  expect(full).toBe(blocking);
  expect(inSystem).toBeCloseTo((0.5 + 2 * 0.25) / 1.75, 14);
  expect(utilization).toBeCloseTo(0.75 / 1.75, 14);
  expect(throughput).toBeCloseTo(0.5 * (1 - blocking), 14);
  expect(waiting).toBeCloseTo(0.25 / 1.75, 14);
  expect(wait).toBeCloseTo(waiting / throughput, 14);
});

test('Two servers with room for five block as the balance equations say', () => {
  const { blocking, inSystem } = mmck(1.5, 1, 2, 5);
  expect(blocking).toBeCloseTo(0.0851138353765324, 12); // weights 1, 1.5, 1.5²/2, 1.5³/4, 1.5⁴/8, 1.5⁵/16
  expect(inSystem).toBeCloseTo(2.005954465849387, 12);
});

test('At load 1 every number of customers is equally likely', () => {
  expect(mmck(1, 1, 1, 9).blocking).toBeCloseTo(0.1, 14);
  expect(mmck(1, 1, 1, 9).inSystem).toBeCloseTo(4.5, 12);
});

test('Without a queue a finite buffer is Erlang B, with a long one an M/M/c', () => {
  expect(mmck(8, 1, 10, 10).blocking).toBeCloseTo(erlangB(8, 10), 14);
  expect(mmck(3, 1, 4, 400).inSystem).toBeCloseTo(mmc(3, 1, 4).inSystem, 10);
  expect(mmck(0.7, 1, 1, 400).wait).toBeCloseTo(mm1(0.7, 1).wait, 10);
});

test('Two sources on one server: who calls finds the other one, or nobody', () => {
  // States idle and busy with weights 1 and 2a; the one that still calls when busy is lost.
  const { full, blocking } = engset(2, 0.5, 1, 1);
  expect(full).toBeCloseTo(1 / 2, 14);
  expect(blocking).toBeCloseTo(0.5 / (0.5 + 2 * 0.5), 14);
});

test('A call of an Engset system sees the system without its caller', () => {
  expect(engset(15, 0.5, 1, 6).blocking).toBeCloseTo(engset(14, 0.5, 1, 6).full, 14);
});

test('Very many sources with few calls each are Erlang B', () => {
  expect(engset(1e6, 8e-6, 1, 10).blocking).toBeCloseTo(erlangB(8, 10), 5);
});

test('No source is lost while there is a server for each', () => {
  expect(engset(4, 1, 1, 4).blocking).toBe(0);
});

test('Two machines and one repairman are three states', () => {
  const { inSystem, throughput } = machineRepair(2, 1, 1, 1); // weights 1, 2, 2
  expect(inSystem).toBeCloseTo((2 + 2 * 2) / 5, 14);
  expect(throughput).toBeCloseTo(4 / 5, 14);
});

test('Machines with a repairman each do not wait', () => {
  const { inSystem, wait, sojourn } = machineRepair(6, 0.25, 1, 6);
  expect(wait).toBe(0);
  expect(sojourn).toBeCloseTo(1, 14);
  expect(inSystem).toBeCloseTo((6 * 0.25) / 1.25, 14);
});

test('One repairman is what mean value analysis says of a station with think time', () => {
  const repair = machineRepair(10, 0.1, 1, 1);
  const { throughput, response } = meanValueAnalysis([{ visits: 1, serviceMean: 1 }], 10, 10);
  expect(repair.throughput).toBeCloseTo(throughput, 12);
  expect(repair.sojourn).toBeCloseTo(response, 12);
});

test('Arrivals that stop when the station is full lose nobody', () => {
  expect(finiteQueue([1, 1, 0], 1, 1)).toMatchObject({ blocking: 0 });
});
