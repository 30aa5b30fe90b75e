import { spawnSync } from 'node:child_process';

const simulator = new URL('../../src/kernel/simulator.js', import.meta.url).href;

/** Holds a thousand events pending: each schedules its successor. */
const hold = `
  import { Simulator } from '${simulator}';
  const simulator = new Simulator();
  const next = simulator.kind('next', (a, b) => simulator.schedule(1 + ((a * 7919 + b) & 0xfffff), next, b, a + 1));
  for (let i = 0; i < 1000; i++) simulator.schedule(i, next, i, i);
  const reach = (events) => { while (simulator.executed < events) simulator.run(simulator.now + 1e7); };
  reach(3e6);
  console.log('warm');
  reach(13e6);
`;

test('the kernel allocates next to nothing once it is compiled: ten million events cost less than ten collections', () => {
  const flags = ['--trace-gc', '--input-type=module', '-e', hold];
  const { stdout, status } = spawnSync(process.execPath, flags, { encoding: 'utf8' });
  expect(status).toBe(0);
  const [, steady] = stdout.split('warm\n');
  expect(steady.split('Scavenge').length - 1).toBeLessThan(10);
});
