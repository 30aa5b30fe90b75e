import { CopyTable, NO_COPY, ON_THE_WAY } from '../../../src/model/faults/copy-table.js';
import { TrackedSync } from '../../../src/model/faults/tracked-sync.js';
import { NoCopies } from '../../../src/model/cluster/state-sync.js';
import { ConnectionTable } from '../../../src/model/tables/connection-table.js';
import { EntryLedger } from '../../../src/model/tables/entry-ledger.js';

/** One connection of the first of two members, and who was told of it. */
function world() {
  const connections = new ConnectionTable();
  const copies = new CopyTable(2);
  const ledger = new EntryLedger(2, []);
  const told: number[] = [];
  const sync = new TrackedSync(new NoCopies(), {
    ...{ connections, copies, ledger },
    network: {
      announceToAll: () => told.push(-1),
      announceTo: (_, member) => told.push(member),
    },
    isDown: () => false,
    onOpened: () => undefined,
  });
  const connection = connections.add();
  connections.owner[connection] = 0;
  sync.opened(connection);
  return { sync, copies, ledger, told, connection };
}

test('a member that joins is sent a copy of what others own, once', () => {
  const { sync, copies, ledger, told, connection } = world();
  sync.sendTo(connection, 1);
  sync.sendTo(connection, 1);
  expect(told).toEqual([1]);
  expect(copies.stateOf(connection, 1)).toBe(ON_THE_WAY);
  expect(ledger.held(1)).toBe(1);
});

test('a member that joins again is sent no copy of what it kept because nobody else knew it', () => {
  const { sync, copies, ledger, told, connection } = world();
  sync.sendTo(connection, 0);
  expect(told).toEqual([]);
  expect(copies.stateOf(connection, 0)).toBe(NO_COPY);
  expect(ledger.held(0)).toBe(0);
});
