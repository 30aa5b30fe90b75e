import type { CapacityObservation, ScalingCoefficients } from './scaling-law-curve.js';

/** Throughputs with the coefficients of the Universal Scalability Law that were published for them. */
export interface ScalingDataSet {
  readonly name: string;
  readonly observations: readonly CapacityObservation[];
  readonly published: ScalingCoefficients;
  /** To which the published coefficients are rounded. */
  readonly significantDigits: number;
  readonly source: string;
}

/** Data sets whose fits are published; the size is users, processors and a plain number. */
export const scalingDataSets: readonly ScalingDataSet[] = [
  {
    name: 'specsdm91',
    observations: observed(
      [1, 18, 36, 72, 108, 144, 216],
      [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2],
    ),
    published: [89.99523, 0.0277285, 0.000104365],
    significantDigits: 6,
    source:
      'Scripts per hour of a Sun SPARCcenter 2000 in SPEC SDM91 (Gunther, Guerrilla Capacity Planning, 2007); ' +
      'fit of the R package usl, version 2',
  },
  {
    name: 'raytracer',
    observations: observed(
      [1, 4, 8, 12, 16, 20, 24, 28, 32, 48, 64],
      [20, 78, 130, 170, 190, 200, 210, 230, 260, 280, 310],
    ),
    published: [21.84884, 0.0577708, 0],
    significantDigits: 6,
    source:
      'Intersections per second of the BRL-CAD ray tracer on an SGI Origin 2000 (Gunther, Guerrilla Capacity ' +
      'Planning, 2007); fit of the R package usl, version 2',
  },
  {
    name: 'toy',
    observations: observed([1, 2, 4, 6, 8, 10], [1, 1.8868, 3.0769, 3.5294, 3.5398, 3.3557]),
    published: [1, 0.02, 0.02],
    significantDigits: 3,
    source: 'The law itself, rounded to four decimals; tests of the R package usl, version 2',
  },
];

function observed(sizes: readonly number[], throughputs: readonly number[]): CapacityObservation[] {
  return sizes.map((members, i) => ({ members, capacity: throughputs[i] }));
}
