import { leastSquares, linearSolve } from './linear-solve.js';

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
const smallestStep = 1e-10;
/** Near the least sum of squares steps go on to what rounding hides of it. */
const rounding = 1 + 1e-14;
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
    if (isNothing(change, parameters)) break;
    const further = parameters.map((value, i) => value + change[i]);
    const there = linearise(further);
    if (there !== null && squares(there) <= squares(here) * rounding) {
      [parameters, here] = [further, there];
      damping = Math.max(gentlest, damping / 10);
    } else damping *= 10;
  }
  const end = leastSquares(here.gradients, here.residuals);
  return end === null ? null : { parameters, residualSumOfSquares: squares(here), inverse: end.inverse };
}

/** The step of a linear fit, each parameter held back alike once its gradient has the length 1. */
function dampedStep({ residuals, gradients }: Linearisation, damping: number): readonly number[] {
  const lengths = gradients.map((gradient) => Math.sqrt(product(gradient, gradient)));
  const rows = gradients.map((one, i) =>
    gradients.map((other, j) => (i === j ? 1 + damping : product(one, other) / (lengths[i] * lengths[j]))),
  );
  const pull = gradients.map((gradient, i) => product(gradient, residuals) / lengths[i]);
  return linearSolve(rows, pull).map((step, i) => step / lengths[i]);
}

function product(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i] * other[i];
  return sum;
}

function isNothing(change: readonly number[], parameters: readonly number[]): boolean {
  return change.every((of, i) => Math.abs(of) <= smallestStep * Math.abs(parameters[i]));
}

function squares({ residuals }: Linearisation): number {
  return product(residuals, residuals);
}
