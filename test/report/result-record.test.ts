import { readRecord, recordText } from '../../src/report/result-record.js';
import { curvePoints, tableOf } from './result-fixture.js';
import { facts } from './rich-fixture.js';

const record = {
  facts,
  baseline: 'vsls',
  tables: ['scaling.csv'],
  table: tableOf(curvePoints(['hypersync', 'vsls'], [1, 2])),
};

test('a record reads back as it was written', () => {
  expect(readRecord(recordText(record))).toEqual({ ok: true, record });
});

test.each([
  ['nothing', '', 'no result'],
  ['another file', '{"format":"x"}', 'no result'],
  ['null', 'null', 'no result'],
  ['a changed figure', recordText(record).replace('"seed":7', '"seed":8'), 'was changed'],
])('%s is refused', (_, text, message) => {
  const read = readRecord(text);
  expect(read.ok ? '' : read.message).toContain(message);
});

test('a figure that is no number is never written', () => {
  const [point] = record.table.points;
  const table = tableOf([{ ...point, meanControl: NaN }]);
  expect(() => recordText({ ...record, table })).toThrow('meanControl is NaN');
});
