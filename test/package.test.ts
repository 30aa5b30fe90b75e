import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package as a user gets it: packed, unpacked elsewhere, and called from a folder that is not its own. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const BUILT_IN = 'hypersync-vs-clusterxl';
const TINY = '--members 2 --strategies hypersync --replications 2 --jobs 1 --no-progress'.split(' ');
const SHORT = ['fidelity=1%', 'run.warmUp=100ms', 'run.duration=200ms'].flatMap((value) => ['--set', value]);

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}
interface Manifest {
  readonly version: string;
  readonly bin: Record<string, string>;
  readonly engines: { readonly node: string };
  readonly scripts: Record<string, string>;
  readonly exports: Record<string, string | Record<string, string>>;
}

const folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'));
const work = join(folder, 'work');
const installed = join(work, 'node_modules/maestro-sim');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
let packed: Packed;

beforeAll(() => {
  mkdirSync(installed, { recursive: true });
  packed = pack();
  const archive = join(folder, packed.filename);
  const { status } = spawnSync('tar', ['-xzf', archive, '-C', installed, '--strip-components=1']);
  expect(status).toBe(0);
  symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'), 'junction');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the package holds what runs and what is read, and nothing else', () => {
  const paths = packed.files.map(({ path }) => path);
  const wanted = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', `scenarios/${BUILT_IN}.yaml`];
  expect(paths).toEqual(expect.arrayContaining(wanted));
  for (const kind of ['appliances', 'traffic'])
    for (const name of readdirSync(join(root, 'scenarios', kind)))
      expect(paths).toContain(`scenarios/${kind}/${name}`);
  const known =
    /^(dist\/src\/.*\.(js|d\.ts)|dist\/bundle\/cli\/([\w-]+\.js|LICENSES\.md)|dist\/src\/playground\/page\/index\.html|scenarios\/.*\.(yaml|json)|package\.json|[A-Z]+(\.md)?)$/;
  expect(paths.filter((path) => !known.test(path))).toEqual([]);
});

test('the command names its interpreter, and the package its engine', () => {
  const bin = manifest.bin['maestro-sim'];
  // Its permission to execute is given by npm where it links the command.
  expect(readFileSync(join(installed, bin), 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
  expect(manifest.engines.node).toMatch(/^>=\d+\.\d+$/);
});

test('packing builds the page of the playground too', () => {
  expect(manifest.scripts['prepack']).toMatch(/&& npm run build && npm run build:playground$/);
});

test('every entry of the package leads to a file with its types', () => {
  const paths = new Set(packed.files.map(({ path }) => `./${path}`));
  const targets = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === 'string' ? [entry] : Object.values(entry),
  );
  expect(targets.length).toBeGreaterThan(2);
  for (const target of targets) expect(paths).toContain(target);
});

test('the library is imported by its name, with and without worker threads', () => {
  writeFileSync(
    join(work, 'use.mjs'),
    `import { Simulator, runCampaign, parseScenario, strategies } from 'maestro-sim';
     import { createWorkerRunner } from 'maestro-sim/worker-runner';
     const all = [Simulator, runCampaign, parseScenario, createWorkerRunner];
     console.log(all.every((one) => typeof one === 'function') && strategies.length > 0);`,
  );
  expect(node(['use.mjs'])).toEqual({ status: 0, stdout: 'true\n', stderr: '' });
});

test('types of the library stand by themselves', () => {
  writeFileSync(join(work, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(work, 'use.ts'),
    "import * as all from 'maestro-sim';\nexport const simulator = new all.Simulator();\n",
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const strict = '--strict --noEmit --skipLibCheck false --target es2023 --module nodenext'.split(' ');
  expect(node([tsc, ...strict, 'use.ts'])).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('the command works outside the project: list, check, run', () => {
  const main = join(installed, manifest.bin['maestro-sim']);
  expect(node([main, '--version']).stdout).toBe(`${manifest.version}\n`);
  expect(node([main, 'list'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining(BUILT_IN) as string,
  });
  expect(node([main, 'check', BUILT_IN])).toMatchObject({ status: 0 });
  expect(node([main, 'run', BUILT_IN, ...TINY, ...SHORT])).toMatchObject({ status: 0 });
  expect(readdirSync(join(work, 'results', BUILT_IN))).toEqual(
    expect.arrayContaining(['manifest.json', 'scaling.csv', 'scaling.svg']),
  );
});

/** Packs what is built: building here would pull the compiled files from under other tests. */
function pack(): Packed {
  const call = ['pack', '--ignore-scripts', '--json', '--offline', '--pack-destination', folder];
  const npm = process.env['npm_execpath'];
  const { stdout } =
    npm === undefined
      ? spawnSync('npm', call, { cwd: root, encoding: 'utf8' })
      : spawnSync(process.execPath, [npm, ...call], { cwd: root, encoding: 'utf8' });
  return (JSON.parse(stdout) as [Packed])[0];
}

function node(call: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, call, { cwd: work, encoding: 'utf8' });
  return { status, stdout, stderr };
}
