import { AliasTable } from '../../random/discrete.js';
import type { RandomStream, RandomStreams } from '../../random/random-stream.js';
import type { EventKind } from '../../kernel/event-loop.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { ModelConfig } from '../config.js';
import { tenantsOf } from '../tenants/tenant.js';
import { ASYMMETRIC, CHANGES_SHARED_TABLE, type ConnectionTable } from '../tables/connection-table.js';
import type { SessionScript } from './session-script.js';
import { AliveEnvelope } from './alive-envelope.js';
import { arrivalProcess, type ArrivalProcess } from './arrival-process.js';
import { ConnectionLaws } from './connection-laws.js';
import { LoadClock, type LoadProfile } from './load-profile.js';
import type { Nat } from './direction-keys.js';
import { saltFrom, TalkerPopulation } from './talker-population.js';

// Bound once: looking a global up is slow where modules run in a context of their own.
const { floor } = Math;

/** What is wanted of connections that ended before the start but whose entries are still there. */
export interface Lingering {
  /** Time that an entry outlives its connection, nanoseconds; and the longest of all. */
  readonly timeoutOf: (connection: number) => number;
  readonly longest: number;
  /** Such a connection was found; its entry is gone after `rest` nanoseconds, the connection when this returns. */
  readonly found: (connection: number, rest: number) => void;
}

/** Who brings a connection: of any class, and of each that somebody brings. */
interface TenantLaws {
  readonly law: AliasTable;
  readonly ofClass: readonly (AliasTable | null)[];
  readonly stream: RandomStream;
}

/**
 * Bears connections: their arrivals, and all that a connection is, from one stream a property. Nothing of it depends
 * on the strategy or the number of members, so that every strategy faces the same work.
 */
export class ConnectionSource {
  readonly population: TalkerPopulation;
  /** Share of the connections of each key by which the cluster finds their member. */
  readonly keyShares: Float64Array;
  /** Connections born since the last reset. */
  births = 0;
  readonly #simulator: Simulator;
  readonly #connections: ConnectionTable;
  readonly #config: ModelConfig;
  readonly #scripts: readonly SessionScript[];
  readonly #arrivals: ArrivalProcess;
  /** Tells the time that gaps take where the load changes; null where it does not. */
  readonly #clock: LoadClock | null;
  readonly #onBirth: (connection: number) => void;
  readonly #birth: EventKind;
  readonly #laws: ConnectionLaws;
  /** Laws of the classes: one of all connections, or one of each tenant. */
  readonly #classes: readonly AliasTable[];
  /** Null where there are none. */
  readonly #tenants: TenantLaws | null;
  readonly #keyedByTenant: boolean;
  /** What was drawn last; its age counts where it was born before the start. */
  readonly #drawn = { age: 0.5, tenant: 0, classId: 0, keepAlive: 0.5, roundTrip: 0.5 };
  /** Of simulated connections, per nanosecond. */
  readonly #rate: number;
  readonly #streams: Readonly<Record<(typeof PROPERTIES)[number], RandomStream>>;

