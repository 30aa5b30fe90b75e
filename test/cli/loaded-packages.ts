import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const probe = fileURLToPath(new URL('./load-probe.js', import.meta.url));
const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** The packages and the files of ours that a call of the command loads in any of its threads until its first task begins. */
export function loadedBy(call: readonly string[], cwd: string): { packages: string[]; own: string[] } {
  const { stderr } = spawnSync(process.execPath, ['--import', probe, main, ...call], {
    cwd,
    encoding: 'utf8',
  });
  const urls = [...stderr.split('task begins')[0].matchAll(/^loaded (file:.*)$/gm)].map((match) => match[1]);
  const packages = urls.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
  const own = urls.flatMap((url) => /\/dist\/src\/(.*)\.js$/.exec(url)?.[1] ?? []);
  return { packages: [...new Set(packages)].sort(), own: [...new Set(own)].sort() };
}
