import type { CapacityQuery, CapacitySource } from '../../../src/experiment/planning/capacity-source.js';
import type { PlanQuestion } from '../../../src/experiment/planning/plan-question.js';
import type { PlanTask } from '../../../src/experiment/planning/plan-task.js';
import type { PointResult, ReplicationResult } from '../../../src/experiment/result-table.js';
import { normalQuantile } from '../../../src/random/normal.js';
import { createStreams } from '../../../src/random/streams.js';
import { meanInterval } from '../../../src/stats/confidence.js';
import { point } from '../../report/result-fixture.js';

/** What members that are up carry together, bit/s, some others having failed. */
export type CapacityCurve = (up: number, failed?: number) => number;

/** A curve without surprises: 40 Gbps each, with contention of 1 %. */
export const contended: CapacityCurve = (up) => (up * 40e9) / (1 + 0.01 * (up - 1));

/** Capacities that are known, with independent noise in every replication; notes what it is asked. */
export class SyntheticCapacities implements CapacitySource {
  readonly queries: (CapacityQuery & { readonly replications: number })[] = [];
  readonly #curve: CapacityCurve;
  readonly #noise: number;
  readonly #seed: number;

  /** `noise` is the standard deviation of a replication over its mean. */
  constructor(curve: CapacityCurve, noise = 0.002, seed = 1) {
    this.#curve = curve;
    this.#noise = noise;
    this.#seed = seed;
  }

  capacity(query: CapacityQuery & { readonly replications: number }): Promise<PointResult> {
    this.queries.push(query);
    const replications = Array.from({ length: query.replications }, (_, index) =>
      this.#replication(query, index),
    );
    return Promise.resolve(this.#point(query, replications));
  }

  /** Members of the clusters that were asked for, each once, in order. */
  get sizes(): readonly number[] {
    return [...new Set(this.queries.map(({ members, failed }) => `${members} ${failed}`))].map(parseFloat);
  }

  #replication({ strategy, members, failed }: CapacityQuery, replication: number): ReplicationResult {
    const name = `${strategy}/${members}/${failed}`;
    const stream = createStreams(this.#seed, replication).stream(name);
    const [control, rest] = [stream.uniform(), stream.uniform()].map((u) => normalQuantile(u || 2 ** -54));
    const capacity = this.#curve(members - failed, failed) * (1 + this.#noise * (0.6 * control + 0.8 * rest));
    return {
      replication,
      values: { capacity_bps: capacity, capacity_cps: capacity / 2e6 },
      fingerprint: `${name}/${replication}`,
      events: 1000,
      control,
    };
  }

  #point({ strategy, members }: CapacityQuery, replications: readonly ReplicationResult[]): PointResult {
    const estimates = Object.fromEntries(
      ['capacity_bps', 'capacity_cps'].map((metric) => {
        const { mean, low, high, standardDeviation, count } = meanInterval(
          replications.map(({ values }) => values[metric]),
        );
        const limits = { ciLow: low, ciHigh: high, stdDev: standardDeviation };
        return [metric, { mean, ...limits, replications: count, method: 'mean' as const }];
      }),
    );
    return {
      ...point(strategy, members, 0),
      estimates,
      replications,
      meanControl: 0,
      meanControlError: 0,
      bottleneck: 'firewall instances',
    };
  }
}

/** A question about today's bits per second, with nothing failed. */
export function questionOf(rate: number, more: Partial<PlanQuestion> = {}): PlanQuestion {
  return {
    demand: { metric: 'capacity_bps', rate },
    growth: 0,
    years: 0,
    spare: { kind: 'members', count: 0 },
    targetUtilization: undefined,
    ...more,
  };
}

/** A task for one strategy of up to 52 members, whose bound is 44 Gbps each. */
export function taskOf(question: PlanQuestion, more: Partial<PlanTask> = {}): PlanTask {
  return {
    question,
    strategies: [{ name: 'hypersync', supportedMembers: 52 }],
    replications: { min: 5, max: 30 },
    bound: ({ members, failed }, metric) => (members - failed) * (metric === 'capacity_bps' ? 44e9 : 22e3),
    ...more,
  };
}
