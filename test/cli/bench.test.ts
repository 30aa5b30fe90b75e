import { kernelBench } from '../../src/cli/bench/kernel-bench.js';

test('the bench does the same work every time, at each number of pending events', () => {
  const work = () =>
    kernelBench(5000).map(({ name, events, fingerprint }) => ({ name, events, fingerprint }));
  expect(work()).toEqual(work());
  expect(work().map(({ name }) => name)).toEqual([
    'hold, 16 pending',
    'hold, 1000 pending',
    'hold, 100000 pending',
  ]);
});
