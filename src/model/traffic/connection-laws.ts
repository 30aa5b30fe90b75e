import type { Distribution } from '../../random/distribution.js';
import { lognormal } from '../../random/lognormal.js';
import type { RandomStream } from '../../random/random-stream.js';
import { US } from '../../kernel/time.js';
import type { ModelConfig } from '../config.js';
import { tenantsOf } from '../tenants/tenant.js';
import type { Lives } from './alive-envelope.js';
import { type IdleLaw, idleLaw } from './keep-alive.js';
import { meanRoundTrip } from './round-trip.js';
import type { SessionScript } from './session-script.js';

/** A number that was drawn already, for laws that take one from a stream. */
class Drawn implements RandomStream {
  is = 0.5;

  uniform(): number {
    return this.is;
  }
}

/** How often connections of each kind arrive, and how long they live. */
export class ConnectionLaws {
  /** Shares of the classes: of all connections, or of those of each tenant. */
  readonly mixtures: readonly (readonly number[])[];
  /** Of tenants; one where there are none. */
  readonly tenantShares: readonly number[];
  /** A life that few exceed, of any class, nanoseconds. */
  readonly longestLife: number;
  readonly #scripts: readonly SessionScript[];
  /** By class. */
  readonly #roundTrips: readonly Distribution[];
  readonly #idle: readonly IdleLaw[];
  readonly #drawn = new Drawn();

  constructor(config: ModelConfig, scripts: readonly SessionScript[]) {
    const { traffic } = config;
    const { classes, roundTripTime } = traffic;
    const tenants = tenantsOf(config);
    this.mixtures =
      tenants.length === 0
        ? [classes.map(({ share }) => share)]
        : tenants.map((tenant) => classes.map(({ name }) => tenant.classes[name]));
    this.tenantShares = tenants.length === 0 ? [1] : tenants.map(({ share }) => share);
    this.#scripts = scripts;
    const means = classes.map((kind) => meanRoundTrip(kind, traffic));
    this.#roundTrips = means.map((mean) => lognormal(mean, roundTripTime.variation));
    this.#idle = classes.map((kind) => idleLaw(kind, traffic));
    const transfers = means.map((mean, classId) => scripts[classId].totalGap * mean);
    const idle = Math.max(...this.#idle.map(({ longest }) => longest));
    this.longestLife = idle + Math.max(...transfers) * (1 + 3 * roundTripTime.variation);
  }

  /** The round-trip time of a class for a uniform number, nanoseconds. */
  roundTrip(classId: number, uniform: number): number {
    this.#drawn.is = uniform;
    const trip = this.#roundTrips[classId].sample(this.#drawn);
    return trip < US ? US : trip;
  }

  /** The keep-alive time of a class for a uniform number, nanoseconds; UDP idles not at all. */
  keepAlive(classId: number, uniform: number): number {
    return this.#scripts[classId].transport === 'tcp' ? this.#idle[classId].at(uniform) : 0;
  }

  /** How long the connections of each class live. */
  lives(): Lives[] {
    const total = sum(this.tenantShares);
    return this.#scripts.map((_, classId) => ({
      share: sum(this.ofTenants(classId)) / total,
      transfer: (uniform) => this.#transfer(classId, uniform),
      keepAlive: (uniform) => this.#idleTime(classId, uniform),
    }));
  }

  /** How often a class is of each tenant. */
  ofTenants(classId: number): number[] {
    const { mixtures, tenantShares } = this;
    return mixtures.map((shares, tenant) => (tenantShares[tenant] * shares[classId]) / sum(shares));
  }

  #transfer(classId: number, uniform: number): number {
    const { totalGap } = this.#scripts[classId];
    if (totalGap === 0) return 0;
    return uniform === 1 ? Infinity : totalGap * this.roundTrip(classId, uniform);
  }

  #idleTime(classId: number, uniform: number): number {
    const endless = uniform === 1 && this.#scripts[classId].transport === 'tcp';
    return endless ? Infinity : this.keepAlive(classId, uniform);
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
