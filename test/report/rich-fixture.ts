import type { Estimate, FaultResult, PointResult, ResultTable } from '../../src/experiment/result-table.js';
import { noLosses } from '../../src/model/faults/loss-cause.js';
import type { RunFacts } from '../../src/report/result-record.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { curvePoints, estimate, tableOf } from './result-fixture.js';

const CORES = 8;

/** Points with every figure that charts and the page show, at realistic magnitudes; loads differ by member and core. */
export function richPoints(...of: Parameters<typeof curvePoints>): readonly PointResult[] {
  return curvePoints(...of).map(rich);
}

function rich(point: PointResult): PointResult {
  const { strategy, members } = point;
  const isCopied = members > 1 && strategy !== 'no-sync';
  const load = (member: number): number => 0.95 - 0.02 * ((member * 7) % 5);
  return {
    ...point,
    estimates: { ...point.estimates, ...figuresOf(members, isCopied) },
    memberResults: numbers(members).map((member) => ({
      member,
      role: 'active',
      values: { share: 1 / members, fw_utilization: load(member), throughput_bps: 40e9 },
    })),
    coreResults: numbers(members).flatMap((member) =>
      numbers(CORES).map((core) => ({
        member,
        core: core - 1,
        role: core < 3 ? 'snd' : 'fw',
        utilization: load(member) - (core < 3 ? 0.4 : 0),
      })),
    ),
    bottleneck: strategy.includes('unicast') && members > 5 ? 'SND cores' : 'firewall instances',
    sensitivities: [
      { parameter: 'appliance.cores', elasticity: 1 },
      { parameter: 'appliance.costs.mediumPacket', elasticity: -(1 - 0.01 * members) },
      ...(isCopied ? [{ parameter: 'sync.applyCost', elasticity: -0.01 * members }] : []),
    ],
  };
}

function figuresOf(members: number, isCopied: boolean): Readonly<Record<string, Estimate>> {
  const wait = 1e-4 * (1 + 0.1 * members);
  return {
    throughput_bps: estimate(members * 40e9),
    connection_rate_cps: estimate(members * 20e3),
    latency_p50_s: estimate(wait, 0.1),
    latency_p90_s: estimate(2 * wait, 0.1),
    latency_p99_s: estimate(5 * wait, 0.2),
    setup_latency_p99_s: estimate(3 * wait, 0.2),
    drop_ratio: { ...estimate(0), ciHigh: 2e-5, method: 'upper bound' },
    hottest_member_utilization: estimate(0.95),
    sync_bps: estimate(isCopied ? members * 12e6 : 0),
    sync_cpu_share: estimate(isCopied ? 0.01 * members : 0),
    sync_memory_bytes_per_member: estimate(isCopied ? 80e6 : 0),
  };
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Figures that only a searched capacity has. */
const SEARCHED = /^(capacity_|efficiency|degradation)/;

/** A run under a fixed load, in which member 2 crashes at 1 s: no capacities, but losses and a timeline. */
export function faultTable(strategies: readonly string[] = ['hypersync', 'no-sync']): ResultTable {
  const points = richPoints(strategies, [5]).map(({ estimates, ...point }) => {
    const kept = Object.fromEntries(Object.entries(estimates).filter(([name]) => !SEARCHED.test(name)));
    return {
      ...point,
      estimates: kept,
      sensitivities: [],
      faults: crash(point.strategy === 'no-sync' ? 1000 : 40),
    };
  });
  return tableOf(points, {
    load: { kind: 'fixed', unit: 'bps', rate: 100e9, per: 'cluster' },
    faults: [{ at: 1e9, do: 'crash', member: 2 }],
  });
}

function crash(lost: number): FaultResult {
  return {
    timeline: Array.from({ length: 20 }, (_, index) => ({
      start: index / 10,
      offeredPps: 1e7,
      handledPps: index === 10 || index === 11 ? 8e6 : 1e7,
      droppedPps: index === 10 || index === 11 ? 2e6 : 0,
      membersUp: index < 10 ? 5 : 4,
      lost: { ...noLosses(), 'younger-than-sync-delay': index === 10 ? lost : 0 },
      highestLoad: 0.6,
      meanLoad: 0.5,
      latencyP99: 0.001,
      tableLoad: null,
      floodOfferedPps: 0,
      floodDroppedPps: 0,
      syncBlockedPps: 0,
      events: index === 10 ? ['crash 2'] : index === 12 ? ['detected 2'] : [],
    })),
    events: [],
    figures: [
      { name: 'detection_s', unit: 's', estimate: estimate(0.24) },
      { name: 'connections_lost_share', unit: '1', estimate: estimate(lost / 1000) },
    ],
  };
}

/** Curves of some strategies under each delay. */
export function sweptTable(strategies: readonly string[], delays: readonly string[]): ResultTable {
  return tableOf(
    delays.flatMap((delay, index) =>
      richPoints(strategies, [1, 2, 4], { 'sync.delay': delay }, 1 - 0.05 * index),
    ),
    { sweep: [{ path: 'sync.delay', values: delays }] },
  );
}

/** A run with the sizes of the default scenario. */
export const richTable = (strategies?: readonly string[], more: Partial<Scenario> = {}): ResultTable =>
  tableOf(richPoints(strategies), more);

/** What is known beside the figures. */
export const facts: RunFacts = {
  version: '0.0.0',
  resolvedScenario: { objective: { maxDropRatio: '0.1 %' }, sync: { delay: '9 s' } },
  digest: 'd'.repeat(64),
  scenarioText: 'name: small\n',
};
