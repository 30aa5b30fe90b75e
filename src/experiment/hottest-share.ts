import type { ModelConfig } from '../model/config.js';
import { tenantsOf } from '../model/tenants/tenant.js';
import { clientKey } from '../model/traffic/direction-keys.js';
import { bucketSharesUnder } from '../model/traffic/talker-population.js';
import { createStreams, type RandomEngine } from '../random/streams.js';
import type { DesignPoint } from '../scenario/scenario.js';
import { policiesOf } from './policies.js';

/** Keys that are drawn: enough for a mean to 0.1 %, fewer where there are so many talkers that it hardly varies. */
const drawsFor = (talkers: number): number => Math.min(1000, Math.max(30, Math.floor(5e7 / talkers)));

/**
 * What random keys of the talkers leave to each member, without simulation: the known mean of the control variate of
 * capacities, E[1 / (members x largest share of a member)], and means of whatever else follows from the shares.
 */
export class HottestShare {
  readonly #seed: number;
  readonly #engine: RandomEngine | undefined;
  readonly #draws = new Map<string, readonly Float64Array[]>();
  readonly #controls = new Map<string, number>();

  constructor(seed: number, engine?: RandomEngine) {
    this.#seed = seed;
    this.#engine = engine;
  }

  /** The control of one replication: shares as its observations show them. */
  static control(members: readonly { readonly share: number }[]): number {
    return 1 / (members.length * Math.max(...members.map(({ share }) => share)));
  }

  meanControl(point: DesignPoint): number {
    const sites = point.model.sites.count;
    const systems = point.model.virtualSystems?.map(({ share, weight }) => [share, weight]);
    const options = JSON.stringify([point.model.options[point.strategy] ?? {}, systems]);
    const { strategy, members, failed = 0 } = point;
    const key = [
      strategy,
      options,
      members,
      failed,
      sites,
      keyingOf(point.model),
      dealingOf(point.model),
    ].join('/');
    let mean = this.#controls.get(key);
    if (mean === undefined) {
      mean = this.mean(point, (shares) => 1 / (point.members * Math.max(...shares)));
      this.#controls.set(key, mean);
    }
    return mean;
  }

  /** The mean over random keys of a figure that follows from the members' shares of the connections. */
  mean(point: DesignPoint, figure: (shares: Float64Array) => number): number {
    const { assignment, keyedBy } = policiesOf(point);
    const draws =
      keyedBy === undefined
        ? this.#bucketDraws(point.model)
        : [Float64Array.from(tenantsOf(point.model), ({ share }) => share)];
    const owner = Int32Array.from({ length: draws[0].length }, (_, bucket) => assignment.memberOf(bucket));
    const shares = new Float64Array(point.members);
    let total = 0;
    for (const draw of draws) {
      shares.fill(0);
      for (let bucket = 0; bucket < draw.length; bucket++) shares[owner[bucket]] += draw[bucket];
      total += figure(shares);
    }
    return total / draws.length;
  }

  #bucketDraws(model: ModelConfig): readonly Float64Array[] {
    const key = keyingOf(model);
    let draws = this.#draws.get(key);
    if (draws === undefined) {
      const salts = createStreams(this.#seed, 0, this.#engine).stream('control/keys');
      draws = bucketSharesUnder(model, salts, drawsFor(model.traffic.talkers));
      this.#draws.set(key, draws);
    }
    return draws;
  }
}

/** All that the buckets of the packets of clients follow from. */
function keyingOf({ traffic, distribution }: ModelConfig): string {
  const { talkers, talkerSkew, endpoints } = traffic;
  const form = clientKey({ traffic, distribution });
  return JSON.stringify([
    talkers,
    talkerSkew,
    distribution.buckets,
    form,
    form === 'talker' ? null : endpoints,
  ]);
}

/** What else of the distribution decides who has which bucket. */
function dealingOf({ distribution: { weighting, members, downlinks } }: ModelConfig): string {
  return JSON.stringify([weighting, members, downlinks]);
}