  /**
   * `rate` in connections per second of simulated time, of which the profile tells the part at each instant; `keyedBy` as
   * the strategy has it.
   */
  constructor(
    simulator: Simulator,
    streams: RandomStreams,
    connections: ConnectionTable,
    config: ModelConfig,
    scripts: readonly SessionScript[],
    rate: number,
    onBirth: (connection: number) => void,
    keyedBy?: 'virtual-system',
    profile?: LoadProfile,
  ) {
    this.#clock = profile === undefined ? null : new LoadClock(profile);
    const { traffic } = config;
    this.#simulator = simulator;
    this.#connections = connections;
    this.#config = config;
    this.#scripts = scripts;
    this.#onBirth = onBirth;
    this.#birth = simulator.kind('birth', () => this.#bear());
    const { mixtures, tenantShares } = (this.#laws = new ConnectionLaws(config, scripts));
    this.#classes = mixtures.map((shares) => new AliasTable(shares));
    this.#tenants =
      tenantsOf(config).length === 0 ? null : tenantLaws(this.#laws, streams.stream('traffic/tenant'));
    this.population = new TalkerPopulation(config, streams.stream('traffic/keys'));
    this.#keyedByTenant = keyedBy === 'virtual-system';
    this.keyShares = this.#keyedByTenant ? Float64Array.from(tenantShares) : this.population.bucketShares;
    this.#streams = Object.fromEntries(
      PROPERTIES.map((property) => [property, streams.stream(`traffic/${property}`)]),
    ) as Record<(typeof PROPERTIES)[number], RandomStream>;
    const { gaps, bursts } = this.#streams;
    this.#rate = rate / 1e9;
    this.#arrivals = arrivalProcess(traffic.arrivals, 1e9 / rate, gaps, bursts);
  }

  /**
   * Begins at time zero as if connections had always arrived: hands those that are still alive to `onAlive` and schedules
   * the first birth. Born before zero means `born` < 0. Where the entries of those that ended matter, they are told too.
   */
  start(onAlive: (connection: number) => void, lingering?: Lingering): void {
    const { process } = this.#config.traffic.arrivals;
    if (process === 'poisson' && this.#clock === null && lingering === undefined) this.#drawAlive(onAlive);
    else this.#liveThrough(onAlive, lingering);
  }

  /** Of a past without memory those that may be alive can be drawn alone. */
  #drawAlive(onAlive: (connection: number) => void): void {
    const envelope = this.#envelope();
    const { past } = this.#streams;
    const drawn = this.#drawn;
    for (let left = envelope.count(this.#rate, past); left > 0; left--) {
      envelope.draw(past, drawn);
      drawn.tenant = this.#tenants?.ofClass[drawn.classId]?.draw(this.#tenants.stream) ?? 0;
      const connection = this.#begin(-drawn.age);
      if (this.lifetime(connection) > drawn.age) onAlive(this.#drawFlow(connection));
      else this.#connections.remove(connection);
    }
    this.#scheduleFirst(this.#nextGap());
  }

  /** Any other past is lived through, without simulating it. */
  #liveThrough(onAlive: (connection: number) => void, lingering?: Lingering): void {
    const envelope = lingering === undefined ? this.#envelope() : null;
    let born = -this.#laws.longestLife - (lingering?.longest ?? 0);
    this.#clock?.begin(born);
    for (;;) {
      born += this.#nextGap();
      if (born >= 0) break;
      this.#drawProperties();
      this.#drawn.age = -born;
      if (envelope?.holds(this.#drawn) === false) continue;
      const connection = this.#begin(born);
      const end = born + this.lifetime(connection);
      if (end > 0) {
        onAlive(this.#drawFlow(connection));
        continue;
      }
      const rest = lingering === undefined ? 0 : end + lingering.timeoutOf(connection);
      if (rest > 0) lingering?.found(this.#drawFlow(connection), rest);
      this.#connections.remove(connection);
    }
    this.#scheduleFirst(born);
  }

  #envelope(): AliveEnvelope {
    return new AliveEnvelope(this.#laws.lives(), this.#laws.longestLife);
  }

  #scheduleFirst(born: number): void {
    if (born < Infinity) this.#simulator.schedule(floor(born), this.#birth);
  }

  /** From the first packet to FIN (UDP: to the last packet), nanoseconds. */
  lifetime(connection: number): number {
    const table = this.#connections;
    const script = this.#scripts[table.classId[connection]];
    return script.totalGap * table.roundTrip[connection] + table.keepAlive[connection];
  }

  #nextGap(): number {
    const gap = this.#arrivals.nextGap();
    return this.#clock === null ? gap : this.#clock.advance(gap);
  }

  #bear(): void {
    const gap = floor(this.#nextGap() + 0.5);
    if (gap < Infinity) this.#simulator.schedule(gap, this.#birth);
    this.births++;
    this.#drawProperties();
    this.#onBirth(this.#drawFlow(this.#begin(this.#simulator.now)));
  }

  /** Draws what decides how long a connection lives. */
  #drawProperties(): void {
    const from = this.#streams;
    const drawn = this.#drawn;
    drawn.tenant = this.#tenants === null ? 0 : this.#tenants.law.draw(this.#tenants.stream);
    drawn.classId = this.#classes[drawn.tenant].draw(from.class);
    drawn.keepAlive = from.keepAlive.uniform();
    drawn.roundTrip = from.roundTrip.uniform();
  }

  /** A new connection with what was drawn last. */
  #begin(born: number): number {
    const table = this.#connections;
    const { tenant, classId, keepAlive, roundTrip } = this.#drawn;
    const id = table.add();
    table.born[id] = born;
    table.classId[id] = classId;
    table.tenant[id] = tenant;
    table.keepAlive[id] = this.#laws.keepAlive(classId, keepAlive);
    table.roundTrip[id] = this.#laws.roundTrip(classId, roundTrip);
    return id;
  }

  /** The rest of what a connection is: its keys, and what it does to others. */
  #drawFlow(id: number): number {
    const table = this.#connections;
    const { distribution, sync } = this.#config;
    const from = this.#streams;
    const nat = this.#natOf(table.classId[id], from.asymmetry.uniform());
    const talker = this.population.draw(from.talker);
    const own = floor(from.returnKey.uniform() * distribution.buckets);
    const changes = from.sharedTable.uniform() < sync.sharedTableShare;
    const asymmetric = !this.population.isSymmetric(nat);
    const tenant = table.tenant[id];
    const returns = this.population.returnBucketOf(talker, nat, own);
    table.bucket[id] = this.#keyedByTenant ? tenant : this.population.bucketOf(talker);
    table.returnBucket[id] = this.#keyedByTenant ? tenant : returns;
    table.flowHash[id] = saltFrom(from.flowHash);
    table.flags[id] = (asymmetric ? ASYMMETRIC : 0) | (changes ? CHANGES_SHARED_TABLE : 0);
    return id;
  }

  /** What is translated in a connection of a class: one draw decides between static, hide and none. */
  #natOf(classId: number, draw: number): Nat {
    const { classes, asymmetricShare, nat } = this.#config.traffic;
    const given = classes[classId].nat;
    if (given !== 'profile') return given;
    if (draw < asymmetricShare) return 'static';
    return draw < asymmetricShare + (1 - asymmetricShare) * nat.hide ? 'hide' : 'none';
  }
}

const PROPERTIES = [
  'past',
  'gaps',
  'bursts',
  'class',
  'roundTrip',
  'keepAlive',
  'talker',
  'asymmetry',
  'returnKey',
  'sharedTable',
  'flowHash',
] as const;

function tenantLaws(laws: ConnectionLaws, stream: RandomStream): TenantLaws {
  const ofClass = laws.mixtures[0].map((_, classId) => {
    const shares = laws.ofTenants(classId);
    return shares.some((share) => share > 0) ? new AliasTable(shares) : null;
  });
  return { law: new AliasTable(laws.tenantShares), ofClass, stream };
}
