import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** CHROMIUM names another than the usual one. */
const PATH = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** Longest that the lists of packages, and the browser itself, may take, milliseconds. */
const LISTS = 30_000;
const INSTALLATION = 120_000;

/** Where a Chromium is, or why there is none. */
export type Found = { readonly path: string } | { readonly missing: string };

/** The Chromium of this machine; where it is missing it is installed from Debian, if that can be done at once. */
export function chromiumHere(): Found {
  if (existsSync(PATH)) return { path: PATH };
  const refusal = installed();
  if (existsSync(PATH)) return { path: PATH };
  return { missing: `there is no browser at ${PATH}, and ${refusal}` };
}

/** Tries to install it; what stood in the way. */
function installed(): string {
  if (process.env['CHROMIUM'] !== undefined) return 'CHROMIUM asks for that one';
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get'))
    return 'this is no Debian to take it from';
  if (process.getuid?.() !== 0) return 'only root may install it';
  if (!apt(['update'], LISTS)) return 'the lists of Debian could not be read in time';
  if (!apt(['install', '--yes', '--no-install-recommends', 'chromium'], INSTALLATION))
    return 'Debian could not install it in time';
  return 'Debian has put it elsewhere';
}

function apt(call: readonly string[], timeout: number): boolean {
  const quick = ['Acquire::Retries=0', 'Acquire::http::Timeout=10', 'DPkg::Lock::Timeout=5'];
  const options = quick.flatMap((option) => ['-o', option]);
  const { status } = spawnSync('apt-get', ['-q', ...options, ...call], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'ignore',
    timeout,
  });
  return status === 0;
}
