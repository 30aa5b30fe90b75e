import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { median } from 'd3-array';
import { readText } from '../files.js';
import { measureApart } from './measured.js';

/** A part of the default sweep on one core against all that this process may use. */
export interface SpeedUp {
  readonly cores: number;
  /**
   * What as many programs as there are cores get done beside each other, in parts of what one alone does: as many as there
   * are cores where all of them are idle. They compute in registers and share nothing.
   */
  readonly idleCores: number;
  /** Seconds on the wall; every figure is the median over the rounds. */
  readonly oneCore: number;
  readonly allCores: number;
  readonly speedUp: number;
}

const SWEEP = 'sweep-part';
const ROUNDS = 3;
const SPIN_SECONDS = 0.5;

/** Counts what is done in a while. The clock is seldom looked at. */
const spinFor = (seconds: number): string =>
  `let done = 0, x = 1; const end = Date.now() + ${1000 * seconds};
   for (; Date.now() < end; done++) for (let i = 0; i < 1e5; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
   console.log(x === 0 ? 0 : done);`;

/** Whether processes can be kept on one core here: by taskset, which Linux has. */
export const canPin = (): boolean =>
  process.platform === 'linux' && spawnSync('taskset', ['--version']).error === undefined;

/** In every round one core, all cores and the idleness of these follow each other, so that none is measured in a better hour. */
export async function measureSpeedUp(share: number, onRound: (round: string) => void): Promise<SpeedUp> {
  const cores = availableParallelism();
  const seconds = SPIN_SECONDS * Math.max(share, 0.1);
  const wanted = share < 1 ? 1 : ROUNDS;
  const rounds: { idleCores: number; oneCore: number; allCores: number }[] = [];
  while (rounds.length < wanted) {
    onRound(`${rounds.length + 1} of ${wanted}`);
    const [alone] = await spin(1, seconds);
    const together = await spin(cores, seconds);
    const oneCore = measureApart(SWEEP, share, ['taskset', '-c', firstCore()]);
    const allCores = measureApart(SWEEP, share);
    if (oneCore.hash !== allCores.hash)
      throw new Error('the sweep on all cores gave other results than on one');
    const idleCores = together.reduce((sum, done) => sum + done, 0) / alone;
    rounds.push({ idleCores, oneCore: oneCore.seconds, allCores: allCores.seconds });
  }
  const middle = (of: (round: (typeof rounds)[number]) => number): number => median(rounds, of)!;
  return {
    cores,
    idleCores: middle((round) => round.idleCores),
    oneCore: middle((round) => round.oneCore),
    allCores: middle((round) => round.allCores),
    speedUp: middle((round) => round.oneCore / round.allCores),
  };
}

/** What each of so many processes gets done at the same time. */
function spin(processes: number, seconds: number): Promise<number[]> {
  return Promise.all(
    Array.from({ length: processes }, async () => {
      const child = spawn(process.execPath, ['-e', spinFor(seconds)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let told = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
      await once(child, 'close');
      return Number(told);
    }),
  );
}

/** The number of a core that this process may use. */
function firstCore(): string {
  return /^Cpus_allowed_list:\s*(\d+)/m.exec(readText('/proc/self/status'))![1];
}
