import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Campaign } from '../../src/experiment/campaign.js';
import type { Runner } from '../../src/experiment/runner.js';
import { createWorkerRunner } from '../../src/experiment/worker-runner.js';
import { maestroSim } from '../cli/command-line.js';
import { defaultScenario } from '../experiment/scenario-fixture.js';

/** The three plans that the README answers: printed as shown there, and confirmed by simulating the demand itself. */
const readme = readFileSync(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8');
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const shown = [
  ...readme.matchAll(/^maestro-sim (plan hypersync-vs-clusterxl .*)\n```\n\n```\n([\s\S]*?)^```$/gm),
].map(([, call, answer]) => ({ call: call.split(' '), answer: plain(answer) }));

/** What each plan comes to: demand of the last year, members, failed, and the highest load of a core. */
const plans = [
  { load: '120 Gbps', members: 6, failed: 1, limit: 0.7 },
  { load: `${120 * 1.3 ** 3} Gbps`, members: 8, failed: 1, limit: 0.95 },
  { load: '500 kcps', members: 27, failed: 0, limit: 0.95 },
];

let runner: Runner;
let folder: string;
beforeAll(() => {
  runner = createWorkerRunner(2);
  folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'));
});
afterAll(async () => {
  await runner.close();
  rmSync(folder, { recursive: true });
});

/** Load of the hottest member with the interval's limits, and the 99th percentile of latency, under the demand. */
async function under(load: string, members: number, failed: number) {
  const scenario = defaultScenario({ load, members: `[${members}]`, strategies: '[hypersync]' });
  const [{ model, sweep }] = scenario.points;
  const campaign = new Campaign(scenario, runner, () => undefined);
  const { estimates } = await campaign.measureWith(
    { strategy: 'hypersync', members, failed, sweep, model },
    8,
  );
  const { ciLow, ciHigh } = estimates['hottest_member_utilization'];
  return { low: ciLow!, high: ciHigh!, latency: estimates['latency_p99_s'].mean };
}

test('the README answers three questions', () => expect(shown).toHaveLength(plans.length));

test.each(shown.map(({ call, answer }) => [call.slice(2).join(' '), call, answer] as const))(
  'plan %s answers as the README shows',
  (_, call, answer) => {
    const { status, stdout } = maestroSim([...call, '--strategies', 'hypersync', '--quiet', '--out', folder]);
    expect({ status, stdout: plain(stdout) }).toEqual({ status: 0, stdout: answer });
  },
  120_000,
);

test.each(plans)(
  '$load: $members members carry it with $failed failed, one fewer do not, and all of them have room to spare',
  async ({ load, members, failed, limit }) => {
    const [planned, fewer, allUp] = await Promise.all([
      under(load, members, failed),
      under(load, members - 1, failed),
      under(load, members, 0),
    ]);
    expect(planned.high).toBeLessThanOrEqual(limit + 0.03); // of eight draws of the talkers, not of the mean over all
    expect((planned.low + planned.high) / 2).toBeLessThanOrEqual(limit);
    expect(planned.latency).toBeLessThan(2e-3);
    expect((fewer.low + fewer.high) / 2).toBeGreaterThan(limit);
    if (failed > 0) expect(allUp.high).toBeLessThan(planned.low);
  },
  120_000,
);
