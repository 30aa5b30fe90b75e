import { checkBound } from '../../src/experiment/bound-check.js';
import { connectionDemand } from '../../src/experiment/connection-demand.js';
import { HottestShare } from '../../src/experiment/hottest-share.js';
import { operationalBound } from '../../src/experiment/operational-bound.js';
import type { Replication } from '../../src/experiment/point-study.js';
import type { DesignPoint } from '../../src/scenario/scenario.js';
import { defaultScenario } from './scenario-fixture.js';

const shares = new HottestShare(1);

function pointOf(strategy: string, members: number, settings: Record<string, string> = {}): DesignPoint {
  const scenario = defaultScenario({ ...settings, strategies: `[${strategy}]`, members: `[${members}]` });
  return scenario.points.find((point) => point.strategy === strategy && point.members === members)!;
}

/** Connections per second that so many cores can work for. */
function ofCores(point: DesignPoint, cores: number): number {
  const { sndWork, instanceWork } = connectionDemand(point.model);
  return (cores * 1e9) / (sndWork + instanceWork);
}

test('A single gateway is bound by its cores, or by its ports where they are slow', () => {
  const gateway = pointOf('single-gateway', 1);
  expect(operationalBound(gateway, shares)).toBeCloseTo(ofCores(gateway, 16), 6);
  const slow = pointOf('single-gateway', 1, { 'appliance.ports.rate': '10 Gbps' });
  const { bytes } = connectionDemand(slow.model);
  expect(operationalBound(slow, shares)).toBeCloseTo((2 * 10e9) / (8 * bytes), 6);
});

test('The limits of the objective scale the bound', () => {
  const gateway = pointOf('single-gateway', 1);
  const half = { maxCoreUtilization: 0.5, maxPortUtilization: 0.5, maxTableUtilization: 0.5 };
  expect(operationalBound(gateway, shares, half) / operationalBound(gateway, shares)).toBeCloseTo(0.5, 9);
});

test('Members that share by hash are bound by the hottest of them', () => {
  const cluster = pointOf('no-sync', 10);
  const expected = 10 * shares.meanControl(cluster) * ofCores(cluster, 16);
  expect(operationalBound(cluster, shares)).toBeCloseTo(expected, 6);
  expect(shares.meanControl(cluster)).toBeLessThan(1);
});

test('Where packets are flooded no number of members carries more than the ports of one', () => {
  const flooded = pointOf('clusterxl-load-sharing-multicast', 40);
  const { bytes } = connectionDemand(flooded.model);
  expect(operationalBound(flooded, shares)).toBeCloseTo((2 * 100e9) / (8 * bytes), 6);
});

test('High availability is bound by one member however many there are', () => {
  const one = operationalBound(pointOf('single-gateway', 1), shares);
  expect(operationalBound(pointOf('clusterxl-high-availability', 5), shares)).toBeCloseTo(one, 6);
});

test('Members that have failed carry nothing', () => {
  const nine = operationalBound(pointOf('no-sync', 9), shares);
  const degraded = operationalBound({ ...pointOf('no-sync', 10), failed: 1 }, shares);
  expect(Math.abs(degraded / nine - 1)).toBeLessThan(0.01);
});

describe('what a simulation carries', () => {
  const point = pointOf('no-sync', 2);
  const scenario = defaultScenario({ members: '[2]' });
  const { bytes } = connectionDemand(point.model);
  const bound = operationalBound(pointOf('single-gateway', 1), shares, scenario.objective);
  /** A replication that carries so many times what a gateway can, with `share` of it on the first of two members. */
  const carrying = (gateways: number, share = 0.5): Replication => {
    const capacity = gateways * bound;
    const members = [{ share }, { share: 1 - share }];
    return {
      capacity,
      observations: { members, values: { throughput_bps: 8 * bytes * capacity } },
    } as unknown as Replication;
  };

  test('is a fault when its whole interval lies beyond the bound, as the shares that were drawn have it', () => {
    expect(() => checkBound(point, [carrying(1.9), carrying(2.01)], scenario)).not.toThrow();
    expect(() => checkBound(point, [carrying(2.1), carrying(2.11), carrying(2.1)], scenario)).toThrow(
      /no-sync x 2 carries 1\.05\d* times its operational bound/,
    );
    const uneven = [carrying(1.9, 0.6), carrying(1.91, 0.6), carrying(1.9, 0.6)]; // 1 / 0.6 is the most
    expect(() => checkBound(point, uneven, scenario)).toThrow();
  });

  test('under a fixed load is a fault when its whole interval lies beyond', () => {
    const fixed = defaultScenario({ members: '[2]', load: '10 kcps' });
    const full = 1 / scenario.objective.maxCoreUtilization; // of all the time, not of the objective
    expect(() =>
      checkBound(point, [carrying(2 * full), carrying(2.02 * full), carrying(1.99 * full)], fixed),
    ).not.toThrow();
    expect(() =>
      checkBound(point, [carrying(2.1 * full), carrying(2.12 * full), carrying(2.11 * full)], fixed),
    ).toThrow();
  });
});

test('What the orchestrator forwards alone asks nothing of members, and is bound by its port', () => {
  const classes = (transport: string): string =>
    `{ name: all, classes: [{ name: call, share: 100 %, transport: ${transport}, exchanges: 100, fastForward: true }] }`;
  const traffic = (transport: string) => ({ traffic: classes(transport) });
  const [tcp, udp] = ['tcp', 'udp'].map((transport) => pointOf('hypersync', 4, traffic(transport)));
  const { firstPacket, mediumPacket, sndPacket } = tcp.model.appliance.costs;
  expect(connectionDemand(tcp.model).instanceWork).toBeCloseTo(firstPacket + mediumPacket, 6);
  expect(connectionDemand(tcp.model).sndWork).toBeCloseTo(sndPacket, 6);
  expect(connectionDemand(udp.model).instanceWork).toBe(0);
  expect(operationalBound(udp, shares)).toBeCloseTo(100e9 / (8 * 100 * 100), 6);
  expect(connectionDemand(pointOf('no-sync', 4, traffic('udp')).model).instanceWork).toBeGreaterThan(0);
});
