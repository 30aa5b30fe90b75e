import { least, max, sum } from 'd3-array';
import { leastSquares } from './linear-solve.js';
import {
  type CapacityObservation,
  capacityAt,
  type ScalingCoefficients,
  slowdownAt,
  termOf,
} from './scaling-law-curve.js';

/** What σ or κ may add to the slowdown of the largest size, coarsely. */
const slowdowns = [0, 0.1, 1, 10, 100, 1000];

/**
 * Coefficients to start a fit from, 0 but at the places `free`: those of the linear fit or, where a curve is so odd that
 * it is misled, the best of a coarse grid.
 */
export function scalingLawStart(
  observations: readonly CapacityObservation[],
  free: readonly number[],
): ScalingCoefficients {
  const starts = [linearFit(observations, free), ...gridOf(observations, free)];
  return least(starts, (start) => squaresOf(observations, start)) ?? starts[0];
}

/** N/X is linear in 1/γ, σ/γ and κ/γ: its least squares, weighted so that they are about those of the capacity X. */
function linearFit(
  observations: readonly CapacityObservation[],
  free: readonly number[],
): ScalingCoefficients {
  const roots = observations.map(
    ({ members, capacity, weight = 1 }) => (Math.sqrt(weight) * capacity ** 2) / members,
  );
  const columns = free.map((place) =>
    observations.map(({ members }, i) => roots[i] * termOf(place, members)),
  );
  const responses = observations.map(({ members, capacity }, i) => (roots[i] * members) / capacity);
  const solved = leastSquares(columns, responses)?.coefficients ?? [];
  const [whole, sigma, kappa] = [0, 1, 2].map((place) => solved[free.indexOf(place)] ?? 0);
  return [1 / whole, sigma / whole, kappa / whole];
}

function gridOf(
  observations: readonly CapacityObservation[],
  free: readonly number[],
): ScalingCoefficients[] {
  const largest = max(observations, ({ members }) => members)!;
  const [sigmas, kappas] = [1, 2].map((place) =>
    free.includes(place) ? slowdowns.map((slowdown) => slowdown / termOf(place, largest)) : [0],
  );
  return sigmas.flatMap((sigma) => kappas.map((kappa) => withGamma(observations, sigma, kappa)));
}

/** The best γ for a given σ and κ, in which the capacity is linear. */
function withGamma(
  observations: readonly CapacityObservation[],
  sigma: number,
  kappa: number,
): ScalingCoefficients {
  const shape = (members: number): number => capacityAt([1, sigma, kappa], members);
  const above = sum(observations, ({ members, capacity, weight = 1 }) => weight * capacity * shape(members));
  const below = sum(observations, ({ members, weight = 1 }) => weight * shape(members) ** 2);
  return [above / below, sigma, kappa];
}

/** The weighted sum of squares; infinite where the curve has a pole among the observations. */
function squaresOf(observations: readonly CapacityObservation[], coefficients: ScalingCoefficients): number {
  if (!observations.every(({ members }) => slowdownAt(coefficients, members) > 0)) return Infinity;
  return sum(
    observations,
    ({ members, capacity, weight = 1 }) => weight * (capacity - capacityAt(coefficients, members)) ** 2,
  );
}
