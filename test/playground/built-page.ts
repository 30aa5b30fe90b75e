import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const config = join(root, 'src/playground/page/vite.config.ts');

/** Where `npm run build:playground` puts the page, as vite understands its settings. */
export function usualPath(): string {
  const script = `import { resolveConfig } from 'vite';
    const { root, build } = await resolveConfig({ configFile: process.argv[1] }, 'build');
    process.stdout.write(JSON.stringify([root, build.outDir]));`;
  const call = ['--input-type=module', '--eval', script, config];
  const { stdout } = spawnSync(process.execPath, call, { cwd: root, encoding: 'utf8' });
  const [from, folder] = JSON.parse(stdout) as [string, string];
  return join(resolve(from, folder), 'index.html');
}

/** Builds the page into a folder of its own, as `npm run build:playground` does into the package; returns its path. */
export function buildPage(folder: string): string {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const call = [vite, 'build', '--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const { status, stdout, stderr } = spawnSync(process.execPath, call, { cwd: root, encoding: 'utf8' });
  if (status !== 0 || stderr !== '') throw new Error(`vite: ${stdout}${stderr}`);
  return join(folder, 'index.html');
}
