import type { CurveLaw } from '../experiment/scaling-laws.js';
import type { CoefficientEstimate } from '../stats/scaling-law.js';
import { scalingLawNote } from './scaling-law-note.js';

/**
 * The figures of a law by their names in `scaling-law.csv`; null where they do not apply. What a law foretells is left
 * out where the curve does not follow it.
 */
export function scalingLawFigures(curve: CurveLaw) {
  const { law, peak, isFollowed } = curve;
  return {
    ...limits('gamma_bps', law?.gamma),
    ...limits('sigma', law?.sigma),
    ...limits('kappa', law?.kappa),
    ...limits('peak_members', peak === null ? undefined : { ...peak, estimate: peak.members }),
    peak_capacity_bps: peak?.capacity ?? null,
    limit_bps: isFollowed ? (law?.limit ?? null) : null,
    sizes: curve.sizes,
    largest_residual: law?.largestRelativeResidual ?? null,
    note: scalingLawNote(curve),
  };
}

function limits(
  name: string,
  coefficient: Pick<CoefficientEstimate, 'estimate' | 'low' | 'high'> | undefined,
): Readonly<Record<string, number | null>> {
  return {
    [name]: coefficient?.estimate ?? null,
    [`${name}_ci_low`]: coefficient?.low ?? null,
    [`${name}_ci_high`]: coefficient?.high ?? null,
  };
}

/** The laws in the manifest and in the machine-readable summary. */
export function scalingLawEntries(curves: readonly CurveLaw[]) {
  return curves.map((curve) => ({
    strategy: curve.strategy,
    sweep: curve.sweep,
    ...scalingLawFigures(curve),
  }));
}
