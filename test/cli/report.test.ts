import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompareOptions } from '../../src/cli/arguments.js';
import { maestroSim } from './command-line.js';

const script = fileURLToPath(new URL('./run-with-stand-in.js', import.meta.url));

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function finish(command: 'run' | 'compare', options: Partial<CompareOptions> = {}): void {
  const call = { command, references: ['hypersync-vs-clusterxl'], steps: 1 };
  const all = { set: [], progress: false, out: 'o', quiet: true, ...options };
  const { status } = spawnSync(process.execPath, [script, JSON.stringify({ ...call, options: all })], {
    cwd: folder,
  });
  expect(status).toBe(0);
}

const drawn = (): readonly string[] =>
  readdirSync(join(folder, 'o')).filter((name) => /\.(html|svg|png)$/.test(name));

const bytesOf = (names: readonly string[]): ReadonlyMap<string, Buffer> =>
  new Map(names.map((name) => [name, readFileSync(join(folder, 'o', name))]));

test.each(['run', 'compare'] as const)('report draws what %s drew, byte for byte', (command) => {
  finish(command, { strategies: 'hypersync,clusterxl-high-availability' });
  const before = bytesOf(drawn());
  expect([...before.keys()]).toEqual(
    expect.arrayContaining(['report.html', 'scaling.svg', 'efficiency.svg']),
  );
  for (const name of before.keys()) writeFileSync(join(folder, 'o', name), 'lost');
  expect(maestroSim(['report', 'o'], folder)).toMatchObject({ status: 0, stdout: '' });
  expect(bytesOf(drawn())).toEqual(before);
});

test('--png writes every chart as a picture too, and what is not drawn again does not stay', () => {
  finish('compare', { strategies: 'hypersync,clusterxl-high-availability', png: true });
  const charts = drawn().filter((name) => name.endsWith('.svg'));
  expect(drawn().filter((name) => name.endsWith('.png'))).toEqual(
    charts.map((name) => name.replace('.svg', '.png')),
  );
  const picture = readFileSync(join(folder, 'o', 'scaling.png'));
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([picture.readUInt32BE(16), picture.length > 20_000]).toEqual([1792, true]);
  finish('run', {});
  expect(drawn().filter((name) => name.endsWith('.png') || name.startsWith('comparison'))).toEqual([]);
});

test('a folder without a record, and a record that was changed, are the problems of the user', () => {
  finish('run');
  expect(maestroSim(['report', '.'], folder)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('result.json: there is no such file') as string,
  });
  const path = join(folder, 'o', 'result.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"seed":1', '"seed":2'));
  expect(maestroSim(['report', 'o'], folder)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('was changed after it was written') as string,
  });
});

test('the scenario beside the results gives the same results again', () => {
  const small = '--members 1,2 --strategies hypersync --replications 1 --jobs 1 --quiet --no-progress'.split(
    ' ',
  );
  const short = '--set run.warmUp=20ms --set run.duration=40ms'.split(' ');
  expect(maestroSim(['run', 'hypersync-vs-clusterxl', ...small, ...short, '--out', 'o'], folder).status).toBe(
    0,
  );
  expect(maestroSim(['run', 'o/scenario.yaml', '--quiet', '--out', 'again'], folder).status).toBe(0);
  const files = readdirSync(join(folder, 'o')).filter((name) => !name.startsWith('.'));
  expect(files).toEqual(expect.arrayContaining(['result.json', 'report.html', 'balance.svg', 'cores.csv']));
  for (const name of files.filter((file) => file !== 'manifest.json')) {
    expect([name, readFileSync(join(folder, 'again', name), 'utf8')]).toEqual([
      name,
      readFileSync(join(folder, 'o', name), 'utf8'),
    ]);
  }
});

test('neither help nor the start of a run loads what draws charts and pictures', () => {
  const heavy = ['@observablehq/plot', 'linkedom', '@resvg/resvg-js'];
  const root = fileURLToPath(new URL('../../src/', import.meta.url));
  for (const start of ['cli/main.js', 'cli/commands/run.js', 'cli/commands/compare.js']) {
    const loaded = staticallyLoaded(join(root, start));
    expect(loaded.size).toBeGreaterThan(5);
    expect(heavy.filter((name) => loaded.has(name))).toEqual([]);
  }
  expect(staticallyLoaded(join(root, 'cli/drawn-result.js'))).toContain('@observablehq/plot');
});

/** Files and packages that come with a compiled file before any of its code runs. */
function staticallyLoaded(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\b[^;]*?\bfrom '([^']+)';/gm,
  )) {
    if (name.startsWith('.')) staticallyLoaded(join(dirname(file), name), found);
    else found.add(name);
  }
  return found;
}
