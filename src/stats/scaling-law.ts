import { max } from 'd3-array';
import { CONFIDENCE_LEVEL, intervalAround } from './confidence.js';
import { type CapacityObservation, capacityAt, type ScalingCoefficients } from './scaling-law-curve.js';
import { type ScalingLawFit, scalingLawFit } from './scaling-law-fit.js';

/** A coefficient with its t interval; no limits on its bound of 0, or without degrees of freedom. */
export interface Coefficient {
  readonly estimate: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly standardError: number | null;
}

/** The Universal Scalability Law of a curve: X(N) = γN / (1 + σ(N - 1) + κN(N - 1)). */
export interface ScalingLaw {
  /** γ, the capacity of one member, in the unit of the observations. */
  readonly gamma: Coefficient;
  /** σ, contention: the share of the work that members cannot do at the same time. */
  readonly sigma: Coefficient;
  /** κ, coherency: what each pair of members spends on agreeing. */
  readonly kappa: Coefficient;
  /** Weighted as the observations are. */
  readonly residualSumOfSquares: number;
  /** Observations beyond the coefficients that are not on their bounds. */
  readonly degrees: number;
  /** The largest distance of an observation from the curve, as a share of the observation. */
  readonly largestRelativeResidual: number;
  /** The size of most capacity; null when capacity never falls, or falls from the first member on. */
  readonly peak: { readonly members: number; readonly capacity: number } | null;
  /** γ/σ, the capacity that contention alone would leave to ever more members; null without contention. */
  readonly limit: number | null;
}

/** Fewest different sizes that can tell three coefficients apart. */
const fewestSizes = 3;

/**
 * Fits the Universal Scalability Law (Gunther 2007) to capacities by weighted non-linear least squares, σ and κ not below
 * 0. Null below three different sizes, and where capacity falls so steeply that γ and σ grow without end.
 */
export function fitScalingLaw(
  observations: readonly CapacityObservation[],
  level = CONFIDENCE_LEVEL,
): ScalingLaw | null {
  for (const observation of observations) requireObservation(observation);
  if (new Set(observations.map(({ members }) => members)).size < fewestSizes) return null;
  const fit = scalingLawFit(observations);
  if (fit === null) return null;

  const { coefficients, residualSumOfSquares } = fit;
  const degrees = observations.length - fit.free.length;
  const [gamma, sigma] = coefficients;
  const coefficient = (place: number): Coefficient => coefficientOf(fit, place, degrees, level);
  return {
    gamma: coefficient(0),
    sigma: coefficient(1),
    kappa: coefficient(2),
    residualSumOfSquares,
    degrees,
    largestRelativeResidual: largestRelativeResidual(observations, coefficients),
    peak: peakOf(coefficients),
    limit: sigma > 0 ? gamma / sigma : null,
  };
}

function coefficientOf(
  { coefficients, free, inverse, residualSumOfSquares }: ScalingLawFit,
  place: number,
  degrees: number,
  level: number,
): Coefficient {
  const estimate = coefficients[place];
  const index = free.indexOf(place);
  if (index < 0 || degrees < 1) return { estimate, low: null, high: null, standardError: null };
  const standardError = Math.sqrt((residualSumOfSquares / degrees) * inverse[index][index]);
  const { low, high } = intervalAround(estimate, standardError, degrees, 1, level);
  return { estimate, low, high, standardError };
}

function largestRelativeResidual(
  observations: readonly CapacityObservation[],
  coefficients: ScalingCoefficients,
): number {
  return max(observations, ({ members, capacity }) =>
    Math.abs(1 - capacityAt(coefficients, members) / capacity),
  )!;
}

function peakOf(coefficients: ScalingCoefficients): ScalingLaw['peak'] {
  const [, sigma, kappa] = coefficients;
  if (kappa === 0 || sigma >= 1) return null;
  const members = Math.sqrt((1 - sigma) / kappa);
  return { members, capacity: capacityAt(coefficients, members) };
}

function requireObservation({ members, capacity, weight = 1 }: CapacityObservation): void {
  if (!(members >= 1 && capacity > 0 && weight > 0 && members + capacity + weight < Infinity)) {
    throw new RangeError(`No capacity of ${capacity} for ${members} members with weight ${weight}.`);
  }
}
