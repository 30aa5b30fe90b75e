import { leastSquares, linearSolve } from '../../src/stats/linear-solve.js';

test('Equations are solved whatever the order of their rows', () => {
  const rows = [
    [0, 2, 1],
    [3, 0, 0],
    [1, 1, -1],
  ];
  const unknowns = linearSolve(rows, [7, 3, 0]);
  [1, 2, 3].forEach((expected, i) => expect(unknowns[i]).toBeCloseTo(expected, 12));
  expect(rows[0]).toEqual([0, 2, 1]);
});

test('The line through five points is that of the formulas for a line', () => {
  const x = [1, 2, 3, 4, 5];
  const y = [2.1, 3.9, 6.2, 7.8, 10.1];
  const fit = leastSquares([x.map(() => 1), x], y)!;
  expect(fit.coefficients[1]).toBeCloseTo(1.99, 12);
  expect(fit.coefficients[0]).toBeCloseTo(6.02 - 3 * 1.99, 12);
  expect(fit.residualSumOfSquares).toBeCloseTo(0.107, 12);
  expect(fit.inverse[1][1]).toBeCloseTo(1 / 10, 12);
  expect(fit.inverse[0][0]).toBeCloseTo(1 / 5 + 9 / 10, 12);
  expect(fit.inverse[0][1]).toBeCloseTo(-3 / 10, 12);
});

test('Columns of very different size are fitted alike', () => {
  const large = [1e12, 3e12, 2e12, 5e12];
  const small = [1e-9, 1e-9, 2e-9, 4e-9];
  const fit = leastSquares(
    [large, small],
    large.map((value, i) => 2e-12 * value + 3e9 * small[i]),
  )!;
  expect(fit.coefficients[0] / 2e-12).toBeCloseTo(1, 9);
  expect(fit.coefficients[1] / 3e9).toBeCloseTo(1, 9);
});

test('Columns of which one follows from the others have no fit', () => {
  const [a, b] = [
    [1, 2, 3, 5],
    [0.1, 0.7, 0.2, 0.9],
  ];
  const sum = a.map((value, i) => value + b[i]);
  expect(leastSquares([a, b, sum], [1, 2, 3, 4])).toBeNull();
  expect(leastSquares([a, [0, 0, 0, 0]], [1, 2, 3, 4])).toBeNull();
  expect(leastSquares([a, b], [1, 2, 3, 4])).not.toBeNull();
});
