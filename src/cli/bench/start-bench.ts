import { spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from 'd3-array';
import { removeFolder } from '../files.js';
import { mainPath } from '../main-path.js';
import { packageRoot } from '../package-version.js';

const probe = pathToFileURL(join(packageRoot, 'dist/src/cli/bench/first-task-probe.js')).href;

/** How long a start takes: medians over processes, seconds. */
export interface StartFigures {
  /** `node -e 0`: what no program can save. */
  readonly node: number;
  readonly help: number;
  /** From the start of the process of `run` to its first simulated event. */
  readonly firstEvent: number;
}

const ROUNDS = 15;

/** Starts processes in turn, so that whatever else the machine does strikes all of them alike. */
export async function startBench(scenario: string, rounds = ROUNDS): Promise<StartFigures> {
  const node: number[] = [];
  const help: number[] = [];
  const firstEvent: number[] = [];
  const out = join(tmpdir(), `maestro-sim-bench-${process.pid}`);
  for (let round = 0; round < rounds; round += 1) {
    node.push(timeOf(['-e', '0']));
    help.push(timeOf([mainPath, '--help']));
    firstEvent.push(
      await timeToTask(['--import', probe, mainPath, 'run', scenario, '--out', out, '--fresh']),
    );
  }
  removeFolder(out);
  return { node: median(node)!, help: median(help)!, firstEvent: median(firstEvent)! };
}

function timeOf(call: readonly string[]): number {
  const began = performance.now();
  spawnSync(process.execPath, call, { stdio: 'ignore' });
  return (performance.now() - began) / 1000;
}

/** Seconds until the process first writes on standard error, where it is killed. */
function timeToTask(call: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, call, { stdio: ['ignore', 'ignore', 'pipe'] });
    let seconds: number | undefined;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (!text.includes('a task begins')) return;
      seconds ??= (performance.now() - began) / 1000;
      child.kill('SIGKILL');
    });
    child.once('close', () =>
      seconds === undefined ? reject(new Error('the run ended before it began a task')) : resolve(seconds),
    );
  });
}
