import { runCampaign } from '../../src/experiment/campaign.js';
import { inlineRunner } from '../../src/experiment/inline-runner.js';
import type { ResultTable } from '../../src/experiment/result-table.js';
import type { Told } from '../../src/playground/messages.js';
import { orderedRun } from '../../src/playground/ordered-run.js';
import { filesIn } from '../../src/playground/packaged-texts.js';
import { runInRounds, soonestUseful } from '../../src/playground/rounds.js';
import { scalingCsv } from '../../src/report/csv.js';
import { parseScenario } from '../../src/scenario/parse.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { smallScenario } from '../cli/small-scenario.js';
import { defaultScenario } from '../experiment/scenario-fixture.js';
import { packagedTexts } from './packaged.js';

const small = scenarioOf(
  smallScenario
    .replace('[hypersync]', '[hypersync, clusterxl-load-sharing-unicast]')
    .replace('[2, 3]', '[1, 2, 3]')
    .replace(': 12', ': { min: 2, max: 6, relativePrecision: 1 %, efficiencyPrecision: 0.1 % }'),
);

function scenarioOf(text: string): Scenario {
  const parsed = parseScenario({ path: 'small.yaml', text }, { files: filesIn(packagedTexts) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

test('rounds come to the same result as a campaign', async () => {
  const silent = { onProgress: () => undefined, onRound: () => undefined };
  const inRounds = await runInRounds(small, inlineRunner, silent);
  expect(inRounds).toEqual(await runCampaign(small, inlineRunner));
});

test('every round knows as many points and replications as the one before, or more, and ends of curves first', async () => {
  const rounds: ResultTable[] = [];
  await runInRounds(small, inlineRunner, {
    onProgress: () => undefined,
    onRound: (table) => rounds.push(table),
  });
  const named = rounds.map(({ points }) => points.map(({ strategy, members }) => `${strategy} ${members}`));
  expect(named[2]).toEqual(['single-gateway 1', 'hypersync 1', 'hypersync 3']);
  const counts = rounds.map(({ points }) =>
    points.reduce((sum, { replications }) => sum + replications.length, 0),
  );
  counts.forEach((count, index) => expect(count).toBeGreaterThan(counts[index - 1] ?? 0));
  // All seven points after their least, then further rounds for those that are not precise.
  expect(named[6]).toHaveLength(7);
  expect(rounds.length).toBeGreaterThan(7);
});

test('points are ordered by the gaps that they halve', () => {
  const points = defaultScenario({ strategies: '[hypersync]', members: '[1..5]' }).points;
  const order = soonestUseful(points).map(({ strategy, members }) => `${strategy} ${members}`);
  expect(order).toEqual([
    'single-gateway 1',
    'hypersync 1',
    'hypersync 5',
    'hypersync 3',
    'hypersync 2',
    'hypersync 4',
  ]);
});

/** What a worker tells of a scenario, at a clock that moves on a second with every look. */
async function toldOf(scenarioText: string): Promise<Told[]> {
  const told: Told[] = [];
  let seconds = 0;
  await orderedRun(
    { scenarioText, texts: packagedTexts },
    { tell: (one) => told.push(one), now: () => 1000 * seconds++ },
  );
  return told;
}

test('a worker tells acceptance, progress and findings, then the figures of the command line', async () => {
  const told = await toldOf(smallScenario);
  expect(told[0]).toEqual({ kind: 'accepted', warnings: [] });
  const kinds = told.map(({ kind }) => kind);
  expect(new Set(kinds.slice(1, -1))).toEqual(new Set(['progress', 'findings']));
  const last = told[told.length - 1];
  if (last.kind !== 'finished') throw new Error(JSON.stringify(last));
  expect(last.scalingCsv).toBe(scalingCsv(await runCampaign(last.findings.table.scenario, inlineRunner)));
});

test('a worker refuses with every problem and its place, and does nothing more', async () => {
  const told = await toldOf(smallScenario.replace('seed: 3', 'sede: 3').replace('16 kB', '16'));
  expect(told.map(({ kind }) => kind)).toEqual(['refused']);
  const [refused] = told;
  const places = refused.kind === 'refused' ? refused.issues.map(({ line, path }) => [line, path]) : [];
  expect(places).toEqual([
    [2, 'sede'],
    [10, 'traffic.classes[0].object'],
  ]);
});
