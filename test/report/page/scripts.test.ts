import { nextIndex } from '../../../src/report/page/scripts/chart-tips.js';
import { readingText, smallestSize } from '../../../src/report/page/scripts/demand-reader.js';
import { compareCells, csvCell } from '../../../src/report/page/scripts/sort-tables.js';

const curve = (capacities: readonly number[], supported = 52) => ({
  name: 'x',
  className: 'series-0',
  letter: 'A',
  supported,
  sizes: capacities.map((bps, index) => ({ members: index + 1, bps, cps: 10 * bps })),
});

test('the smallest size is that whose capacity is not below the demand', () => {
  expect(smallestSize(curve([40, 80, 120]), 'bps', 80, 0)).toMatchObject({ members: 2, up: 2, headroom: 0 });
  expect(smallestSize(curve([40, 80, 120]), 'bps', 80.1, 0)?.members).toBe(3);
  expect(smallestSize(curve([40, 80, 120]), 'cps', 401, 0)?.members).toBe(2);
  expect(smallestSize(curve([40, 80, 120]), 'bps', 121, 0)).toBeNull();
});

test('spare members come on top of those that carry the demand', () => {
  expect(smallestSize(curve([40, 80, 120]), 'bps', 60, 1)).toMatchObject({
    members: 3,
    up: 2,
    isSimulated: true,
  });
  expect(smallestSize(curve([40, 80, 120]), 'bps', 100, 2)).toMatchObject({ members: 5, isSimulated: false });
});

test('a whole cluster that carries less than its part is passed over', () => {
  // Two carry 80, but the three of which one is spare carry 70 only when all are up.
  expect(smallestSize(curve([40, 80, 70, 90, 95]), 'bps', 75, 1)).toMatchObject({ members: 5, up: 4 });
});

test('the words say what to spare, and what to mind', () => {
  expect(readingText(smallestSize(curve([40, 80]), 'bps', 50, 0))).toBe('2 members, 60 % to spare');
  expect(readingText(smallestSize(curve([40, 80], 1), 'bps', 50, 0))).toContain(
    'more than the vendor documents',
  );
  expect(readingText(smallestSize(curve([40]), 'bps', 20, 1))).toContain('was not simulated');
  expect(readingText(null)).toBe('no simulated size carries it');
});

test('numbers sort by value and before texts', () => {
  const cells = [
    { text: 'b', value: undefined },
    { text: '10 Gbps', value: 10 },
    { text: 'a', value: undefined },
    { text: '9 Gbps', value: 9 },
  ];
  expect(cells.sort(compareCells).map(({ text }) => text)).toEqual(['9 Gbps', '10 Gbps', 'a', 'b']);
});

test('cells are quoted where they must be, and no spreadsheet runs them', () => {
  expect(['a', 'a,b', 'say "x"', '=1+1', '-5 %', '@x'].map(csvCell)).toEqual([
    'a',
    '"a,b"',
    '"say ""x"""',
    "'=1+1",
    '-5 %',
    "'@x",
  ]);
});

test('arrow keys move within the marks of a chart', () => {
  expect(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'a'].map((key) => nextIndex(key, 1, 3))).toEqual([
    2,
    0,
    0,
    2,
    undefined,
  ]);
  expect(nextIndex('ArrowRight', 2, 3)).toBe(2);
  expect(nextIndex('ArrowRight', -1, 3)).toBe(0);
});
