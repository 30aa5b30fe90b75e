import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What `bin` names is bundled from what all other tests hold. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const bundle = join(root, 'dist/bundle/cli');
const { dependencies, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  bin: Record<string, string>;
};
const IMPORT = /(?:from |import |import\()"([^".][^"]*)"/g;
const SCENARIO = `name: small
strategies: [hypersync]
members: [1, 2]
load: 1 kcps
replications: 2
appliance: reference-16-core
traffic: imix
run: { warmUp: 10 ms, duration: 50 ms }
`;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'maestro-sim-'))));
afterAll(() => rmSync(folder, { recursive: true }));

test('the bundle asks for no package but the two that cannot lie in it', () => {
  const texts = readdirSync(bundle).map((name) => readFileSync(join(bundle, name), 'utf8'));
  const asked = texts.flatMap((text) => [...text.matchAll(IMPORT)].map(([, name]) => name));
  expect(asked.length).toBeGreaterThan(20);
  const packages = new Set(asked.filter((name) => !isBuiltin(name)));
  expect([...packages].sort()).toEqual(['@resvg/resvg-js', 'piscina']);
  for (const name of packages) expect(Object.keys(dependencies)).toContain(name);
});

test('bundled or not, a scenario gives the same bytes', () => {
  writeFileSync(join(folder, 'small.yaml'), SCENARIO);
  const [bundled, plain] = [bin['maestro-sim'], 'dist/src/cli/main.js'].map((main, at) => {
    const call = [join(root, main), 'run', 'small.yaml', '--out', `out-${at}`, '--jobs', '2', '--quiet'];
    const { status, stdout, stderr } = spawnSync(process.execPath, call, { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const files = readdirSync(join(folder, `out-${at}`)).filter((name) => /\.(csv|svg|html)$/.test(name));
    return {
      stdout,
      files: files.map((name) => [name, readFileSync(join(folder, `out-${at}`, name), 'utf8')]),
    };
  });
  expect(bundled).toEqual(plain);
});
