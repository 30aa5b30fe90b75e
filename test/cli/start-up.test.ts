import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadedBy } from './loaded-packages.js';

/** What is loaded is what a start takes; times are for the bench. */
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'))));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([[['--help']], [['run', '--help']], [['--version']]])(
  '%p loads commander and nothing else',
  (call) => {
    const { packages, own } = loadedBy(call, folder);
    expect(packages).toEqual(['commander']);
    expect(own.filter((name) => !name.startsWith('cli/'))).toEqual([]);
  },
);

test('check loads the grammar, and neither workers nor pictures', () => {
  const { packages } = loadedBy(['check', 'hypersync-vs-clusterxl'], folder);
  expect(packages).toEqual(expect.arrayContaining(['commander', 'yaml', 'zod']));
  for (const heavy of ['piscina', '@observablehq/plot', 'linkedom', 'jstat', 'cli-progress'])
    expect(packages).not.toContain(heavy);
});

test('run loads no tables, charts or pictures before it simulates', () => {
  const scenario = 'name: tiny\nstrategies: [hypersync]\nmembers: 2\nload: 1 kcps\nreplications: 1\n';
  const rest = 'appliance: reference-16-core\ntraffic: imix\nrun: { warmUp: 1 ms, duration: 10 ms }\n';
  writeFileSync(join(folder, 'tiny.yaml'), scenario + rest);
  const { packages, own, tasks } = loadedBy(['run', 'tiny.yaml', '--jobs', '1'], folder);
  expect(tasks).toBe(2);
  expect(own).toContain('experiment/campaign');
  expect(packages).toEqual(expect.arrayContaining(['piscina', 'yaml', 'zod']));
  for (const heavy of ['@observablehq/plot', 'linkedom', 'csv-stringify', 'cli-table3', 'cli-progress'])
    expect(packages).not.toContain(heavy);
  expect(own.filter((name) => name.startsWith('report/'))).toEqual([]);
});
