import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readText } from './files.js';

/** The folder of this package. */
export const packageRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** The version in the package's own description. */
export function packageVersion(): string {
  const { version } = JSON.parse(readText(join(packageRoot, 'package.json'))) as { version: string };
  return version;
}
