import { inverse, Matrix, QrDecomposition, solve } from 'ml-matrix';

/** Least of a column, as a share of its length, that must not lie in the columns before it. */
const independence = 1e-10;

/** The unknowns of as many linear equations, one a row, none of which is a combination of the others. */
export function linearSolve(rows: readonly (readonly number[])[], rightSides: readonly number[]): number[] {
  return solve(new Matrix(rows), Matrix.columnVector(rightSides)).to1DArray();
}

/** A linear model fitted to observations. */
export interface LeastSquares {
  readonly coefficients: readonly number[];
  readonly residualSumOfSquares: number;
  /** (XᵀX)⁻¹ of the columns X: times the variance of one observation, the covariance of the coefficients. */
  readonly inverse: readonly (readonly number[])[];
}

/**
 * Ordinary least squares of `responses` on `columns` of the same length, by QR decomposition; null when a column is a
 * combination of those before it.
 */
export function leastSquares(
  columns: readonly (readonly number[])[],
  responses: readonly number[],
): LeastSquares | null {
  const design = new Matrix(columns).transpose();
  const decomposition = new QrDecomposition(design);
  const triangle = decomposition.upperTriangularMatrix;
  const lengths = columns.map((column) => Math.hypot(...column));
  if (lengths.some((length, i) => !(Math.abs(triangle.get(i, i)) > independence * length))) return null;

  const right = Matrix.columnVector(responses);
  const coefficients = decomposition.solve(right);
  const residuals = Matrix.sub(right, design.mmul(coefficients)).to1DArray();
  const root = inverse(triangle);
  return {
    coefficients: coefficients.to1DArray(),
    residualSumOfSquares: residuals.reduce((sum, residual) => sum + residual ** 2, 0),
    inverse: root.mmul(root.transpose()).to2DArray(),
  };
}
