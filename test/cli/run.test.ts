import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunOptions } from '../../src/cli/arguments.js';

const script = fileURLToPath(new URL('./run-with-stand-in.js', import.meta.url));
const BUILT_IN = 'hypersync-vs-clusterxl';
const FILES = [
  'balance.svg',
  'cores.csv',
  'efficiency.svg',
  'manifest.json',
  'members.csv',
  'replications.csv',
  'report.html',
  'result.json',
  'scaling-law.csv',
  'scaling.csv',
  'scaling.svg',
  'scenario.yaml',
  'sensitivity.csv',
  'summary.csv',
  'sync.svg',
  'work.svg',
];

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const call = (
  options: Partial<RunOptions>,
  references: readonly string[] = [BUILT_IN],
  steps = 1,
): string[] => [
  script,
  JSON.stringify({ command: 'run', references, options: { set: [], progress: true, ...options }, steps }),
];

function run(options: Partial<RunOptions>, references?: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, call(options, references), {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('a run writes its files to results/<scenario> and answers in a sentence', () => {
  const { status, stdout, stderr } = run({});
  expect(status).toBe(0);
  expect(readdirSync(join(folder, 'results', BUILT_IN)).sort()).toEqual(FILES);
  expect(stdout).toMatch(/\nhypersync carries 389 Gbps at 10 members, .* per added member\.\n$/);
  expect(stderr).toContain(`Results in ${join('results', BUILT_IN)}: scaling.csv`);
  expect(stdout + stderr).not.toContain('\u001b');
});

test('the same run writes the same bytes but for the manifest', () => {
  run({ out: 'a' });
  run({ out: 'b' });
  for (const name of FILES.filter((file) => file !== 'manifest.json')) {
    expect(readFileSync(join(folder, 'a', name))).toEqual(readFileSync(join(folder, 'b', name)));
  }
});

test('the manifest holds version, digest and the scenario with its overrides', () => {
  run({ out: 'o', seed: '5', set: ['sync.delay=0s'] });
  const text = readFileSync(join(folder, 'o', 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as {
    scenario: { digest: string; resolved: { sync: { delay: string } } };
  };
  expect(manifest).toMatchObject({ tool: 'maestro-sim', seed: 5, scenario: { name: BUILT_IN } });
  expect(manifest.scenario.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(manifest.scenario.resolved.sync.delay).toMatch(/^0 /);
});

test('--json leaves standard output to the summary', () => {
  const { stdout, stderr } = run({ json: true, out: 'o' });
  expect(JSON.parse(stdout)).toMatchObject({ scenario: BUILT_IN, seed: 1 });
  expect(stderr).toContain('hypersync carries');
});

test('--quiet prints only the answer', () => {
  expect(run({ quiet: true, out: 'o' }).stdout.trimEnd().split('\n')).toHaveLength(1);
});

test('a comparison of earlier results does not outlive them', () => {
  run({ out: 'o' });
  writeFileSync(join(folder, 'o', 'comparison.csv'), 'of other results');
  run({ out: 'o' });
  expect(readdirSync(join(folder, 'o')).sort()).toEqual(FILES);
});

test('several scenarios have folders of their own, and names may not clash', () => {
  expect(run({ out: 'o', quiet: true }, [BUILT_IN, BUILT_IN]).status).not.toBe(0);
  expect(existsSync(join(folder, 'o'))).toBe(false);
  const other = join(folder, 'other.yaml');
  writeFileSync(
    other,
    'name: other\nstrategies: [hypersync]\nmembers: [2]\nappliance: reference-16-core\ntraffic: imix\n',
  );
  expect(run({ out: 'o', json: true }, [BUILT_IN, other]).status).toBe(0);
  expect(readdirSync(join(folder, 'o')).sort()).toEqual([BUILT_IN, 'other']);
});

test('Ctrl-C ends with status 130 and leaves what an earlier run wrote', async () => {
  run({ out: 'o' });
  const before = readFileSync(join(folder, 'o', 'manifest.json'));
  const child = spawn(process.execPath, call({ out: 'o' }, [BUILT_IN], 1000), { cwd: folder });
  await once(child.stderr, 'data');
  await new Promise((resolve) => setTimeout(resolve, 200));
  child.kill('SIGINT');
  const [status] = (await once(child, 'exit')) as [number];
  expect(status).toBe(130);
  expect(readFileSync(join(folder, 'o', 'manifest.json'))).toEqual(before);
  expect(readdirSync(join(folder, 'o')).sort()).toEqual(FILES);
});
