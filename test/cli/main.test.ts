import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resultFiles } from '../../src/report/columns.js';
import { COMMANDS, maestroSim } from './command-line.js';

const BUILT_IN = 'hypersync-vs-clusterxl';
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function scenarioFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('help announces the commands that work and no others', () => {
  const { status, stdout, stderr } = maestroSim(['--help']);
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) .*(?:$| {2})/gm)].map((match) => match[1]);
  expect(new Set(commands)).toEqual(new Set([...COMMANDS, 'help']));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test.each(COMMANDS)('%s has help with an example', (name) => {
  const { status, stdout } = maestroSim([name, '--help']);
  expect(status).toBe(0);
  expect(stdout).toContain(`  maestro-sim ${name}`);
});

test('the version is that of the package', () => {
  expect(maestroSim(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  [['runn'], 'Did you mean run?'],
  [['run'], "missing required argument 'scenario'"],
  [['run', BUILT_IN, '--jobz', '2'], 'Did you mean --jobs?'],
  [['run', BUILT_IN, '--jobs', '0'], 'not a whole number from 1 to 512'],
  [['run', BUILT_IN, '--jobs', '1.5'], 'not a whole number'],
  [['list', 'nonsense'], 'Allowed choices are scenarios, strategies, appliances, traffic'],
  [['check', BUILT_IN, '--set', 'foo'], 'path=value'],
  [['check', BUILT_IN, '--members', '0'], '--members'],
  [['check', 'hypersync-vs-clusterx'], 'did you mean "hypersync-vs-clusterxl"?'],
  [['check', '.'], '.: is a directory'],
  [['explain', 'sync.dealy'], 'sync.delay'],
  [['explain', 'scalin.csv'], 'did you mean scaling.csv?'],
])('%p is the user’s mistake, explained on standard error', (call, message) => {
  const { status, stdout, stderr } = maestroSim(call);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/\n {4}at /);
});

test('list names strategies, scenarios, appliances and traffic', () => {
  const { status, stdout } = maestroSim(['list']);
  expect(status).toBe(0);
  for (const word of [BUILT_IN, 'hypersync ', 'reference-16-core', 'vendor-blend'])
    expect(stdout).toContain(word);
  expect(maestroSim(['list', 'strategies']).stdout).not.toContain('reference-16-core');
});

test('explain tells meaning, default and source of a key', () => {
  const { status, stdout } = maestroSim(['explain', 'sync.delay']);
  expect(status).toBe(0);
  expect(stdout).toContain('Age from which HyperSync copies a connection to its backup.');
  expect(stdout).toContain('3 s');
});

test.each(resultFiles.map((file) => file.name))('explain documents every column of %s', (name) => {
  const { stdout } = maestroSim(['explain', join('anywhere', name)]);
  for (const { name: column, about } of resultFiles.find((file) => file.name === name)!.columns) {
    expect(stdout).toContain(`${column} [`);
    expect(stdout).toContain(about);
  }
});

test('schema is JSON Schema', () => {
  expect(JSON.parse(maestroSim(['schema']).stdout)).toMatchObject({ type: 'object' });
});

test('check prints a scenario that can be checked again, with the same result', () => {
  const first = maestroSim(['check', BUILT_IN, '--set', 'sync.delay=0s', '--members', '1..3', '--seed', '9']);
  expect(first.status).toBe(0);
  expect(first.stdout).toMatch(/^ {2}delay: 0 (n?s|[mu]s)$/m);
  expect(first.stdout).toMatch(/^seed: 9$/m);
  expect(maestroSim(['check', scenarioFile('resolved.yaml', first.stdout)]).stdout).toBe(first.stdout);
});

test('check tells every problem of a file at once, with positions', () => {
  const bad = scenarioFile(
    'bad.yaml',
    'name: bad\nstrategys: [hypersync]\nstrategies: [hypersink]\nmembers: 3\nappliance: none\ntraffic: imix\nsync: { delay: 3 }\n',
  );
  const { status, stdout, stderr } = maestroSim(['check', bad]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  const lines = stderr.trimEnd().split('\n');
  for (const line of lines) expect(line).toMatch(/:\d+:\d+: /);
  for (const at of ['2:1: strategys', '3:14: strategies', '5:12: appliance', '7:16: sync.delay']) {
    expect(stderr).toContain(`${bad}:${at}`);
  }
});

test('problems of several scenarios are told together', () => {
  const bad = scenarioFile('unit.yaml', 'name: unit\nsync: { delay: 3 }\n');
  const { status, stderr } = maestroSim(['run', bad, join(folder, 'missing.yaml')]);
  expect(status).toBe(2);
  expect(stderr).toContain(`${bad}:2:16`);
  expect(stderr).toContain('missing.yaml: there is no such file');
});

test('a scenario finds appliances and traffic beside it', () => {
  const own = maestroSim(['check', BUILT_IN]).stdout.replace(
    /^traffic:[\s\S]*?(?=^\w)/m,
    'traffic: ./mine.yaml\n',
  );
  writeFileSync(
    join(folder, 'mine.yaml'),
    'name: mine\nclasses:\n  - { name: one, share: 100 %, transport: udp, exchanges: 1, exchangePacket: 100 B }\n',
  );
  const { status, stdout, stderr } = maestroSim(['check', scenarioFile('own.yaml', own)]);
  expect({ status, stderr: stderr.replace(/^warning.*\n/gm, '') }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('name: mine');
});

test('init starts a scenario that check accepts, and overwrites nothing', () => {
  expect(maestroSim(['init', 'plan.yaml'], folder).status).toBe(0);
  expect(readFileSync(join(folder, 'plan.yaml'), 'utf8')).toBe(maestroSim(['init']).stdout);
  expect(maestroSim(['check', 'plan.yaml'], folder).status).toBe(0);
  const again = maestroSim(['init', 'plan.yaml'], folder);
  expect(again.status).toBe(2);
  expect(again.stderr).toContain('already');
});
