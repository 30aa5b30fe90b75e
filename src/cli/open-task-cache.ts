import { join } from 'node:path';
import type { OutputOptions } from './arguments.js';
import { codeVersion } from './code-version.js';
import { FileTaskCache } from './file-task-cache.js';

const FOLDER = '.cache';

/** The cache beside the results in a folder; `--fresh` empties it first. */
export function openTaskCache(
  resultDirectory: string,
  { fresh }: Pick<OutputOptions, 'fresh'>,
): FileTaskCache {
  const cache = new FileTaskCache(join(resultDirectory, FOLDER), codeVersion());
  if (fresh === true) cache.clear();
  return cache;
}
