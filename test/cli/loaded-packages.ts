import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const probe = fileURLToPath(new URL('./load-probe.js', import.meta.url));
const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** What a call of the command loads in its main thread until its first task begins. */
export interface Loaded {
  readonly packages: readonly string[];
  /** Our own files, by their names below `src`. */
  readonly own: readonly string[];
  /** Tasks that were begun in all. */
  readonly tasks: number;
}

/** Calls the command and watches what it loads. */
export function loadedBy(call: readonly string[], cwd: string): Loaded {
  const { stderr } = spawnSync(process.execPath, ['--import', probe, main, ...call], {
    cwd,
    encoding: 'utf8',
  });
  const [start, ...begun] = stderr.split('task begins');
  const urls = [...start.matchAll(/^loaded (file:.*)$/gm)].map((match) => match[1]);
  const packages = urls.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
  const own = urls.flatMap((url) => /\/dist\/src\/(.*)\.js$/.exec(url)?.[1] ?? []);
  return { packages: [...new Set(packages)].sort(), own: [...new Set(own)].sort(), tasks: begun.length };
}
