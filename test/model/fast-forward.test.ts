import { S } from '../../src/kernel/time.js';
import { distributorWork, instanceWork } from '../../src/model/sgm/module-work.js';
import { type Changes, kindOf, type Outcome, outcomeOf, query, type Run } from './world.js';

/** Nothing asymmetric and no common tables: all work of members is for connections, but for heartbeats. */
const quiet: Changes = { sync: { sharedTableShare: 0 }, traffic: { asymmetricShare: 0 } };

function runOf(kind: ReturnType<typeof kindOf>, run: Run = {}, changes: Changes = {}): Outcome {
  const traffic = { ...quiet.traffic, classes: [kind] };
  return outcomeOf({ members: 2, ...run, changes: { ...quiet, ...changes, traffic } });
}

const call = { ...query, exchanges: 50, exchangePacket: 200, fastForward: true };
const backup = kindOf({ object: 400_000, fastForward: true });

const total = ({ system }: Outcome, of: (member: Outcome['system']['modules'][number]) => number): number =>
  system.modules.reduce((sum, module) => sum + of(module), 0);

test('Members neither see nor know UDP that the orchestrator forwards alone', () => {
  const outcome = runOf(call);
  const { seen, system } = outcome;
  expect(system.meter.handledPackets).toBeGreaterThan(50_000);
  expect(seen.values['drop_ratio']).toBe(0);
  expect(seen.values['concurrent_connections']).toBe(0);
  expect(total(outcome, ({ egress }) => egress.reduce((sum, { offeredBits }) => sum + offeredBits, 0))).toBe(
    0,
  );
  expect(system.network.sent).toBe(0);
  const told = seen.values['fast_forward_utilization'] * 100e9;
  expect(seen.values['throughput_bps'] / 2 / told).toBeCloseTo(1, 1);
  // A pass through the orchestrator and a packet at 100 Gbps.
  expect(seen.values['latency_p99_s']).toBeGreaterThan(1e-6);
  expect(seen.values['latency_p99_s']).toBeLessThan(1.2e-6);
});

test('Of TCP a member sees the SYN alone, and decides on it', () => {
  const outcome = runOf(backup, { duration: 2 * S });
  const { system } = outcome;
  const { sndPacket, firstPacket, mediumPacket } = system.plan.config.appliance.costs;
  const without = runOf({ ...backup, fastForward: false }, { duration: 2 * S });
  // Heartbeats are the same in both.
  const heartbeats = outcome.span / 1e8;
  const perConnection = (work: number, beats: number): number => (work - beats) / system.source.births;
  const { heartbeatCost, packetCost } = system.plan.config.sync;
  const beats = 2 * 2 * heartbeats * (heartbeatCost + packetCost);
  expect(perConnection(total(outcome, distributorWork), 0) / sndPacket).toBeCloseTo(1, 1);
  expect(perConnection(total(outcome, instanceWork), beats) / (firstPacket + mediumPacket)).toBeCloseTo(1, 1);
  expect(system.meter.handledPackets / without.system.meter.handledPackets).toBeCloseTo(1, 1);
  expect(outcome.seen.values['connection_rate_cps']).toBeCloseTo(2000, -2);
});

test('Nothing that the orchestrator forwards alone is copied, however long it lives', () => {
  expect(
    runOf({ ...backup, fastForward: false }, {}, { sync: { ...quiet.sync, delay: 0 } }).system.network.sent,
  ).toBeGreaterThan(100);
  expect(runOf(backup, {}, { sync: { ...quiet.sync, delay: 0 } }).system.network.sent).toBe(0);
});

test('They share the rate of one port each way, and what its buffer cannot hold is dropped there', () => {
  const fastForward = { portRate: 100e6, portBuffer: 15_000 };
  const { system, seen, span } = runOf(backup, { rate: 400 }, { distribution: { fastForward } });
  const bits = 400 * 8 * 400_000; // 1.3 Gbps towards the clients
  expect(seen.values['throughput_bps']).toBeLessThan(2.02 * 100e6);
  expect(seen.values['throughput_bps']).toBeGreaterThan(0.97 * 100e6);
  expect(bits).toBeGreaterThan(10 * 100e6);
  const { dropped } = system.meter;
  expect(dropped['orchestrator-port']).toBe(system.meter.droppedPackets);
  expect(dropped['orchestrator-port']).toBeGreaterThan(0);
  expect(span).toBe(S);
});

test.each(['clusterxl-load-sharing-multicast', 'elasticxl', 'no-sync'])(
  'Under %s it is without effect',
  (strategy) => {
    const run = (fastForward: boolean): string =>
      runOf({ ...backup, fastForward }, { strategy }).seen.fingerprint;
    expect(run(true)).toBe(run(false));
  },
);

test('Waits for the port are the same in a sample of the connections', () => {
  const distribution: Changes['distribution'] = { fastForward: { portRate: 1e9, portBuffer: 16e6 } };
  const wait = (scale: number): number =>
    runOf(call, { rate: 4000, scale, duration: 2 * S }, { distribution }).seen.values['latency_mean_s'];
  expect(Math.abs(wait(0.5) / wait(1) - 1)).toBeLessThan(0.1);
});
