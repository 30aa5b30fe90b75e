import { connectionDemand } from '../../src/experiment/connection-demand.js';
import { HottestShare } from '../../src/experiment/hottest-share.js';
import { operationalBound } from '../../src/experiment/operational-bound.js';
import type { DesignPoint } from '../../src/scenario/scenario.js';
import { defaultScenario } from './scenario-fixture.js';

/** Talkers so many and so alike that what is left of imbalance is the strategy's. */
const EVEN = { 'traffic.talkers': '10000000', 'traffic.talkerSkew': '0', 'distribution.buckets': '16384' };

const shares = new HottestShare(1);

function pointOf(strategy: string, members: number, settings: Record<string, string>): DesignPoint {
  const scenario = defaultScenario({
    ...EVEN,
    ...settings,
    strategies: `[${strategy}]`,
    members: `[${members}]`,
  });
  return scenario.points.find((point) => point.strategy === strategy && point.members === members)!;
}

/** The operational bound in gateways of the same appliance. */
function gateways(strategy: string, members: number, settings: Record<string, string> = {}): number {
  const point = pointOf(strategy, members, settings);
  const { sndWork, instanceWork } = connectionDemand(point.model);
  return (operationalBound(point, shares) * (sndWork + instanceWork)) / (16 * 1e9);
}

/** Within 1 %: what the random keys of so many talkers leave. */
function expectNear(reached: number, expected: number): void {
  expect(Math.abs(reached / expected - 1)).toBeLessThan(0.01);
}

const equalSystems = (count: number) => ({
  'options.vsls.virtualSystems': `${count}`,
  'options.vsls.trafficSkew': '0',
});

test.each([
  [3, 10, 10 / 4],
  [4, 10, 10 / 3],
  [7, 10, 10 / 2],
  [13, 10, 10],
  [8, 8, 8],
])('VSLS: %i members carry %i equal virtual systems as %d gateways would', (members, count, expected) => {
  expectNear(gateways('vsls', members, equalSystems(count)), expected);
});

test('VSLS: the one heaviest virtual system bounds any number of members, by whatever weights', () => {
  const heavy = { 'options.vsls.virtualSystems': '20', 'options.vsls.trafficSkew': '1' };
  const sum = Array.from({ length: 20 }, (_, rank) => 1 / (rank + 1)).reduce((a, b) => a + b, 0);
  for (const weights of ['equal', 'traffic']) {
    const reached = gateways('vsls', 20, { ...heavy, 'options.vsls.weights': weights });
    expectNear(reached, sum);
  }
});

test('VSLS: weights that follow the traffic carry more than equal ones', () => {
  const byTraffic = gateways('vsls', 3, { 'options.vsls.weights': 'traffic' });
  expect(byTraffic).toBeGreaterThan(1.1 * gateways('vsls', 3));
  expect(byTraffic).toBeLessThanOrEqual(3);
});

test.each([
  [2, 0.8, 1.8],
  [3, 0.5, 1.75],
  [5, 0.8, 1 + 0.8 + 0.64 + 0.512 + 0.4096],
  [5, 1, 5],
])(
  'Active-Active: %i members, each routed %d of the one before, carry %d gateways',
  (members, ratio, expected) => {
    const reached = gateways('clusterxl-active-active', members, {
      'options.clusterxl-active-active.routingRatio': `${ratio * 100} %`,
    });
    expectNear(reached, expected);
  },
);

test.each([
  [2, undefined],
  [3, undefined],
  [6, undefined],
  [6, 0],
])('ElasticXL: %i members are bound by a pivot that sees every packet and inspects %p', (members, given) => {
  const settings = given === undefined ? {} : { 'options.elasticxl.pivotShare': `${given * 100} %` };
  const { model } = pointOf('elasticxl', members, settings);
  const { sndWork, instanceWork, packets } = connectionDemand(model);
  const { sndPacket, forwardPacket } = model.appliance.costs;
  const handOn = (packets * (sndPacket + forwardPacket)) / (sndWork + instanceWork);
  const share = given ?? 1 / members;
  const expected = 1 / (share + (1 - share) * handOn);
  const ports = (2 * 100e9) / (8 * connectionDemand(model).bytes);
  const inGateways = (ports * (sndWork + instanceWork)) / (16 * 1e9);
  expectNear(gateways('elasticxl', members, settings), Math.min(expected, inGateways));
});

test('The usual imbalance is that of the options, also where only these differ', () => {
  const one = new HottestShare(1);
  const control = (count: number): number => one.meanControl(pointOf('vsls', 4, equalSystems(count)));
  expectNear(control(4), 1);
  expectNear(control(5), 5 / 8);
  expectNear(control(8), 1);
});
