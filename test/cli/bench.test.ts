import { campaignBench } from '../../src/cli/bench/campaign-bench.js';
import { kernelBench } from '../../src/cli/bench/kernel-bench.js';
import { startBench } from '../../src/cli/bench/start-bench.js';
import { packagedScenario } from '../experiment/scenario-fixture.js';

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

test('a sweep of the bench is the same on one worker and on two, and tells how long they were idle', async () => {
  const sweep = packagedScenario('hypersync-vs-clusterxl', {
    ...{ strategies: '[hypersync]', members: '[2]', load: '5 kcps', replications: '2' },
    ...{ 'run.warmUp': '10 ms', 'run.duration': '20 ms', 'traffic.talkers': '1000' },
  });
  const [one, two] = await campaignBench(sweep, [1, 2]);
  expect([one.name, two.name]).toEqual(['sweep, 1 worker', 'sweep, 2 workers']);
  expect([two.events, two.fingerprint]).toEqual([one.events, one.fingerprint]);
  for (const { idle } of [one, two]) {
    expect(idle).toBeGreaterThan(0);
    expect(idle).toBeLessThan(1);
  }
});

test('the bench sees when help is done and when a run simulates its first event', async () => {
  const { node, help, firstEvent } = await startBench('member-failure', 1);
  for (const seconds of [node, help, firstEvent]) expect(seconds).toBeGreaterThan(0);
});
