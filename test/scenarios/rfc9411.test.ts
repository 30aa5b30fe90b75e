import { meanOf, pointsOf, replicationsOf } from './shortened.js';

const HYPERSYNC = 'hypersync';
const MULTICAST = 'clusterxl-load-sharing-multicast';
const short = { ...replicationsOf(3), members: '[5]' };

test('Application mix: one gateway carries 41 Gbps; of five, HyperSync keeps 97 % and load sharing 77 %', async () => {
  const points = await pointsOf('rfc9411-application-mix', short);
  expect(meanOf(points, 'capacity_bps', 'single-gateway', 1) / 1e9).toBeCloseTo(40.7, 0);
  expect(meanOf(points, 'efficiency', HYPERSYNC, 5)).toBeCloseTo(0.966, 1);
  const multicast = meanOf(points, 'efficiency', MULTICAST, 5);
  expect(multicast).toBeGreaterThan(0.74);
  expect(multicast).toBeLessThan(0.8);
}, 60_000);

test('Connections per second: what others do for a connection weighs most where it is small', async () => {
  const swept = { ...short, 'sweep.traffic': '[rfc9411-1kb, rfc9411-64kb]' };
  const points = await pointsOf('rfc9411-connections-per-second', swept);
  const [small, large] = ['rfc9411-1kb', 'rfc9411-64kb'];
  expect(meanOf(points, 'capacity_cps', 'single-gateway', 1, small)).toBeCloseTo(188_765, -3);
  expect(meanOf(points, 'capacity_cps', 'single-gateway', 1, large)).toBeCloseTo(59_651, -3);
  expect(meanOf(points, 'efficiency', HYPERSYNC, 5, small)).toBeCloseTo(0.9, 1);
  expect(meanOf(points, 'efficiency', HYPERSYNC, 5, large)).toBeGreaterThan(0.93);
  expect(5 * meanOf(points, 'efficiency', MULTICAST, 5, small)).toBeLessThan(2);
  expect(5 * meanOf(points, 'efficiency', MULTICAST, 5, large)).toBeGreaterThan(3);
}, 60_000);

test('Throughput: it grows with the objects, and so does what a cluster keeps of it', async () => {
  const swept = { ...short, 'sweep.traffic': '[rfc9411-1kb, rfc9411-256kb]' };
  const points = await pointsOf('rfc9411-throughput', swept);
  const [small, large] = ['rfc9411-1kb', 'rfc9411-256kb'];
  const gateway = (traffic: string): number =>
    meanOf(points, 'capacity_bps', 'single-gateway', 1, traffic) / 1e9;
  expect(gateway(small)).toBeCloseTo(2.87, 1);
  expect(gateway(large)).toBeCloseTo(41.2, 0);
  for (const [strategy, least, most] of [
    [HYPERSYNC, 0.9, 0.97],
    [MULTICAST, 0.374, 0.781],
  ] as const) {
    expect(meanOf(points, 'efficiency', strategy, 5, small)).toBeCloseTo(least, 1);
    expect(meanOf(points, 'efficiency', strategy, 5, large)).toBeCloseTo(most, 1);
  }
}, 60_000);

test('Transaction latency: at half load a cluster adds little to that of one gateway', async () => {
  const points = await pointsOf('rfc9411-transaction-latency', {
    ...replicationsOf(3),
    members: '[10]',
    'run.duration': '400 ms',
  });
  for (const [strategy, members] of [
    ['single-gateway', 1],
    [HYPERSYNC, 10],
  ] as const) {
    const of = (metric: string): number => meanOf(points, metric, strategy, members) * 1e6;
    expect(of('latency_p50_s')).toBeGreaterThan(42);
    expect(of('latency_p50_s')).toBeLessThan(46);
    expect(of('setup_latency_p99_s')).toBeLessThan(60);
    expect(of('latency_p99_s')).toBeLessThan(125);
  }
  const added =
    meanOf(points, 'latency_p99_s', HYPERSYNC, 10) - meanOf(points, 'latency_p99_s', 'single-gateway', 1);
  expect(added).toBeGreaterThan(2e-6);
  expect(added).toBeLessThan(25e-6);
}, 60_000);
