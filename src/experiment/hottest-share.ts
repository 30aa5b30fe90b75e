import type { ModelConfig } from '../model/config.js';
import { tenantsOf } from '../model/tenants/tenant.js';
import { clientKey } from '../model/traffic/direction-keys.js';
import { createStreams, type RandomEngine } from '../random/streams.js';
import type { DesignPoint } from '../scenario/scenario.js';
import { allTo, deal, type Dealt, isAllTo, skewElasticityOf } from './dealt-shares.js';
import { KeyDraws } from './key-draws.js';
import { policiesOf } from './policies.js';

/**
 * What random keys of the talkers leave to each member, without simulation: the known mean of the control variate of
 * capacities, E[1 / (members x largest share of a member)], and means of whatever else follows from the shares.
 */
export class HottestShare {
  readonly #seed: number;
  readonly #engine: RandomEngine | undefined;
  /** By what they follow from: draws of the buckets, and what members get of them. */
  readonly #draws = new Map<string, KeyDraws>();
  readonly #dealt = new Map<string, Dealt>();
  /** Of points that were asked for. */
  readonly #known = new WeakMap<DesignPoint, Dealt>();

  constructor(seed: number, engine?: RandomEngine) {
    this.#seed = seed;
    this.#engine = engine;
  }

  /** The control of one replication: shares as its observations show them. */
  static control(members: readonly { readonly share: number }[]): number {
    return 1 / (members.length * Math.max(...members.map(({ share }) => share)));
  }

  /** Whether a point will ask for what is not all drawn; it is then drawn when it is asked for, unless `drawSome` did. */
  lacks(point: DesignPoint): boolean {
    return keysDecide(point, ownersOf(point)) && !this.#drawsOf(point.model).complete;
  }

  /** Draws a part of what a point lacks. */
  drawSome(point: DesignPoint): void {
    this.#drawsOf(point.model).more();
  }

  meanControl(point: DesignPoint): number {
    return this.#dealtAt(point).control.mean;
  }

  /** Standard error of that mean, which as many keys were drawn for as time allows; 0 where the keys decide nothing. */
  errorOfMeanControl(point: DesignPoint): number {
    return this.#dealtAt(point).control.standardError ?? 0;
  }

  /** Elasticity of that mean by the skew of the talkers' rates; 0 where the keys decide nothing. */
  skewElasticity(point: DesignPoint): number {
    const dealt = this.#dealtAt(point);
    if (!keysDecide(point, dealt.owner)) return 0;
    dealt.skewElasticity ??= skewElasticityOf(dealt, this.#drawsOf(point.model).all());
    return dealt.skewElasticity;
  }

  /** The mean over random keys of a figure that follows from the members' shares of the connections. */
  mean(point: DesignPoint, figure: (shares: Float64Array) => number): number {
    const { shares } = this.#dealtAt(point);
    return shares.reduce((total, of) => total + figure(of), 0) / shares.length;
  }

  #dealtAt(point: DesignPoint): Dealt {
    const known = this.#known.get(point) ?? this.#dealtTo(ownersOf(point), point);
    this.#known.set(point, known);
    return known;
  }

  /** Strategies that give the same buckets to the same members share what these get. */
  #dealtTo(owner: Int32Array, point: DesignPoint): Dealt {
    const key = JSON.stringify([this.#keying(point), point.members, owner.join()]);
    const dealt = this.#dealt.get(key) ?? this.#deal(owner, point);
    this.#dealt.set(key, dealt);
    return dealt;
  }

  #deal(owner: Int32Array, point: DesignPoint): Dealt {
    return deal(isAllTo(owner) ? [allTo(owner)] : this.#sharesFor(point), owner, point.members);
  }

  /** All that the shares of what is dealt out follow from. */
  #keying(point: DesignPoint): unknown {
    const { keyedBy } = policiesOf(point);
    return keyedBy === undefined ? keyingOf(point.model) : tenantsOf(point.model).map(({ share }) => share);
  }

  #sharesFor(point: DesignPoint): readonly Float64Array[] {
    const { model } = point;
    if (policiesOf(point).keyedBy !== undefined)
      return [Float64Array.from(tenantsOf(model), ({ share }) => share)];
    const draws = this.#drawsOf(model).all();
    return draws.map(({ shares }) => shares);
  }

  #drawsOf(model: ModelConfig): KeyDraws {
    const key = keyingOf(model);
    let draws = this.#draws.get(key);
    if (draws === undefined) {
      const salts = createStreams(this.#seed, 0, this.#engine).stream('control/keys');
      draws = new KeyDraws(model, salts);
      this.#draws.set(key, draws);
    }
    return draws;
  }
}

/** Whether who gets what hangs on the keys of the talkers. */
function keysDecide(point: DesignPoint, owner: Int32Array): boolean {
  return policiesOf(point).keyedBy === undefined && !isAllTo(owner);
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
