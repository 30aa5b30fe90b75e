import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf, type TraceFile } from '../report/trace/trace-events.js';
import { maestroSim } from './command-line.js';

const scenario = `name: brief
seed: 3
strategies: [hypersync, no-sync]
members: [2, 3]
appliance: reference-16-core
traffic:
  name: web
  talkers: 500
  classes:
    - { name: web, share: 100 %, object: 16 kB }
load: { perMember: 4 kcps }
distribution: { buckets: 64 }
replications: 3
fidelity: 5 %
run: { warmUp: 50 ms, duration: 600 ms }
`;
const failing = `${scenario}faults: [{ at: 100 ms, do: crash, member: 2 }]\n`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'));
  writeFileSync(join(folder, 'brief.yaml'), scenario);
  writeFileSync(join(folder, 'failing.yaml'), failing);
});
afterAll(() => rmSync(folder, { recursive: true }));

const trace = (...call: string[]) => maestroSim(['trace', ...call], folder);
const textOf = (out: string): string => readFileSync(join(folder, out, 'trace.json'), 'utf8');

interface Summary {
  readonly fingerprint: string;
  readonly windows: readonly { readonly from_s: number; readonly to_s: number; readonly events: number }[];
  readonly jobs: Readonly<Record<string, { readonly jobs: number }>>;
  readonly timeline?: readonly {
    readonly at_s: number;
    readonly members: readonly { readonly phase: string }[];
  }[];
}

test('a trace says what it is of, is valid, and sums up what it holds', () => {
  const { status, stdout, stderr } = trace('brief.yaml');
  expect(status).toBe(0);
  expect(stderr).toContain('hypersync, which has most to show of 2 strategies');
  expect(stderr).toContain('2 members, the smallest cluster of 2 sizes');
  expect(stderr).toContain('work takes 20 times as long');
  expect(stderr).toMatch(/Wrote results.brief-trace.trace\.json, \d+ events/);
  expect(stdout).toContain('hypersync x 2');
  expect(stdout).toMatch(/Busiest: core \d+ of member \d/);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  const text = textOf('results/brief-trace');
  expect(problemsOf(JSON.parse(text) as TraceFile)).toEqual([]);
  expect(readdirSync(join(folder, 'results/brief-trace'))).toEqual(['trace.json']);
});

test('the traced replication is the one that run makes, and the same call gives the same bytes', () => {
  const call = [
    'failing.yaml',
    '--strategies',
    'hypersync',
    '--members',
    '3',
    '--replication',
    '1',
    '--json',
    '--quiet',
  ];
  const first = trace(...call, '--out', 'first');
  expect(trace(...call, '--out', 'second').stdout).toBe(first.stdout.replace('first/trace', 'second/trace'));
  expect(textOf('second')).toBe(textOf('first'));
  const summary = JSON.parse(first.stdout) as Summary;
  const ran = [
    'run',
    'failing.yaml',
    '--strategies',
    'hypersync',
    '--members',
    '3',
    '--quiet',
    '--jobs',
    '1',
  ];
  expect(maestroSim([...ran, '--out', 'ran'], folder).status).toBe(0);
  const { points } = JSON.parse(readFileSync(join(folder, 'ran/manifest.json'), 'utf8')) as {
    points: readonly { strategy: string; fingerprints: readonly string[] }[];
  };
  const { fingerprints } = points.find(({ strategy }) => strategy === 'hypersync')!;
  expect(summary.fingerprint).toBe(fingerprints[1]);
  const { metadata } = JSON.parse(textOf('first')) as TraceFile;
  expect(metadata).toMatchObject({
    scenario: 'brief',
    strategy: 'hypersync',
    members: 3,
    replication: 1,
    seed: 3,
  });
  expect(summary.timeline!.map(({ members }) => members[1].phase)).toEqual(
    expect.arrayContaining(['active', 'silent', 'down']),
  );
});

test('with faults the failover is told, a column a member', () => {
  const { stdout } = trace('failing.yaml', '--quiet', '--out', 'told');
  const lines = stdout.split('\n');
  expect(lines[1]).toBe('  time, s  1           2');
  expect(stdout).toContain('   0.1000  crash 2');
  expect(stdout).toContain('active      silent');
  expect(stdout).toContain('active      down');
});

test('a window is as wanted, and a cap cuts it with a warning', () => {
  const call = [
    'brief.yaml',
    '--load',
    '2kcps',
    '--from',
    '100ms',
    '--for',
    '40ms',
    '--out',
    'capped',
    '--json',
    '--quiet',
  ];
  const { windows } = JSON.parse(trace(...call).stdout) as Summary;
  expect(windows).toMatchObject([{ from_s: 0.1, to_s: 0.14 }]);
  const capped = trace(...call, '--most-events', '200');
  expect(capped.stderr).toMatch(/warning: the window from 100 ms on ends after .* ms, at \d+ events/);
  const { traceEvents } = JSON.parse(textOf('capped')) as TraceFile;
  const told = traceEvents.filter(({ ph }) => ph !== 'M');
  expect(told.length).toBeGreaterThan(150);
  expect(told.length).toBeLessThanOrEqual(200);
});

test('everything that is wrong is said at once, and nothing is written', () => {
  const { status, stdout, stderr } = trace(
    ...[
      'brief.yaml',
      '--from',
      '-1s',
      '--for',
      '3',
      '--replication',
      'x',
      '--most-events',
      '5',
      '--set',
      'sinc.delay=1s',
    ],
    ...['--load', 'much', '--out', 'nothing'],
  );
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  const said = stderr.trim().split('\n');
  expect(said.map((line) => line.split(':')[0])).toEqual(
    ['--from', '--for', '--replication', '--most-events', '--load', '--set'].map((option) => option),
  );
  expect(existsSync(join(folder, 'nothing'))).toBe(false);
});

test('a window after the end is refused', () => {
  const { status, stderr } = trace('brief.yaml', '--from', '9s', '--quiet', '--out', 'nothing');
  expect(status).toBe(2);
  expect(stderr).toBe('--from:1:1: 9 s is after the measured time of 600 ms; write an earlier instant\n');
});
