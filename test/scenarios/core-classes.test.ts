import { pointsOf, replicationsOf } from './shortened.js';

const short = replicationsOf(3);

test('Small objects keep instances busy on either path, large ones SNDs where they are accelerated', async () => {
  const points = await pointsOf('cps-vs-throughput', short);
  expect(points.map(({ sweep, bottleneck }) => [...Object.values(sweep), bottleneck])).toEqual([
    ['rfc9411-1kb', 'medium', 'firewall instances'],
    ['rfc9411-1kb', 'accelerated', 'firewall instances'],
    ['rfc9411-256kb', 'medium', 'firewall instances'],
    ['rfc9411-256kb', 'accelerated', 'SND cores'],
  ]);
  const gbps = points.map(({ estimates }) => estimates['capacity_bps'].mean / 1e9);
  expect(gbps[0]).toBeCloseTo(2.9, 0);
  expect(gbps[1]).toBeCloseTo(3.2, 0);
  expect(gbps[2]).toBeCloseTo(41, 0);
  expect(gbps[3]).toBeGreaterThan(2.7 * gbps[2]);
}, 60_000);

test('Dynamic Balancing changes nothing where the split is right, and much where it is not', async () => {
  const points = await pointsOf('dynamic-balancing', short);
  const [medium, accelerated, balancedMedium, balancedAccelerated] = points.map(
    ({ estimates }) => estimates['capacity_bps'].mean / 1e9,
  );
  expect(medium).toBeCloseTo(32.2, 0);
  expect(balancedMedium / medium).toBeCloseTo(1, 2);
  expect(accelerated).toBeCloseTo(19.4, 0);
  expect(balancedAccelerated / accelerated).toBeGreaterThan(3.2);
  expect(balancedAccelerated / accelerated).toBeLessThan(3.7);
  expect(points[3].coreResults.filter(({ role }) => role === 'snd')).toHaveLength(7);
}, 60_000);
