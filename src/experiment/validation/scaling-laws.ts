import { fitScalingLaw, type ScalingLaw } from '../../stats/scaling-law.js';
import { capacityAt, type CapacityObservation } from '../../stats/scaling-law-curve.js';
import { scalingDataSets } from '../../stats/usl-data-sets.js';
import type { ComputedCase, KnownAnswer } from './validation-case.js';

/** What was published of a fitted law, and where the fit has it; NaN where it has none. */
interface FitFigure extends KnownAnswer {
  readonly of: (law: ScalingLaw) => number;
}

/** Of a figure that is printed with six digits, and of one with seven. */
const [sixDigits, sevenDigits] = [5e-6, 5e-7];

/** A benchmark whose throughput falls beyond its peak. */
export const specsdm91Case = dataSetCase(
  'specsdm91',
  'Gunther 2007; R package usl 2, README and tests',
  sixDigits,
  [
    figure('size of the peak', 96.5196, sixDigits, (law) => law.peak?.members),
    figure('capacity at the peak', 1883.9, sixDigits, (law) => law.peak?.capacity),
    figure('limit gamma / sigma', 3245.59, sixDigits, (law) => law.limit),
    figure('standard error of sigma', 0.0091217, 1e-5, (law) => law.sigma.standardError),
    figure('residual sum of squares', 27453.72, sevenDigits, (law) => law.residualSumOfSquares),
  ],
);

/** A program that spends nothing on coherency: the fit lies on its bound and has no peak. */
export const raytracerCase = dataSetCase('raytracer', 'Gunther 2007; R package usl 2, vignette', sixDigits, [
  figure('number of peaks', 0, 0, (law) => (law.peak === null ? 0 : 1)),
  figure('limit gamma / sigma', 378.199, sixDigits, (law) => law.limit),
  figure('residual sum of squares', 697.2378, sevenDigits, (law) => law.residualSumOfSquares),
]);

/** Made from the law, but rounded to four decimals. */
export const toyCase = dataSetCase('toy', 'Gunther 2007; R package usl 2, tests', 2e-3, []);

const [specsdm91Gamma] = dataSet('specsdm91').published;
/** 1 to 1000 processors. */
const sizes = [1, 3, 10, 30, 100, 300, 1000];

/** The benchmark as it would be with less contention and coherency: points of that law give it back, and its peak. */
export const whatIfCase = fitCase(
  'What if specsdm91 had less contention',
  'Gunther 2007; R package usl 2, tests',
  sizes.map((members) => ({ members, capacity: capacityAt([specsdm91Gamma, 0.001, 1e-5], members) })),
  [
    figure('size of the peak', 316.0696, sevenDigits, (law) => law.peak?.members),
    figure('limit gamma / sigma', 89995.23, sevenDigits, (law) => law.limit),
  ],
);

function dataSetCase(
  name: string,
  source: string,
  tolerance: number,
  figures: readonly FitFigure[],
): ComputedCase {
  const { observations, published } = dataSet(name);
  const [gamma, sigma, kappa] = published;
  return fitCase(`Scaling law of ${name}`, source, observations, [
    figure('gamma, capacity of one', gamma, tolerance, (law) => law.gamma.estimate),
    figure('sigma, contention', sigma, tolerance, (law) => law.sigma.estimate),
    figure('kappa, coherency', kappa, tolerance, (law) => law.kappa.estimate),
    ...figures,
  ]);
}

function fitCase(
  name: string,
  source: string,
  observations: readonly CapacityObservation[],
  figures: readonly FitFigure[],
): ComputedCase {
  return {
    name,
    source,
    answers: figures.map(({ quantity, unit, theory, tolerance }) => ({ quantity, unit, theory, tolerance })),
    compute() {
      const law = fitScalingLaw(observations);
      return figures.map(({ of }) => (law === null ? NaN : of(law)));
    },
  };
}

function figure(
  quantity: string,
  theory: number,
  tolerance: number,
  of: (law: ScalingLaw) => number | null | undefined,
): FitFigure {
  return { quantity, unit: '1', theory, tolerance, of: (law) => of(law) ?? NaN };
}

function dataSet(name: string) {
  const found = scalingDataSets.find((one) => one.name === name);
  if (found === undefined) throw new RangeError(`There is no data set ${name}.`);
  return found;
}
