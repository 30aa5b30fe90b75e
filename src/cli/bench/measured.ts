import { spawnSync } from 'node:child_process';
import { mainPath } from '../main-path.js';
import type { BenchFigures, Workload } from './bench-figures.js';

/** A workload as it was measured in a process of its own. */
export interface Measured extends BenchFigures {
  readonly eventsPerSecond: number;
  readonly nanosecondsPerEvent: number;
  /** Largest resident memory of its process. */
  readonly peakMemoryBytes: number;
}

/** Runs a workload here; the memory is that of this process. */
export async function measureHere(workload: Workload, share: number): Promise<Measured> {
  const figures = await workload.run(share);
  const { events, seconds } = figures;
  return {
    ...figures,
    eventsPerSecond: events / seconds,
    nanosecondsPerEvent: (seconds * 1e9) / events,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  };
}

/**
 * Runs a workload in a process of its own, so that none inherits memory or compiled code from another; by a program that
 * is given the call, where one is named.
 */
export function measureApart(name: string, share: number, by: readonly string[] = []): Measured {
  const call = [...by, process.execPath, mainPath, 'bench', name, '--json', '--share', String(share)];
  const { status, stdout, stderr } = spawnSync(call[0], call.slice(1), { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the workload ${name} failed: ${stderr}`);
  return (JSON.parse(stdout) as { workloads: [Measured] }).workloads[0];
}
