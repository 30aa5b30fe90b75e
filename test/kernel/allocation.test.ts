import { spawnSync } from 'node:child_process';

const simulator = new URL('../../src/kernel/simulator.js', import.meta.url).href;

/** Holds a thousand events pending: each schedules its successor. */
const hold = `
  import { Simulator } from '${simulator}';
  const simulator = new Simulator();
  const next = simulator.kind('next', (a, b) => simulator.schedule(1 + ((a * 7919 + b) & 0xfffff), next, b, a + 1));
  for (let i = 0; i < 1000; i++) simulator.schedule(i, next, i, i);
  while (simulator.executed < Number(process.argv[1])) simulator.run(simulator.now + 1e7);
`;

function collections(events: number): number {
  const flags = ['--trace-gc', '--input-type=module', '-e', hold, String(events)];
  const { stdout, status } = spawnSync(process.execPath, flags, { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout.split('\n').filter((line) => line.includes('Scavenge')).length;
}

test('the kernel allocates next to nothing in its steady state: ten million events more cost no ten collections', () => {
  expect(collections(11_000_000) - collections(1_000_000)).toBeLessThan(10);
});
