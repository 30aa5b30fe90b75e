import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { runCampaign } from '../src/experiment/campaign.js';
import { createWorkerRunner } from '../src/experiment/worker-runner.js';
import { scalingCsv } from '../src/report/csv.js';
import { describeScenario } from '../src/scenario/describe.js';
import { digestOf } from '../src/scenario/hash.js';
import { defaultScenario } from './experiment/scenario-fixture.js';

/** The committed results of the default scenario. `npm run reference` makes them anew. */
const folder = fileURLToPath(new URL('../../results/reference/hypersync-vs-clusterxl/', import.meta.url));
const read = (name: string): string => readFileSync(folder + name, 'utf8');

interface Manifest {
  readonly engine: string;
  readonly scenario: { readonly digest: string };
}

const manifest = JSON.parse(read('manifest.json')) as Manifest;
const major = (engine: string): string => /\d+/.exec(engine)![0];

describe('the reference results', () => {
  test('belong to the default scenario as it is today', () => {
    expect(manifest.scenario.digest).toBe(digestOf(parse(describeScenario(defaultScenario({})))));
  });

  test('are those that the README tells of', () => {
    const row = read('scaling.csv')
      .split('\n')
      .find((line) => line.startsWith('hypersync,10,'))!;
    const efficiency = Number(row.split(',')[6]);
    const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
    expect(readme).toContain(`${(100 * efficiency).toFixed(1)} % of 10 single gateways`);
  });

  // Logarithms may differ in their last bit between engines: only the same major version promises the same bytes.
  if (major(manifest.engine) === major(process.version)) {
    test('hold, byte for byte, what the default scenario gives today at two members', async () => {
      const runner = createWorkerRunner(2);
      try {
        const table = await runCampaign(defaultScenario({ members: '[2]' }), runner);
        const [header, ...rows] = scalingCsv(table).trimEnd().split('\n');
        const reference = read('scaling.csv').trimEnd().split('\n');
        expect(reference[0]).toBe(header);
        expect(reference).toEqual(expect.arrayContaining(rows));
      } finally {
        await runner.close();
      }
    });
  }
});
