import { levenbergMarquardt } from '../../src/stats/levenberg-marquardt.js';

/** Misra1a of the NIST Statistical Reference Datasets: y = a (1 - exp(-b x)), monomolecular adsorption. */
const misra = {
  x: [77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760],
  y: [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.4, 75.47, 81.78],
};

function adsorption([a, b]: readonly number[]) {
  return {
    residuals: misra.y.map((y, i) => y - a * (1 - Math.exp(-b * misra.x[i]))),
    gradients: [misra.x.map((x) => 1 - Math.exp(-b * x)), misra.x.map((x) => a * x * Math.exp(-b * x))],
  };
}

test.each([
  [500, 0.0001],
  [250, 0.0005],
])('A reference problem of NIST gives its certified values from the start %d, %d', (...start) => {
  const { parameters, residualSumOfSquares, inverse } = levenbergMarquardt(start, adsorption)!;
  expect(parameters[0] / 238.94212918).toBeCloseTo(1, 9);
  expect(parameters[1] / 5.5015643181e-4).toBeCloseTo(1, 9);
  expect(residualSumOfSquares / 0.12455138894).toBeCloseTo(1, 9);
  const variance = residualSumOfSquares / 12;
  expect(Math.sqrt(variance * inverse[0][0]) / 2.7070075241).toBeCloseTo(1, 6);
  expect(Math.sqrt(variance * inverse[1][1]) / 7.2668688436e-6).toBeCloseTo(1, 6);
});

test('No step goes where there is no model, even when a straight line leads there', () => {
  const visited: number[] = [];
  const fit = levenbergMarquardt([4], ([x]) => {
    visited.push(x);
    return x > 0 ? { residuals: [-Math.log(x) - 1, 0], gradients: [[1 / x, 0]] } : null;
  })!;
  expect(Math.min(...visited)).toBeLessThanOrEqual(0);
  expect(fit.parameters[0]).toBeCloseTo(Math.exp(-1), 9);
});

test('There is no fit from a start without model, nor of parameters that do the same', () => {
  expect(levenbergMarquardt([1], () => null)).toBeNull();
  const same = ([a, b]: readonly number[]) => ({
    residuals: [1, 2, 4].map((y) => y - a - b),
    gradients: [
      [1, 1, 1],
      [1, 1, 1],
    ],
  });
  expect(levenbergMarquardt([0, 0], same)).toBeNull();
});
