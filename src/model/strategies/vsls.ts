import { choice, count, defaultsOf, number, type Values } from '../../schema/parameter.js';
import type { ClusterContext, ClusterStrategy, PlacedSystem } from '../cluster/cluster-strategy.js';
import { BucketMatrix, pick, radicalInverse } from '../cluster/flow-assignment.js';
import { memberPriorities } from '../cluster/member-priorities.js';
import { lowestIds, type MembershipView } from '../cluster/membership.js';
import type { StateSync } from '../cluster/state-sync.js';

const parameters = {
  virtualSystems: count({
    about: 'Virtual systems, each of which one member handles.',
    default: 20,
    minimum: 1,
    maximum: 1000,
    source: 'assumption: limits are not public (domain 4.6); more than the 13 members that may share them',
  }),
  trafficSkew: number({
    about: 'Zipf exponent of the traffic of virtual systems: 0 gives them all the same.',
    default: 0.5,
    minimum: 0,
    maximum: 3,
    source: 'assumption: not public; tenants as unequal as the talkers of the reference traffic',
  }),
  weights: choice(['equal', 'traffic'], {
    about:
      'Weight by which virtual systems are spread over members: the same for all, or in proportion to traffic.',
    default: 'equal',
    source: 'VSX guide: every virtual system weighs 10 unless changed (domain 4.2)',
  }),
} as const;

type Options = Values<typeof parameters>;
const defaults: Options = defaultsOf(parameters);

/**
 * VSX Virtual System Load Sharing: whole virtual systems are spread over members by weight. One member is active for
 * each, so that both directions meet there; one standby has its state, and the others are backups that have none.
 */
export const vsls: ClusterStrategy = {
  name: 'vsls',
  summary: 'Whole virtual systems spread over members; state goes to the one standby of each.',
  supportedMembers: 13,
  source: 'VSX guide: limit (domain 2.1.1), active, standby and backup (domain 4.1), weights (domain 4.2)',
  parameters,
  build: (context) => {
    const { virtualSystems: named } = context;
    const systems =
      named === undefined
        ? anonymousSystems(context, { ...defaults, ...context.options })
        : namedSystems(context, named);
    return {
      ...(named !== undefined && { keyedBy: 'virtual-system' }),
      assignment: systems,
      delivery: 'orchestrated',
      sticky: true,
      sync: new StandbySync(context, systems),
      transport: 'delta-sync-to-one',
      clustered: true,
      tableChanges: 'to-holders-of-copies',
    };
  },
};

/** Shares of the traffic after Zipf's law, the heaviest first; they sum to one. */
export function virtualSystemShares({ virtualSystems, trafficSkew }: Options): number[] {
  const sizes = lowestIds(virtualSystems).map((system) => (system + 1) ** -trafficSkew);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => size / total);
}

/** Buckets belong to virtual systems in proportion to their traffic. */
function anonymousSystems({ buckets, members }: ClusterContext, options: Options): VirtualSystems {
  const shares = virtualSystemShares(options);
  const systemOf = Array.from({ length: buckets }, (_, bucket) => pick(shares, radicalInverse(bucket)).index);
  return new VirtualSystems(members, systemOf, options.weights === 'equal' ? shares.map(() => 1) : shares);
}

/** Connections know their virtual system, whose number stands for the bucket. */
function namedSystems({ members }: ClusterContext, named: readonly PlacedSystem[]): VirtualSystems {
  const weights = named.map(({ weight }) => weight);
  return new VirtualSystems(members, lowestIds(named.length), weights);
}

/** Every bucket belongs to a virtual system, and this to the first of its members that is up. */
class VirtualSystems extends BucketMatrix {
  readonly #systemOf: readonly number[];
  readonly #priorities: readonly (readonly number[])[];
  #standby: readonly number[] = [];

  /** `systemOf`: the virtual system of each bucket; `weights`: of each virtual system. */
  constructor(members: number, systemOf: readonly number[], weights: readonly number[]) {
    super(systemOf.length);
    this.#systemOf = systemOf;
    this.#priorities = memberPriorities(weights, members);
    this.membershipChanged({ epoch: 0, up: lowestIds(members) });
  }

  /** The member that has the state of the virtual system of a bucket; -1 where none but the active one is up. */
  standbyOf(bucket: number): number {
    return this.#standby[this.#systemOf[bucket]];
  }

  override membershipChanged(view: MembershipView): void {
    super.membershipChanged(view);
    this.#standby = this.#priorities.map(
      (order) => order.filter((member) => view.up.includes(member))[1] ?? -1,
    );
  }

  protected place(bucket: number, up: readonly number[]): number {
    return this.#priorities[this.#systemOf[bucket]].find((member) => up.includes(member))!;
  }
}

/** Every update of a connection to the standby of its virtual system alone (domain 4.1). */
class StandbySync implements StateSync {
  readonly delay = null;
  readonly everywhere = false;
  readonly #context: ClusterContext;
  readonly #systems: VirtualSystems;

  constructor(context: ClusterContext, systems: VirtualSystems) {
    this.#context = context;
    this.#systems = systems;
  }

  opened(connection: number): void {
    this.updated(connection);
    this.restored(connection);
  }

  updated(connection: number): void {
    const standby = this.#standbyOf(connection);
    if (standby >= 0) this.#context.network.announceTo(connection, standby);
  }

  aged(): void {}

  closed(connection: number, transport: number): void {
    this.updated(connection);
    const standby = this.#standbyOf(connection);
    if (standby >= 0) this.#context.copies.release(standby, transport);
  }

  restored(connection: number): void {
    const standby = this.#standbyOf(connection);
    if (standby >= 0) this.#context.copies.hold(standby);
  }

  membershipChanged(): void {}

  holdersOf(connection: number): readonly number[] {
    const standby = this.#standbyOf(connection);
    return standby >= 0 && standby !== this.#context.connections.owner[connection] ? [standby] : [];
  }

  #standbyOf(connection: number): number {
    return this.#systems.standbyOf(this.#context.connections.bucket[connection]);
  }
}
