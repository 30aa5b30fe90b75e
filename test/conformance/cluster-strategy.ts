import { S } from '../../src/kernel/time.js';
import { ClassSync } from '../../src/model/cluster/class-sync.js';
import type {
  ClusterBehaviour,
  ClusterContext,
  ClusterStrategy,
} from '../../src/model/cluster/cluster-strategy.js';
import { Membership } from '../../src/model/cluster/membership.js';
import { System } from '../../src/model/system.js';
import { ConnectionTable } from '../../src/model/tables/connection-table.js';
import { EntryLedger } from '../../src/model/tables/entry-ledger.js';
import type { Parameter, ParameterGroup, ParameterList } from '../../src/schema/parameter.js';
import { type Changes, kindOf, outcomeOf, planOf, query, type Run, world } from '../model/world.js';

const BUCKETS = 840;

/** Pages and queries, some asymmetric, some that last and some that change common tables. */
const mixed: Changes = {
  traffic: {
    classes: [kindOf({ share: 0.8 }), { ...query, share: 0.2 }],
    asymmetricShare: 0.3,
    talkerSkew: 0.8,
  },
  sync: { delay: 150_000_000, sharedTableShare: 0.2, localBackups: 2 },
};

/** The same with instances that need more than they have: connections are refused, packets dropped. */
const overloaded: Changes = {
  ...mixed,
  appliance: { instanceQueue: 50, costs: { mediumPacket: 150_000 } },
};

/** The same with round trips so short that a connection's packets overtake each other in the queues. */
const hasty: Changes = {
  ...overloaded,
  traffic: { ...mixed.traffic, roundTripTime: { mean: 20_000, variation: 0.5 }, keepAlive: 1_000_000 },
  sync: { ...mixed.sync, delay: 1_000_000 },
};

