import { MS, S } from '../../../src/kernel/time.js';
import { tracedWindows } from '../../../src/experiment/tracing/traced-windows.js';

const run = { duration: 4 * S, scale: 1 };

test('without anything that happens the end of the measured time is shown', () => {
  expect(tracedWindows(run, [])).toEqual([{ from: 3990 * MS, to: 4 * S }]);
});

test('in a sampled run, where work takes longer, a window is as much longer', () => {
  expect(tracedWindows({ ...run, scale: 0.05 }, [])).toEqual([{ from: 3800 * MS, to: 4 * S }]);
  expect(tracedWindows({ ...run, scale: 0.001 }, [])).toEqual([{ from: 0, to: 4 * S }]);
});

test('around what happens there is a window each, a quarter of it before', () => {
  expect(tracedWindows(run, [2 * S, S, S])).toEqual([
    { from: 997.5 * MS, to: 1007.5 * MS },
    { from: 1997.5 * MS, to: 2007.5 * MS },
  ]);
});

test('windows that meet become one, and end with the measured time', () => {
  expect(tracedWindows(run, [S, 1009 * MS, 3999 * MS])).toEqual([
    { from: 997.5 * MS, to: 1016.5 * MS },
    { from: 3996.5 * MS, to: 4 * S },
  ]);
});

test('the first eight instants have windows, however many there are', () => {
  expect(
    tracedWindows(
      run,
      Array.from({ length: 20 }, (_, index) => index * 100 * MS),
    ),
  ).toHaveLength(8);
});

test('what is wanted goes before all that', () => {
  expect(tracedWindows(run, [S], { from: 2 * S, for: 300 * MS })).toEqual([{ from: 2 * S, to: 2300 * MS }]);
  expect(tracedWindows(run, [S], { from: 2 * S })).toEqual([{ from: 2 * S, to: 2010 * MS }]);
  expect(tracedWindows(run, [S], { for: S })).toEqual([{ from: 3 * S, to: 4 * S }]);
  expect(tracedWindows(run, [S], { from: 3 * S, for: 9 * S })).toEqual([{ from: 3 * S, to: 4 * S }]);
});
