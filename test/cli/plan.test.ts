import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlanOptions } from '../../src/cli/arguments.js';
import { maestroSim } from './command-line.js';

const script = fileURLToPath(new URL('./plan-with-stand-in.js', import.meta.url));
const BUILT_IN = 'hypersync-vs-clusterxl';
const FILES = [
  'cores.csv',
  'manifest.json',
  'members.csv',
  'plan.csv',
  'replications.csv',
  'scaling.csv',
  'summary.csv',
];

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const call = (options: Partial<PlanOptions>, delay = 0): string[] => [
  script,
  JSON.stringify({ reference: BUILT_IN, options: { set: [], progress: true, ...options }, delay }),
];

function plan(options: Partial<PlanOptions>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, call(options), {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const text = (...path: readonly string[]): string => readFileSync(join(folder, ...path), 'utf8');

describe('a plan', () => {
  const question = { throughput: '120Gbps', spare: '1', growth: '30%', years: '1', targetUtilization: '70%' };
  const folderOfPlan = join('results', `${BUILT_IN}-plan`);
  let ended: ReturnType<typeof plan>;
  beforeAll(() => (ended = plan(question)));

  test('writes its files to results/<scenario>-plan and answers in a sentence for each strategy', () => {
    const { status, stdout, stderr } = ended;
    expect(status).toBe(0);
    expect(readdirSync(join(folder, folderOfPlan)).sort()).toEqual(FILES);
    expect(stdout).toMatch(
      /\n\nhypersync: 6 members carry 156 Gbps with 1 failed in year 1 \(.*\n {2}Needed: 5 /,
    );
    expect(stdout.match(/^clusterxl-[a-z-]+: /gm)).toHaveLength(3);
    expect(stderr).toContain(`Results in ${folderOfPlan}: plan.csv`);
    expect(stderr).not.toContain('exceed the documented'); // the sizes of the scenario do not matter
    expect(stdout + stderr).not.toContain('\u001b');
  });

  test('keeps the question in its manifest, and the scenario as it was simulated', () => {
    const manifest = JSON.parse(text(folderOfPlan, 'manifest.json')) as {
      question: Record<string, unknown>;
      scenario: { resolved: { objective: Record<string, string>; members: number[]; load: string } };
    };
    const growth = { growth_per_year: 0.3, years: 1 };
    expect(manifest.question).toEqual({ demand_bps: 120e9, ...growth, spare: 1, target_utilization: 0.7 });
    const { objective, members, load } = manifest.scenario.resolved;
    expect(objective).toMatchObject({ maxCoreUtilization: '70 %', maxPortUtilization: '70 %' });
    expect(load).toBe('capacity');
    expect(members).toContain(52);
  });

  test('keeps every size that was simulated in the result files', () => {
    const rows = [...text(folderOfPlan, 'scaling.csv').matchAll(/^hypersync,(\d+),/gm)];
    expect(new Set(rows.map((match) => match[1]))).toEqual(new Set(['4', '5', '6', '52']));
  });

  test('with --json leaves standard output to the answers, and writes the same bytes but for the manifest', () => {
    const { stdout, stderr } = plan({ ...question, json: true, out: 'again' });
    const told = JSON.parse(stdout) as { answers: unknown[]; files: string[] };
    expect(told).toMatchObject({ scenario: BUILT_IN, question: { demand_bps: 120e9, spare: 1 } });
    expect(told.answers[0]).toMatchObject({ strategy: 'hypersync', year: 0, members: 5, verdict: 'decided' });
    expect(told.files).toContain(join('again', 'plan.csv'));
    expect(stderr).toContain('what binds');
    for (const name of FILES.filter((file) => file !== 'manifest.json'))
      expect(text('again', name)).toEqual(text(folderOfPlan, name));
  });
});

test('no strategy with a size that suffices is status 3; --quiet prints only the reasons', () => {
  const { status, stdout, stderr } = plan({ throughput: '9Tbps', quiet: true, out: 'refused' });
  expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
  const reasons = stdout.match(/^[a-z-]+: no size up to \d+ carries 9 Tbps; .* bound by .*\n/gm)!;
  expect(reasons).toHaveLength(4);
  expect(stdout).toBe(reasons.join(''));
  expect(readdirSync(join(folder, 'refused')).sort()).toEqual(FILES);
});

test('the last year decides the status', () => {
  const growing = { throughput: '120Gbps', growth: '100%', years: '1', out: 'growing' };
  const { status, stdout } = plan({ ...growing, strategies: 'clusterxl-high-availability' });
  expect(status).toBe(3);
  expect(stdout).toContain('Needed: 4 members today, more than is supported from year 1.');
});

test('a spare that leaves nobody is status 3 and needs no simulation', () => {
  const alone = { strategies: 'single-gateway', spare: '1', out: 'alone' };
  const { status, stdout } = plan({ throughput: '1Gbps', ...alone });
  expect(status).toBe(3);
  expect(stdout).toContain('single-gateway: no size leaves anybody up with 1 failed; 1 is the largest');
  expect(text('alone', 'scaling.csv').trimEnd().split('\n')).toHaveLength(1);
});

test('a target above what the scenario allows changes nothing and is told', () => {
  const { stderr } = plan({ throughput: '120Gbps', targetUtilization: '99%', out: 'target' });
  expect(stderr).toContain('--target-utilization is above what the scenario allows');
  expect(text('target', 'manifest.json')).toContain('"maxCoreUtilization": "95 %"');
});

test('all problems of options and scenario are told at once with status 2, and nothing is written', () => {
  const options = [
    '--throughput',
    '5',
    '--growth',
    '30%',
    '--spare',
    'x',
    '--spare-site',
    '--out',
    'nothing',
  ];
  const { status, stdout, stderr } = maestroSim(['plan', 'hypersync-vs-clusterx', ...options], folder);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  const places = [
    '--throughput:1:1',
    '--growth:1:1',
    '--spare:1:1',
    '--spare-site:1:1',
    'hypersync-vs-clusterx:',
  ];
  for (const place of places) expect(stderr).toContain(place);
  expect(existsSync(join(folder, 'nothing'))).toBe(false);
});

test('sizes cannot be asked for, of a sweep one value must be chosen, and one replication does not suffice', () => {
  const demand = ['plan', BUILT_IN, '--throughput', '1Gbps'];
  expect(maestroSim([...demand, '--members', '3'])).toMatchObject({ status: 2, stdout: '' });
  const swept = ['--set', 'sweep.sync.delay=[0 s, 3 s]', '--replications', '1'];
  const { status, stdout, stderr } = maestroSim([...demand, ...swept], folder);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('replications: one tells no interval');
  expect(stderr).toContain(
    "sweep.sync.delay: a plan is for one setting; choose a value such as --set 'sweep.sync.delay=[0 s]'",
  );
});

test('a swept parameter with one value is planned for', () => {
  expect(plan({ throughput: '120Gbps', set: ['sweep.sync.delay=[0 s]'], out: 'swept' }).status).toBe(0);
  expect(text('swept', 'scaling.csv')).toMatch(/^strategy,members,sync\.delay,/);
});

test('Ctrl-C ends with status 130 and writes nothing', async () => {
  const child = spawn(
    process.execPath,
    call({ throughput: '120Gbps', targetUtilization: '99%', out: 'stopped' }, 500),
    {
      cwd: folder,
    },
  );
  await once(child.stderr, 'data');
  await new Promise((resolve) => setTimeout(resolve, 200));
  child.kill('SIGINT');
  const [status] = (await once(child, 'exit')) as [number];
  expect(status).toBe(130);
  expect(existsSync(join(folder, 'stopped'))).toBe(false);
});
