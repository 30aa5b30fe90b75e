import { findingsOf } from '../../src/report/findings.js';
import { summaryJson } from '../../src/report/json.js';
import { manifestJson } from '../../src/report/manifest.js';
import { point, tableOf } from './result-fixture.js';

const table = tableOf([point('hypersync', 2, 81e9, { warnings: ['Too short.'] })]);
const facts = {
  tool: 'maestro-sim',
  version: '1.2.3',
  engine: 'node v20',
  finishedAt: '2026-01-02T03:04:05.000Z',
  resolvedScenario: { seed: 7 },
  digest: 'abc',
  files: ['scaling.csv'],
};

test('the manifest holds what is needed to compute the results again', () => {
  expect(JSON.parse(manifestJson(findingsOf(table), facts))).toEqual({
    tool: 'maestro-sim',
    version: '1.2.3',
    engine: 'node v20',
    finished_at: '2026-01-02T03:04:05.000Z',
    scenario: { name: 'small', digest: 'abc', resolved: { seed: 7 } },
    seed: 7,
    events: 4000,
    warnings: [],
    points: [
      {
        strategy: 'hypersync',
        members: 2,
        sweep: {},
        replications: 2,
        sampled_share: 1,
        warm_up_s: 1,
        measured_s: 10,
        events: 2000,
        fingerprints: ['f0', 'f1'],
        warnings: ['Too short.'],
      },
    ],
    scaling_laws: [],
    files: ['scaling.csv'],
  });
});

test('the machine-readable summary names its figures as the CSV files do', () => {
  const summary = JSON.parse(summaryJson(findingsOf(table), ['out/scaling.csv'])) as {
    points: { metrics: unknown }[];
  };
  expect(summary.points[0].metrics).toMatchObject({
    capacity_bps: { mean: 81e9, ci_low: 80.19e9, ci_high: 81.81e9 },
  });
});
