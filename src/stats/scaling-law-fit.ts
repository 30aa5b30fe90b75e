import { least, max, sum } from 'd3-array';
import { type Linearisation, levenbergMarquardt } from './levenberg-marquardt.js';
import {
  type CapacityObservation,
  capacityAt,
  type ScalingCoefficients,
  slowdownAt,
  termOf,
} from './scaling-law-curve.js';
import { scalingLawStart } from './scaling-law-start.js';

/** The coefficients with the least sum of squares within their bounds. */
export interface ScalingLawFit {
  readonly coefficients: ScalingCoefficients;
  /** Places of the coefficients that are not on their bound of 0. */
  readonly free: readonly number[];
  /** Weighted as the observations are. */
  readonly residualSumOfSquares: number;
  /** (JᵀJ)⁻¹ of the free coefficients. */
  readonly inverse: readonly (readonly number[])[];
}

/** A coefficient that slows the largest size by less than this is on its bound. */
const negligible = 1e-9;
/** Cosine of residuals and a gradient up to which they are at right angles. */
const rounding = 1e-6;
const places = [0, 1, 2];

/**
 * Weighted least squares of the Universal Scalability Law with σ and κ not below 0. Where the best fit breaks a bound, the
 * best within lies on one: then it is the best of those with fewer free coefficients (active sets). Null where capacity
 * falls so steeply that γ and σ grow without end.
 */
export function scalingLawFit(observations: readonly CapacityObservation[]): ScalingLawFit | null {
  const largest = max(observations, ({ members }) => members) ?? 1;
  const unbounded = fitOf(observations, places);
  if (unbounded !== null && isFeasible(unbounded, largest)) return unbounded;
  const onBounds = [[0, 1], [0, 2], [0]]
    .map((free) => fitOf(observations, free))
    .filter((fit) => fit !== null);
  const feasible = onBounds.filter((fit) => isFeasible(fit, largest));
  const best = least(feasible, ({ residualSumOfSquares }) => residualSumOfSquares);
  return best !== undefined && isOptimal(observations, best) ? best : null;
}

/** True when no coefficient on its bound would better the fit by leaving it upwards (Karush, Kuhn & Tucker). */
function isOptimal(observations: readonly CapacityObservation[], { coefficients }: ScalingLawFit): boolean {
  const { residuals, gradients } = linearised(observations, coefficients, places)!;
  const whole = coefficients[0] * Math.hypot(...gradients[0]);
  const tolerance = rounding * Math.hypot(...residuals) + negligible * whole;
  return gradients.every(
    (gradient) => sum(gradient, (slope, i) => slope * residuals[i]) <= tolerance * Math.hypot(...gradient),
  );
}

function isFeasible({ coefficients, free }: ScalingLawFit, largest: number): boolean {
  return free.every((place) => place === 0 || coefficients[place] * termOf(place, largest) > negligible);
}

/** The fit with the coefficients at the places `free`, the others 0 and no bounds kept. */
function fitOf(observations: readonly CapacityObservation[], free: readonly number[]): ScalingLawFit | null {
  const start = scalingLawStart(observations, free);
  const asCoefficients = (values: readonly number[]): ScalingCoefficients => [
    values[0],
    free.includes(1) ? values[free.indexOf(1)] : 0,
    free.includes(2) ? values[free.indexOf(2)] : 0,
  ];
  const fit = levenbergMarquardt(
    free.map((place) => start[place]),
    (values) => linearised(observations, asCoefficients(values), free),
  );
  if (fit === null) return null;
  const { parameters, residualSumOfSquares, inverse } = fit;
  return { coefficients: asCoefficients(parameters), free, residualSumOfSquares, inverse };
}

/** Null where the curve has a pole among the observations. */
function linearised(
  observations: readonly CapacityObservation[],
  coefficients: ScalingCoefficients,
  free: readonly number[],
): Linearisation | null {
  const slowdowns = observations.map(({ members }) => slowdownAt(coefficients, members));
  if (!slowdowns.every((slowdown) => slowdown > 0)) return null;
  const roots = observations.map(({ weight = 1 }) => Math.sqrt(weight));
  const predicted = observations.map(({ members }, i) => roots[i] * capacityAt(coefficients, members));
  return {
    residuals: observations.map(({ capacity }, i) => roots[i] * capacity - predicted[i]),
    gradients: free.map((place) =>
      observations.map(({ members }, i) =>
        place === 0
          ? predicted[i] / coefficients[0]
          : (-predicted[i] * termOf(place, members)) / slowdowns[i],
      ),
    ),
  };
}
