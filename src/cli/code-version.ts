import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { namesBelow, readText } from './files.js';
import { packageRoot } from './package-version.js';

/** Everything that a simulation may run through, by the table of layers; a test holds it against the imports. */
const SIMULATING = [
  'kernel',
  'random',
  'stats',
  'units',
  'schema',
  'model',
  'experiment/task.js',
  'experiment/worker-entry.js',
];

/**
 * A digest of what turns a task into observations: the compiled files themselves, since a number that somebody has to
 * raise would be forgotten; the packages that they are pinned to; and the engine, whose logarithms are its own.
 */
export function codeVersion(root = packageRoot): string {
  const { version, dependencies } = JSON.parse(readText(join(root, 'package.json'))) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const hash = createHash('sha256');
  const { v8 } = process.versions;
  hash.update(JSON.stringify([version, dependencies, process.version, v8, process.platform, process.arch]));
  const built = join(root, 'dist/src');
  for (const name of namesBelow(built, '.js').filter(simulates)) {
    hash.update(`\0${name}\0`).update(readText(join(built, name)));
  }
  return hash.digest('hex');
}

/** Whether a file below `src`, by its compiled name, may take part in a simulation. */
export function simulates(name: string): boolean {
  return SIMULATING.some((part) => name === part || name.startsWith(`${part}/`));
}
