import { join } from 'node:path';
import { exitStatus } from '../exit-status.js';
import { exists, readText } from '../files.js';
import { note, print } from '../output.js';
import { packageRoot } from '../package-version.js';
import { servePage } from '../page-server.js';
import { UserError } from '../user-error.js';

/** Options of `playground`. */
export interface PlaygroundOptions {
  /** Left out, one that is free. */
  readonly port?: number;
}

/** Where the built page lies, in a clone as in an installed package. */
export const PLAYGROUND_PAGE = join(packageRoot, 'dist/src/playground/page/index.html');

/** Largest page that is read, bytes. */
const PAGE_LIMIT = 20_000_000;

/** Serves the page of the playground on this machine until Ctrl-C. */
export async function playground({ port = 0 }: PlaygroundOptions, path = PLAYGROUND_PAGE): Promise<number> {
  if (!exists(path)) {
    throw new UserError([
      `the page of the playground has not been built: run npm run build:playground in ${packageRoot}`,
    ]);
  }
  const served = await servePage(readText(path, PAGE_LIMIT), port);
  print(served.url);
  note('Open this address in a browser of this machine. Ctrl-C ends it.');
  await interrupted();
  await served.close();
  return exitStatus.done;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
