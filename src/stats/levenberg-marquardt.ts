import { leastSquares } from './linear-solve.js';

/** A model at some parameters, as a straight line would continue it. */
export interface Linearisation {
  /** Observed less predicted, each times the root of its weight. */
  readonly residuals: readonly number[];
  /** A column a parameter: what each prediction gains by it, times the root of the same weight. */
  readonly gradients: readonly (readonly number[])[];
}

/** The parameters of a non-linear model with the least sum of squares. */
export interface NonLinearFit {
  readonly parameters: readonly number[];
  readonly residualSumOfSquares: number;
  /** (JᵀJ)⁻¹ of the gradients J: times the variance of one observation, the covariance of the parameters. */
  readonly inverse: readonly (readonly number[])[];
}

const mostSteps = 200;
/** A step of this share of the parameters is none. */
const smallestStep = 1e-13;
const [gentlest, harshest] = [1e-12, 1e12];

/**
 * Non-linear least squares from `start` (Levenberg 1944; Marquardt 1963). `linearise` gives null where there is no model:
 * no step goes there. Null when the start is such a place, or when the observations do not tell the parameters apart.
 */
export function levenbergMarquardt(
  start: readonly number[],
  linearise: (parameters: readonly number[]) => Linearisation | null,
): NonLinearFit | null {
  let parameters = start;
  let here = linearise(start);
  if (here === null) return null;
  let damping = 1e-3;
  for (let step = 0; step < mostSteps && damping < harshest; step++) {
    const change = dampedStep(here, damping);
    if (change === null || isNothing(change, parameters)) break;
    const further = parameters.map((value, i) => value + change[i]);
    const there = linearise(further);
    if (there !== null && squares(there) < squares(here)) {
      [parameters, here] = [further, there];
      damping = Math.max(gentlest, damping / 10);
    } else damping *= 10;
  }
  const end = leastSquares(here.gradients, here.residuals);
  return end === null ? null : { parameters, residualSumOfSquares: squares(here), inverse: end.inverse };
}

/** The step of a linear fit that is held back, each parameter in proportion to its weight in the model. */
function dampedStep({ residuals, gradients }: Linearisation, damping: number): readonly number[] | null {
  const brakes = gradients.map((gradient) => Math.sqrt(damping) * Math.hypot(...gradient));
  const columns = gradients.map((gradient, i) => [
    ...gradient,
    ...brakes.map((brake, j) => (i === j ? brake : 0)),
  ]);
  return leastSquares(columns, [...residuals, ...brakes.map(() => 0)])?.coefficients ?? null;
}

function isNothing(change: readonly number[], parameters: readonly number[]): boolean {
  return change.every((of, i) => Math.abs(of) <= smallestStep * Math.abs(parameters[i]));
}

function squares({ residuals }: Linearisation): number {
  return residuals.reduce((sum, residual) => sum + residual ** 2, 0);
}
