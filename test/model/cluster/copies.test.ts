import { S } from '../../../src/kernel/time.js';
import { ClassSync } from '../../../src/model/cluster/class-sync.js';
import type { ClusterBehaviour } from '../../../src/model/cluster/cluster-strategy.js';
import { strategyNamed } from '../../../src/model/strategies/index.js';
import { ConnectionTable } from '../../../src/model/tables/connection-table.js';
import { EntryLedger, TCP } from '../../../src/model/tables/entry-ledger.js';
import { world } from '../world.js';

const MEMBERS = 5;

/** A strategy outside any simulation, with what it announces written down and the copies that it notes. */
function policiesOf(strategy: string, localBackups = 1) {
  const connections = new ConnectionTable();
  const copies = new EntryLedger(MEMBERS, [0, 0]);
  const announced: string[] = [];
  const behaviour: ClusterBehaviour = strategyNamed(strategy).build({
    members: MEMBERS,
    membersUp: MEMBERS,
    buckets: 100,
    weights: Array<number>(MEMBERS).fill(1),
    sync: { ...world().sync, localBackups, delay: 3 * S },
    options: {},
    connections,
    sites: null,
    classSync: new ClassSync(world().traffic.classes),
    network: {
      announceToAll: () => announced.push('all'),
      announceTo: (_, member) => announced.push(`member ${member}`),
    },
    copies,
  });
  const connection = (bucket: number, returnBucket = bucket): number => {
    const id = connections.add();
    connections.bucket[id] = bucket;
    connections.owner[id] = behaviour.assignment.memberOf(bucket);
    connections.returnMember[id] = behaviour.assignment.memberOf(returnBucket);
    return id;
  };
  /** Copies held now, by member. */
  const held = (): number[] => {
    copies.reset();
    copies.sample();
    return Array.from({ length: MEMBERS }, (_, member) => copies.mean(member, S));
  };
  const newsSince = (): string[] => announced.splice(0);
  return { sync: behaviour.sync, connection, held, newsSince };
}

test('HyperSync tells nobody of a short symmetric connection', () => {
  const { sync, connection, held, newsSince } = policiesOf('hypersync');
  const id = connection(7);
  sync.opened(id);
  sync.updated(id);
  sync.closed(id, TCP, false);
  expect([newsSince(), held()]).toEqual([[], [0, 0, 0, 0, 0]]);
});

test('HyperSync gives a connection that lasts one backup, tells it of the end, and holds nothing after', () => {
  const { sync, connection, held, newsSince } = policiesOf('hypersync');
  const id = connection(7); // owner 2, and the bucket's second round: two members further
  sync.opened(id);
  sync.updated(id);
  expect(newsSince()).toEqual([]);
  sync.aged(id);
  expect([newsSince(), held()]).toEqual([['member 4'], [0, 0, 0, 0, 1]]);
  sync.closed(id, TCP, true);
  expect([newsSince(), held()]).toEqual([['member 4'], [0, 0, 0, 0, 0]]);
});

test('HyperSync copies an asymmetric connection at once to the member that gets its return packets', () => {
  const { sync, connection, held, newsSince } = policiesOf('hypersync');
  const id = connection(7, 11);
  sync.opened(id);
  expect([newsSince(), held()]).toEqual([['member 1'], [0, 1, 0, 0, 0]]);
  sync.updated(id);
  expect(newsSince()).toEqual(['member 1']);
  sync.aged(id);
  expect([newsSince(), held()]).toEqual([['member 4'], [0, 1, 0, 0, 1]]);
  sync.closed(id, TCP, true);
  expect([newsSince().sort(), held()]).toEqual([
    ['member 1', 'member 4'],
    [0, 0, 0, 0, 0],
  ]);
});

test('HyperSync holds one copy where the backup and the member of the return packets are the same', () => {
  const { sync, connection, held, newsSince } = policiesOf('hypersync');
  const id = connection(7, 4);
  sync.opened(id);
  sync.aged(id);
  expect([newsSince(), held()]).toEqual([['member 4'], [0, 0, 0, 0, 1]]);
  sync.closed(id, TCP, true);
  expect([newsSince(), held()]).toEqual([['member 4'], [0, 0, 0, 0, 0]]);
});

test.each([0, 1, 2, 4, 8])(
  'HyperSync with %i backups asked for makes as many as there are others at most',
  (asked) => {
    const { sync, connection, held } = policiesOf('hypersync', asked);
    sync.aged(connection(3));
    expect(held().reduce((sum, copies) => sum + copies, 0)).toBe(Math.min(asked, MEMBERS - 1));
    expect(held()[3]).toBe(0);
  },
);

test('HyperSync spreads the backups of a member evenly over all others', () => {
  const { sync, connection, held } = policiesOf('hypersync');
  for (let bucket = 0; bucket < 100; bucket += MEMBERS) sync.aged(connection(bucket));
  expect(held()).toEqual([0, 5, 5, 5, 5]);
});

test('HyperSync restores the copies that a connection found alive would have, and tells nobody', () => {
  const { sync, connection, held, newsSince } = policiesOf('hypersync');
  sync.restored(connection(7), false);
  expect(held()).toEqual([0, 0, 0, 0, 0]);
  sync.restored(connection(7), true);
  sync.restored(connection(8, 10), false);
  expect([newsSince(), held()]).toEqual([[], [1, 0, 0, 0, 1]]);
});

test.each(['clusterxl-high-availability', 'clusterxl-load-sharing-multicast', 'sync-to-all'])(
  '%s tells all others of every opening, change and end, and all of them hold a copy meanwhile',
  (strategy) => {
    const { sync, connection, held, newsSince } = policiesOf(strategy);
    const id = connection(0);
    sync.opened(id);
    expect([newsSince(), held()]).toEqual([['all'], [0, 1, 1, 1, 1]]);
    sync.updated(id);
    sync.aged(id);
    expect([newsSince(), held()]).toEqual([['all'], [0, 1, 1, 1, 1]]);
    sync.closed(id, TCP, true);
    expect([newsSince(), held()]).toEqual([['all'], [0, 0, 0, 0, 0]]);
  },
);

test.each(['no-sync', 'single-gateway'])('%s tells nobody of anything', (strategy) => {
  const { sync, connection, held, newsSince } = policiesOf(strategy);
  const id = connection(0, 1);
  sync.opened(id);
  sync.updated(id);
  sync.aged(id);
  sync.restored(id, true);
  sync.closed(id, TCP, true);
  expect([newsSince(), held()]).toEqual([[], [0, 0, 0, 0, 0]]);
});
