import type { Progress } from '../../experiment/progress.js';
import type { Findings } from '../../report/findings.js';
import type { Issue } from '../../schema/issue.js';
import type { Told } from '../messages.js';

/** How far the simulation of what is on screen is. */
export interface Simulation {
  readonly phase: 'running' | 'finished' | 'stopped' | 'refused' | 'failed';
  readonly progress: Progress | null;
  /** What is known of this scenario, or of the one before as long as nothing is. */
  readonly findings: Findings | null;
  /** Whether the findings are of this scenario. */
  readonly isOwn: boolean;
  readonly issues: readonly Issue[];
  readonly warnings: readonly string[];
  /** `scaling.csv` once it has finished. */
  readonly scalingCsv: string | null;
  /** What went wrong that is our own fault. */
  readonly fault: string | null;
}

/** Before anything was asked for. */
export const nothingYet: Simulation = {
  phase: 'running',
  progress: null,
  findings: null,
  isOwn: false,
  issues: [],
  warnings: [],
  scalingCsv: null,
  fault: null,
};

/** A simulation that begins, in front of what the one before has found. */
export function begun({ findings }: Simulation): Simulation {
  return { ...nothingYet, findings };
}

/** The simulation after the worker has told something. */
export function after(before: Simulation, told: Told): Simulation {
  switch (told.kind) {
    case 'refused':
      return { ...before, phase: 'refused', issues: told.issues };
    case 'accepted':
      return { ...before, warnings: told.warnings };
    case 'progress':
      return { ...before, progress: told.progress };
    case 'findings':
      return { ...before, findings: told.findings, isOwn: true };
    case 'finished':
      return {
        ...before,
        phase: 'finished',
        findings: told.findings,
        isOwn: true,
        scalingCsv: told.scalingCsv,
      };
    case 'failed':
      return { ...before, phase: 'failed', fault: told.message };
  }
}
