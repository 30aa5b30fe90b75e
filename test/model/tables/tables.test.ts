import { ConnectionTable, NONE } from '../../../src/model/tables/connection-table.js';
import { TrainTable } from '../../../src/model/tables/train-table.js';

test('An id is used again only after its row was removed', () => {
  const table = new ConnectionTable();
  const [a, b, c] = [table.add(), table.add(), table.add()];
  expect(new Set([a, b, c]).size).toBe(3);
  table.remove(b);
  expect(table.size).toBe(2);
  expect(table.add()).toBe(b);
  expect([a, b, c]).not.toContain(table.add());
  expect(table.size).toBe(4);
});

test('A row that is used again is as new', () => {
  const table = new ConnectionTable();
  const id = table.add();
  table.flags[id] = 7;
  table.step[id] = 9;
  table.underWay[id] = 2;
  table.instance[id] = 3;
  table.remove(id);
  table.add();
  expect([table.flags[id], table.step[id], table.underWay[id], table.instance[id]]).toEqual([0, 0, 0, NONE]);
});

test('The table of connections grows and keeps its rows', () => {
  const table = new ConnectionTable();
  const rows = 10_000;
  for (let row = 0; row < rows; row++) {
    const id = table.add();
    table.classId[id] = row;
    table.owner[id] = 2 * row;
    table.born[id] = row / 3;
    table.flowHash[id] = -row;
  }
  const wrong = Array.from({ length: rows }, (_, row) => row).filter(
    (row) =>
      table.classId[row] !== row ||
      table.owner[row] !== 2 * row ||
      table.born[row] !== row / 3 ||
      table.flowHash[row] + row !== 0,
  );
  expect(wrong).toEqual([]);
});

test('The table of trains grows and keeps its rows', () => {
  const table = new TrainTable();
  const rows = 5000;
  for (let row = 0; row < rows; row++) {
    const id = table.add();
    table.connection[id] = row;
    table.work[id] = row / 7;
    table.via[id] = NONE;
  }
  const wrong = Array.from({ length: rows }, (_, row) => row).filter(
    (row) => table.connection[row] !== row || table.work[row] !== row / 7 || table.via[row] !== NONE,
  );
  expect(wrong).toEqual([]);
  table.remove(17);
  expect(table.add()).toBe(17);
});
