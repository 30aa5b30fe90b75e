import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a call of the command ended, and what it printed. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The commands that users are told of. */
export const COMMANDS = [
  ...['run', 'compare', 'plan', 'report', 'trace', 'check', 'list', 'explain', 'schema', 'init', 'validate'],
  ...['bench', 'playground'],
];

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** Calls the command as a user does, in a process of its own. */
export function maestroSim(call: readonly string[], cwd?: string): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...call], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}