/** The laws that every cluster strategy obeys: call it in a test file, once for each. */
export function conformsToClusterStrategy(strategy: ClusterStrategy): void {
  const sizes = strategy.supportedMembers === 1 ? [1] : [1, 2, 3, 5, 8];
  const runOf = (run: Run): Run => {
    return { strategy: strategy.name, rate: 1000, warmUp: S / 10, duration: S / 4, changes: mixed, ...run };
  };

  describe(strategy.name, () => {
    test('It is documented, and so is each of its options', () => {
      expect(strategy.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(strategy.summary).toMatch(/^[A-Z].*\.$/);
      expect(strategy.source).not.toBe('');
      expect(strategy.supportedMembers).toBeGreaterThanOrEqual(1);
      for (const { about, source } of leavesOf(strategy.parameters)) {
        expect(about).toMatch(/^[A-Z].*\.$/);
        expect(source).not.toBe('');
      }
    });

    describe.each(sizes)('with %i members', (members) => {
      test('runs, loses nothing and repeats itself', () => {
        const { system, seen } = outcomeOf(runOf({ members }));
        expect(seen.members).toHaveLength(members);
        expect(seen.values['connection_rate_cps']).toBeGreaterThan(0);
        expect(seen.values['drop_ratio']).toBe(0);
        const { sent, delivered, lost, inFlight } = system.network;
        expect([sent, lost]).toEqual([delivered + inFlight, 0]);
        expect(outcomeOf(runOf({ members })).seen).toEqual(seen);
      });

      test('gives every bucket one owner that is up, and changes it with the epoch alone', () => {
        const { assignment, membership } = policiesOf(strategy, members);
        const owners = (): number[] =>
          Array.from({ length: BUCKETS }, (_, bucket) => assignment.memberOf(bucket));
        const expectOwnersUp = (): void => {
          const first = owners();
          expect(first.filter((owner) => !membership.view.up.includes(owner))).toEqual([]);
          expect(owners()).toEqual(first);
        };
        expectOwnersUp();
        const before = owners();
        for (let failed = 0; failed < members; failed++) {
          membership.memberFailed(failed);
          expectOwnersUp();
          membership.memberFailed((failed + 1) % members);
          expectOwnersUp();
          membership.memberRecovered(failed);
          membership.memberRecovered((failed + 1) % members);
          expect(owners()).toEqual(before);
        }
      });

      test('keeps the owners of buckets while members neither come nor go', () => {
        const system = new System(planOf(runOf({ members })));
        const owners = (): number[] =>
          Array.from({ length: BUCKETS }, (_, bucket) => system.behaviour.assignment.memberOf(bucket));
        const before = owners();
        system.start();
        system.simulator.run(S / 10);
        expect(owners()).toEqual(before);
      });

      test.each([
        ['at ease', mixed, 1000],
        ['overloaded', overloaded, 2000],
        ['overloaded with short round trips', hasty, 2000],
      ])('tells the life of every connection in order and releases what it held, %s', (_, changes, rate) => {
        const { faults, closed } = livesOf(runOf({ members, changes, rate: rate * members }));
        expect(faults).toEqual([]);
        expect(closed).toBeGreaterThan(10);
      });
    });
  });
}

/** The policies of a strategy outside any simulation, following a membership. */
function policiesOf(
  strategy: ClusterStrategy,
  members: number,
): ClusterBehaviour & { readonly membership: Membership } {
  const context: ClusterContext = {
    members,
    membersUp: members,
    buckets: BUCKETS,
    weights: Array<number>(members).fill(1),
    sync: world().sync,
    options: {},
    connections: new ConnectionTable(),
    sites: null,
    classSync: new ClassSync(world().traffic.classes),
    network: { announceToAll: () => undefined, announceTo: () => undefined },
    copies: new EntryLedger(members, [0, 0]),
  };
  const behaviour = strategy.build(context);
  const membership = new Membership(members);
  membership.follow((view) => behaviour.assignment.membershipChanged(view));
  membership.follow((view) => behaviour.sync.membershipChanged(view));
  return { ...behaviour, membership };
}

/** What one connection was through: where its copies are, by member, and what the policy was told last. */
interface Life {
  last: 'opened' | 'aged' | 'closed';
  readonly copies: number[];
}

/**
 * Runs a system and follows every connection through the calls of its sync policy and the copies that it notes. A
 * fault is a call out of order, a copy at the owner, a second one at a member, or one that is not released.
 */
function livesOf(run: Run): { faults: string[]; closed: number } {
  const system = new System(planOf(run));
  const { behaviour, copies, connections } = system;
  const { sync } = behaviour;
  const members = system.plan.members;
  const lives = new Map<number, Life>();
  const faults = new Set<string>();
  let current = -1;
  let closed = 0;

  const moved = (member: number, change: number): void => {
    const life = lives.get(current);
    if (life === undefined) {
      faults.add('a copy of a connection that is not alive changed');
      return;
    }
    life.copies[member] += change;
    if (life.copies[member] < 0) faults.add('a copy was released that was not held');
    if (life.copies[member] > 1) faults.add('a member holds two copies');
    if (member === connections.owner[current]) faults.add('a member holds a copy of its own connection');
  };
  const everywhereBut = (owner: number, change: number): void => {
    for (let member = 0; member < members; member++) if (member !== owner) moved(member, change);
  };
  follow(copies, 'hold', (member) => moved(member, 1));
  follow(copies, 'release', (member) => moved(member, -1));
  follow(copies, 'holdEverywhereBut', (owner) => everywhereBut(owner, 1));
  follow(copies, 'releaseEverywhereBut', (owner) => everywhereBut(owner, -1));

  const begins = (connection: number): void => {
    if (lives.has(connection)) faults.add('a connection was opened twice');
    lives.set(connection, { last: 'opened', copies: Array<number>(members).fill(0) });
    current = connection;
  };
  follow(sync, 'opened', begins);
  follow(sync, 'restored', (connection, aged) => {
    begins(connection);
    if (aged) lives.get(connection)!.last = 'aged';
  });
  follow(sync, 'updated', (connection) => {
    if (!lives.has(connection)) faults.add('a connection changed that is not open');
    current = connection;
  });
  follow(sync, 'aged', (connection) => {
    const life = lives.get(connection);
    if (life?.last !== 'opened') faults.add(`a connection aged that is ${life?.last ?? 'not open'}`);
    else life.last = 'aged';
    current = connection;
  });
  follow(
    sync,
    'closed',
    (connection, _, lasted) => {
      const life = lives.get(connection);
      if (life === undefined) faults.add('a connection was closed that is not open');
      else if (lasted && life.last !== 'aged') faults.add('a connection lasted that has not aged');
      current = connection;
      closed++;
    },
    (connection) => {
      if (lives.get(connection)?.copies.some((count) => count !== 0) === true)
        faults.add('a copy outlived its connection');
      lives.delete(connection);
    },
  );
  system.start();
  for (let slice = 1; slice <= 4; slice++) {
    system.simulator.run((slice * (run.duration ?? S)) / 4);
    const { opened, closed: ended, refused } = system.story;
    if (opened - ended - refused < 0) faults.add('more connections ended than were opened');
    if (opened - ended - refused > connections.size) faults.add('a connection is open that has no row');
  }
  return { faults: [...faults], closed };
}

type Method = (...values: never[]) => void;

/** Objects one of whose followed methods is running. */
const inside = new Set<object>();

/** Has `before` and `after` called around a method of an object, unless one of its own methods calls it. */
function follow<T extends object, K extends keyof T>(
  object: T,
  name: K,
  before: T[K] extends Method ? T[K] : never,
  after?: T[K] extends Method ? T[K] : never,
): void {
  const method = object[name] as (...values: unknown[]) => void;
  object[name] = ((...values: unknown[]) => {
    const outermost = !inside.has(object);
    inside.add(object);
    if (outermost) (before as (...values: unknown[]) => void)(...values);
    method.apply(object, values);
    if (!outermost) return;
    inside.delete(object);
    (after as ((...values: unknown[]) => void) | undefined)?.(...values);
  }) as T[K];
}

function leavesOf(group: ParameterGroup): Parameter[] {
  return Object.values(group).flatMap((entry) => {
    if (isParameter(entry)) return [entry];
    return leavesOf(isList(entry) ? entry.item : entry);
  });
}

type Entry = Parameter | ParameterList | ParameterGroup;

const isParameter = (entry: Entry): entry is Parameter => entry.type === 'parameter';
const isList = (entry: Entry): entry is ParameterList => entry.type === 'list';
