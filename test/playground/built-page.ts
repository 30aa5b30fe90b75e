import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds the page into a folder of its own, as `npm run build:playground` does into the package; returns its path. */
export function buildPage(folder: string): string {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const config = join(root, 'src/playground/page/vite.config.ts');
  const call = [vite, 'build', '--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const { status, stdout, stderr } = spawnSync(process.execPath, call, { cwd: root, encoding: 'utf8' });
  if (status !== 0 || stderr !== '') throw new Error(`vite: ${stdout}${stderr}`);
  return join(folder, 'index.html');
}
