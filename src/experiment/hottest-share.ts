import type { ModelConfig } from '../model/config.js';
import { tenantsOf } from '../model/tenants/tenant.js';
import { clientKey } from '../model/traffic/direction-keys.js';
import { bucketSharesUnder } from '../model/traffic/talker-population.js';
import { createStreams, type RandomEngine } from '../random/streams.js';
import type { DesignPoint } from '../scenario/scenario.js';
import { type Interval, meanInterval } from '../stats/confidence.js';
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
  readonly #controls = new Map<string, Interval>();
  /** Of the members of a point under each draw. */
  readonly #shares = new WeakMap<DesignPoint, readonly Float64Array[]>();

  constructor(seed: number, engine?: RandomEngine) {
    this.#seed = seed;
    this.#engine = engine;
  }

  /** The control of one replication: shares as its observations show them. */
  static control(members: readonly { readonly share: number }[]): number {
    return 1 / (members.length * Math.max(...members.map(({ share }) => share)));
  }

  meanControl(point: DesignPoint): number {
    return this.#controlOf(point).mean;
  }

  /** Standard error of that mean, which as many keys were drawn for as time allows; 0 where the keys decide nothing. */
  errorOfMeanControl(point: DesignPoint): number {
    return this.#controlOf(point).standardError ?? 0;
  }

  #controlOf(point: DesignPoint): Interval {
    const owner = ownersOf(point);
    const key = JSON.stringify([this.#keying(point), point.members, owner.join()]);
    let control = this.#controls.get(key);
    if (control === undefined) {
      control = meanInterval(
        this.#sharesOf(point).map((shares) => 1 / (point.members * Math.max(...shares))),
      );
      this.#controls.set(key, control);
    }
    return control;
  }

  /** The mean over random keys of a figure that follows from the members' shares of the connections. */
  mean(point: DesignPoint, figure: (shares: Float64Array) => number): number {
    const shares = this.#sharesOf(point);
    return shares.reduce((total, of) => total + figure(of), 0) / shares.length;
  }

  #sharesOf(point: DesignPoint): readonly Float64Array[] {
    let shares = this.#shares.get(point);
    if (shares === undefined) {
      const owner = ownersOf(point);
      const draws = owner.every((member) => member === owner[0]) ? [allTo(owner)] : this.#drawsOf(point);
      shares = draws.map((draw) => sharesUnder(draw, owner, point.members));
      this.#shares.set(point, shares);
    }
    return shares;
  }

  /** All that the shares of what is dealt out follow from. */
  #keying(point: DesignPoint): unknown {
    const { keyedBy } = policiesOf(point);
    return keyedBy === undefined ? keyingOf(point.model) : tenantsOf(point.model).map(({ share }) => share);
  }

  #drawsOf(point: DesignPoint): readonly Float64Array[] {
    const { keyedBy } = policiesOf(point);
    if (keyedBy === undefined) return this.#bucketDraws(point.model);
    return [Float64Array.from(tenantsOf(point.model), ({ share }) => share)];
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

/** Who has each bucket, or each virtual system. */
function ownersOf(point: DesignPoint): Int32Array {
  const { assignment, keyedBy } = policiesOf(point);
  const { model } = point;
  const length = keyedBy === undefined ? model.distribution.buckets : tenantsOf(model).length;
  return Int32Array.from({ length }, (_, bucket) => assignment.memberOf(bucket));
}

/** What any keys come to where one member has everything: nothing need be drawn before the first run begins. */
function allTo(owner: Int32Array): Float64Array {
  const draw = new Float64Array(owner.length);
  draw[0] = 1;
  return draw;
}

function sharesUnder(draw: Float64Array, owner: Int32Array, members: number): Float64Array {
  const shares = new Float64Array(members);
  for (let bucket = 0; bucket < draw.length; bucket++) shares[owner[bucket]] += draw[bucket];
  return shares;
}
