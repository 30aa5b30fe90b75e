import { readCsvTable } from '../../src/schema/csv-table.js';
import { formatIssue } from '../../src/schema/issue.js';
import { plainOf } from '../../src/schema/source-tree.js';

const columns = [
  { header: 'size_bytes', key: 'size', unit: 'B' },
  { header: 'weight', key: 'weight' },
];

function problemsOf(text: string): string[] {
  const result = readCsvTable({ path: 't.csv', text }, columns);
  return result.ok ? [] : result.issues.map(formatIssue);
}

test('Rows become mappings with units; blank lines and comments are skipped', () => {
  const text = '\ufeff# measured\nsize_bytes, weight\r\n100,3\n\n 2e3 ,0.5\n';
  const result = readCsvTable({ path: 't.csv', text }, columns);
  expect(result.ok && JSON.parse(JSON.stringify(plainOf(result.rows)))).toEqual([
    { size: '100 B', weight: 3 },
    { size: '2e3 B', weight: 0.5 },
  ]);
});

test('Every malformed cell is told with its line and column, at once', () => {
  expect(problemsOf('size_bytes,weight\n100,many\n-5,1\n1,2,3\n7\n"8",1\n')).toEqual([
    't.csv:2:5: "many" is no weight; write a number, not below zero, such as 1500',
    't.csv:3:1: "-5" is no size_bytes; write a number, not below zero, such as 1500',
    't.csv:4:1: more than 2 cells; write 2 numbers',
    't.csv:5:1: fewer than 2 cells; write 2 numbers',
    't.csv:6:1: ""8"" is no size_bytes; write a number, not below zero, such as 1500',
  ]);
});

test('A wrong header, an empty file and a header alone are refused', () => {
  expect(problemsOf('bytes,n\n1,1\n')).toEqual([
    't.csv:1:1: the first line is "bytes,n"; write the header size_bytes,weight',
  ]);
  expect(problemsOf('')).toEqual(['t.csv:1:1: empty; write the header size_bytes,weight']);
  expect(problemsOf('size_bytes,weight\n')).toEqual([
    't.csv:1:1: 0 rows under the header; write 1 to 10000 such as 1,1',
  ]);
});

test('What would run in a terminal or never end is not repeated', () => {
  const [problem] = problemsOf(`size_bytes,weight\n\u001b[2J${'x'.repeat(5000)},1\n`);
  expect(problem).toMatch(/^t\.csv:2:1: "\?\[2Jx{50,60}\.\.\." is no size_bytes/);
  expect(problemsOf(`size_bytes,weight\n${'a,b\n'.repeat(9000)}`)).toHaveLength(100);
  expect(problemsOf(`size_bytes,weight\n${'1,1\n'.repeat(10_001)}`)).toHaveLength(1);
});
