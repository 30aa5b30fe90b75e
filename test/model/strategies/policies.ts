import { S } from '../../../src/kernel/time.js';
import { ClassSync } from '../../../src/model/cluster/class-sync.js';
import type { ClusterBehaviour } from '../../../src/model/cluster/cluster-strategy.js';
import { Membership } from '../../../src/model/cluster/membership.js';
import { strategyNamed } from '../../../src/model/strategies/index.js';
import { ConnectionTable } from '../../../src/model/tables/connection-table.js';
import { EntryLedger } from '../../../src/model/tables/entry-ledger.js';
import { world } from '../world.js';

/** The policies of a strategy outside any simulation, with what they say and note since it was last asked. */
export interface Policies {
  readonly behaviour: ClusterBehaviour;
  readonly membership: Membership;
  /** A new connection of a bucket, with its owner. */
  readonly connection: (bucket: number) => number;
  /** Ids of the members that were told something, -1 for all others at once. */
  readonly told: () => number[];
  /** Copies held now, by member. */
  readonly held: () => number[];
}

/** Policies of a strategy with 840 buckets and all members up. */
export function policiesOf(
  strategy: string,
  members: number,
  options: Readonly<Record<string, unknown>> = {},
): Policies {
  const connections = new ConnectionTable();
  const copies = new EntryLedger(members, [0, 0]);
  const announced: number[] = [];
  const behaviour = strategyNamed(strategy).build({
    members,
    membersUp: members,
    buckets: 840,
    weights: Array<number>(members).fill(1),
    sync: world().sync,
    options,
    connections,
    sites: null,
    classSync: new ClassSync(world().traffic.classes),
    network: {
      announceToAll: () => announced.push(-1),
      announceTo: (_, member) => announced.push(member),
    },
    copies,
  });
  const membership = new Membership(members);
  membership.follow((view) => behaviour.assignment.membershipChanged(view));
  membership.follow((view) => behaviour.sync.membershipChanged(view));
  return {
    behaviour,
    membership,
    connection: (bucket) => {
      const id = connections.add();
      connections.bucket[id] = bucket;
      connections.owner[id] = behaviour.assignment.memberOf(bucket);
      connections.returnMember[id] = connections.owner[id];
      return id;
    },
    told: () => announced.splice(0),
    held: () => {
      copies.reset();
      copies.sample();
      return Array.from({ length: members }, (_, member) => copies.mean(member, S));
    },
  };
}
