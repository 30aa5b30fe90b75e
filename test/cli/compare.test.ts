import { parse } from 'csv-parse/sync';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompareOptions } from '../../src/cli/arguments.js';
import { maestroSim } from './command-line.js';

const script = fileURLToPath(new URL('./run-with-stand-in.js', import.meta.url));
const BUILT_IN = 'hypersync-vs-clusterxl';
const TWO = 'hypersync,clusterxl-high-availability';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function compare(options: Partial<CompareOptions>) {
  const call = { command: 'compare', references: [BUILT_IN], steps: 1 };
  const all = { set: [], progress: true, strategies: TWO, ...options };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, JSON.stringify({ ...call, options: all })],
    { cwd: folder, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

function rowsOf(path: string): Record<string, string>[] {
  return parse(readFileSync(join(folder, path), 'utf8'), { columns: true });
}

test('a comparison writes what a run writes, and comparison.csv against the first other than hypersync', () => {
  const { status, stdout, stderr } = compare({});
  expect(status).toBe(0);
  const files = readdirSync(join(folder, 'results', BUILT_IN));
  expect(files).toEqual(
    expect.arrayContaining(['comparison.csv', 'manifest.json', 'scaling.csv', 'scaling.svg']),
  );
  const rows = rowsOf(join('results', BUILT_IN, 'comparison.csv'));
  expect(new Set(rows.map((row) => row['baseline']))).toEqual(new Set(['clusterxl-high-availability']));
  expect(stdout).toContain(' Capacity against clusterxl-high-availability\n');
  expect(stdout).toMatch(/\nhypersync carries .* times as much as clusterxl-high-availability at 10 members/);
  expect(stderr).toContain('comparison.csv');
});

test('the baseline can be chosen', () => {
  const { stdout } = compare({ baseline: 'hypersync', quiet: true });
  expect(stdout).toMatch(/^clusterxl-high-availability carries .* times as much as hypersync/m);
});

test('--json leaves standard output to the summary, which holds the comparison', () => {
  const { stdout } = compare({ json: true, quiet: true });
  const summary = JSON.parse(stdout) as { comparison: { answer: string[]; points: unknown[] } };
  expect(summary.comparison).toMatchObject({ baseline: 'clusterxl-high-availability', confidence: 0.95 });
  expect(summary.comparison.points).toHaveLength(16);
  expect(summary.comparison.answer[0]).toContain('hypersync carries');
});

test.each([
  [
    { baseline: 'hypersink' },
    'did you mean "hypersync"? choose one of hypersync, clusterxl-high-availability',
  ],
  [{ baseline: 'no-sync' }, '"no-sync" is no strategy that hypersync-vs-clusterxl compares'],
  [{ baseline: 'single-gateway' }, 'choose one of hypersync, clusterxl-high-availability'],
  [{ strategies: 'hypersync' }, 'a comparison takes two strategies'],
])('%p is the user’s mistake, told before anything runs', (options, message) => {
  const { status, stdout, stderr } = compare(options);
  expect(status).not.toBe(0);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
  expect(existsSync(join(folder, 'results'))).toBe(false);
});

test('what the command says agrees with the scaling.csv that it writes', () => {
  const { status, stdout } = maestroSim(
    [
      ...[
        'compare',
        BUILT_IN,
        '--members',
        '2',
        '--strategies',
        'hypersync,clusterxl-load-sharing-multicast',
      ],
      ...[
        '--replications',
        '5',
        '--set',
        'run.warmUp=200ms',
        '--set',
        'run.duration=500ms',
        '--out',
        'o',
        '--quiet',
      ],
    ],
    folder,
  );
  expect(status).toBe(0);
  const sentence = stdout.split('\n').find((line) => line.includes('times as much as'))!;
  const [, low, high] = /carries ([\d.]+) to ([\d.]+) times as much as/.exec(sentence)!;
  const capacity = new Map(
    rowsOf('o/scaling.csv').map((row) => [row['strategy'], Number(row['capacity_bps'])]),
  );
  const ratio = capacity.get('hypersync')! / capacity.get('clusterxl-load-sharing-multicast')!;
  expect(ratio).toBeGreaterThanOrEqual(Number(low));
  expect(ratio).toBeLessThanOrEqual(Number(high));
});

test('an unknown baseline ends with status 2', () => {
  const { status, stderr } = maestroSim(['compare', BUILT_IN, '--baseline', 'hypersink'], folder);
  expect({ status, lines: stderr.trimEnd().split('\n').length }).toEqual({ status: 2, lines: 1 });
});
