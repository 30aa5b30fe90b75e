import type { Estimate, PointResult, ResultTable } from '../../src/experiment/result-table.js';
import type { ModelConfig } from '../../src/model/config.js';
import type { Scenario } from '../../src/scenario/scenario.js';

const scenario: Scenario = {
  name: 'small',
  description: 'A result that fits on a page.',
  seed: 7,
  rng: 'alea',
  strategies: ['hypersync'],
  members: [1, 2],
  model: {} as ModelConfig,
  load: { kind: 'capacity' },
  objective: {
    maxDropRatio: 0.001,
    maxLatencyP99: 2e6,
    maxCoreUtilization: 0.95,
    maxPortUtilization: 0.95,
    maxTableUtilization: 0.95,
  },
  replications: {
    min: 2,
    max: 2,
    relativePrecision: 0.02,
    metrics: null,
    absolutePrecision: 0.001,
    efficiencyPrecision: 0.003,
  },
  fidelity: 'auto',
  run: { warmUp: 1e9, duration: 1e10 },
  faults: [],
  floods: [],
  sweep: [],
  points: [],
};

/** A mean with an interval of the given relative half-width. */
export const estimate = (mean: number, relative = 0.01): Estimate => ({
  mean,
  ciLow: mean * (1 - relative),
  ciHigh: mean * (1 + relative),
  stdDev: mean * relative,
  replications: 2,
  method: 'mean',
});

/** A point with a capacity and what follows from it; anything can be overridden. */
export function point(
  strategy: string,
  members: number,
  capacity: number,
  more: Partial<PointResult> = {},
): PointResult {
  const efficiency = capacity / (members * 41e9);
  const estimates = {
    capacity_bps: estimate(capacity),
    capacity_cps: estimate(capacity / 1e6),
    efficiency: estimate(efficiency, 0.003),
    ...(members > 1 && { degradation_per_added_member: estimate((1 - efficiency) / (members - 1)) }),
    sync_bps: estimate(members * 12e6),
  };
  return {
    strategy,
    members,
    failed: 0,
    sweep: {},
    estimates,
    replications: [0, 1].map((replication) => ({
      replication,
      values: { capacity_bps: capacity + replication, efficiency },
      fingerprint: `f${replication}`,
      events: 1000,
      control: 1,
    })),
    meanControl: 1,
    meanControlError: 0,
    notEstimable: [],
    memberResults: [
      { member: 1, role: 'active', values: { throughput_bps: capacity / members, utilization: 0.9 } },
    ],
    coreResults: [{ member: 1, core: 0, role: 'snd', utilization: 0.91234567891234 }],
    bottleneck: 'SND cores of member 1 at 95 %',
    bottleneckMember: 1,
    bottleneckUtilization: 0.95,
    sensitivities: [{ parameter: 'appliance.costs.sndPacket', elasticity: -0.4 }],
    operationalBound: { bps: 1.1 * capacity, cps: (1.1 * capacity) / 1e6 },
    warmUp: {
      warmUp: 1,
      duration: 10,
      settled: true,
      state: 'packet trains under way',
      interval: 0.04,
      series: [4, 5, 6, 5],
    },
    supportedMembers: 52,
    beyondSupportedLimit: false,
    sampledShare: 1,
    waitsTrusted: true,
    warnings: [],
    ...more,
  };
}

/** A table of these points; parts of its scenario can be overridden. */
export function tableOf(points: readonly PointResult[], more: Partial<Scenario> = {}): ResultTable {
  return { scenario: { ...scenario, ...more }, points, warnings: [], events: 4000 };
}

const SIZES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 24, 31, 40, 52];

const shapes: Readonly<Record<string, { supported: number; capacity: (members: number) => number }>> = {
  hypersync: { supported: 52, capacity: (n) => (n * 41e9) / (1 + 0.006 * (n - 1)) },
  'clusterxl-load-sharing-multicast': {
    supported: 5,
    capacity: (n) => Math.min(240e9, (n * 41e9) / (1 + 0.05 * (n - 1))),
  },
  'clusterxl-load-sharing-unicast': {
    supported: 5,
    capacity: (n) => Math.min(95e9, (n * 41e9) / (1 + 0.09 * (n - 1))),
  },
  'clusterxl-high-availability': { supported: 5, capacity: (n) => 41e9 / (1 + 0.02 * (n - 1)) },
  'clusterxl-active-active': { supported: 5, capacity: (n) => (n * 41e9) / (1 + 0.06 * (n - 1)) },
  vsls: { supported: 13, capacity: (n) => (n * 41e9) / (1 + 0.03 * (n - 1)) },
  elasticxl: { supported: 3, capacity: (n) => (n * 41e9) / (1 + 0.055 * (n - 1)) },
  'no-sync': { supported: 52, capacity: (n) => (n * 41e9) / (1 + 0.002 * (n - 1)) },
  'sync-to-all': { supported: 52, capacity: (n) => (n * 41e9) / (1 + 0.04 * (n - 1)) },
};

/** Strategies that `curvePoints` knows. */
export const shapedStrategies = Object.keys(shapes);

/** Smooth scaling curves of the given strategies at realistic magnitudes, one single gateway first. */
export function curvePoints(
  strategies: readonly string[] = shapedStrategies,
  sizes: readonly number[] = SIZES,
  sweep: Readonly<Record<string, string>> = {},
  factor = 1,
): readonly PointResult[] {
  const curve = (strategy: string): readonly PointResult[] =>
    sizes.map((members) =>
      point(strategy, members, factor * shapes[strategy].capacity(members), {
        sweep,
        supportedMembers: shapes[strategy].supported,
        beyondSupportedLimit: members > shapes[strategy].supported,
      }),
    );
  return [point('single-gateway', 1, 41e9 * factor, { sweep }), ...strategies.flatMap(curve)];
}
